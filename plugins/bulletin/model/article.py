"""One article: what its front matter says, and its body."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum

from bulletin.model.body import Body
from bulletin.model.scope import Scope

FULL_SPACE = "\u3000"


class Form(Enum):
    """How an article is built and set (体裁)."""

    ARTICLE = "文章"
    DIGEST = "发言摘登"
    PROPOSAL = "提案"
    CHRONICLE = "纪事"
    REGULATION = "规章"


@dataclass(frozen=True, slots=True)
class Author:
    """A person (``name``, perhaps ``position`` and ``institution``) or, without name, an institution."""

    name: str = ""
    position: str = ""
    institution: str = ""

    @property
    def display(self) -> str:
        """The name to index and to cite: the person, else the institution."""
        return self.name or self.institution

    @property
    def post(self) -> str:
        """What stands beside a person's name: institution and position, joined as printed."""
        return f"{self.institution}{self.position}" if self.name else ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The head of a proposal: number (案号), proposers (提案者), sector (界别), handling office (承办)."""

    number: str
    proposers: tuple[str, ...]
    sector: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """An article of an issue; ``id`` is ``2026-1/03-停车`` and also its address on the website.

    ``title_lines`` are the lines as printed; ``page`` is the start page the editor wrote (planned
    or, for back issues, printed). ``path`` is its file for messages, ``digest`` a hash of all
    that its values came from.
    """

    id: str
    path: str
    title_lines: tuple[str, ...]
    department: str
    body: Body
    digest: str
    scope: Scope = Scope.PUBLIC
    form: Form = Form.ARTICLE
    kicker: str = ""
    deck: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    page: int | None = None
    date: datetime.date | None = None
    source: str = ""
    editors_note: str = ""
    author_note: str = ""
    proposal: Proposal | None = None
    contents_title_lines: tuple[str, ...] = ()
    continues: str | None = None
    """Id of the earlier article that this one continues (续自)."""

    @property
    def issue_id(self) -> str:
        """The issue folder's name: ``2026-1``."""
        return self.id.partition("/")[0]

    @property
    def slug(self) -> str:
        """The file's name without ending: ``03-停车``."""
        return self.id.partition("/")[2]

    @property
    def title(self) -> str:
        """The title on one line, printed lines parted by a full-width space."""
        return FULL_SPACE.join(self.title_lines)

    @property
    def bylines(self) -> tuple[Author, ...]:
        """The authors to name under the title: those of a proposal only where its head does not name them."""
        if self.proposal is None or any(author.post for author in self.authors):
            return self.authors
        named = "\n".join(self.proposal.proposers)
        return () if all(author.display in named for author in self.authors) else self.authors

    @property
    def listed_lines(self) -> tuple[str, ...]:
        """The title lines as 目录 prints them."""
        return self.contents_title_lines or self.title_lines
