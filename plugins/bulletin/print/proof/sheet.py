"""What a finished PDF shall hold, and what may turn out to be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProofPart:
    """The plain text of an article that stands on one printed page, one line a block."""

    page: int
    text: str


@dataclass(frozen=True, slots=True)
class ProofArticle:
    """An article's parts in reading order and its notes; together they are its whole text.

    ``again`` is what shall stand at the top of a page once more: the head of a table that goes on there.
    """

    id: str
    parts: tuple[ProofPart, ...]
    notes: tuple[ProofPart, ...] = ()
    again: tuple[ProofPart, ...] = ()


@dataclass(frozen=True, slots=True)
class ProofJump:
    """下转``to_page``页 stands on ``from_page``, 上接``from_page``页 on ``to_page``."""

    article: str
    host: str
    from_page: int
    to_page: int


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """An entry of 目录: the title as it is printed there, and the page number before it."""

    article: str
    title: str
    page: int


@dataclass(frozen=True, slots=True)
class ProofSheet:
    """All that is to be proved; ``first_sheet`` is the index of the PDF page with folio 1.

    ``folio_band`` is the height in points at the foot of a page where nothing but the folio stands.
    """

    sheets: int
    first_sheet: int
    body_pages: int
    folio_band: float
    articles: tuple[ProofArticle, ...]
    jumps: tuple[ProofJump, ...]
    contents: tuple[ContentsLine, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as planned, in the editors' Chinese; ``jump`` where a jump is to blame."""

    message: str
    page: int | None = None
    article: str | None = None
    jump: ProofJump | None = None
