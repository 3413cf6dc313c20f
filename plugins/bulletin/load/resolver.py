"""Answers the body's questions about pictures and links, and notes what is wrong and on which line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from bulletin.errors import BulletinError, Problem
from bulletin.load.frontmatter import Halves
from bulletin.load.links import Reference, article_id, line_of
from bulletin.load.pictures import Mention, measure

_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([A-Za-z][A-Za-z0-9+.-]*:[^)\s>]*)")


@dataclass(slots=True)
class FolderResolver:
    """The ``Resolver`` of one article in an issue's folder; ``path`` names its file in messages.

    ``problems``, ``references`` (to other articles) and ``used`` (pictures) fill while the body is
    rendered.
    """

    halves: Halves
    path: str
    identity: str
    folder: Path
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def picture(self, source: str) -> tuple[int, int] | None:
        """The size in pixels of a picture in the issue's folder; None, and a problem, for a bad one."""
        source = source or _refused_address(self.halves.body)
        try:
            size = measure(Mention(source, self.folder, self.path, self._line(source)))
        except BulletinError as error:
            self.problems.extend(error.problems)
            return None
        self.used.add(source)
        return size

    def article(self, href: str) -> str | None:
        """The id that a link means; whether it exists is seen when all issues are read."""
        if href.startswith("#"):
            return None
        target = article_id(href, self.identity.partition("/")[0])
        if target is None:
            message = f"链接“{href[:40]}”不像一篇文章"
            remedy = "请写成 [停车](03-停车.md)，别的期写成 [停车](../2026-1/03-停车.md)，网址要有 https://"
            self.problems.append(Problem(self.path, self._line(href), message, remedy, "link-unknown"))
            return None
        self.references.append(Reference(self.identity, self.path, self._line(href), href, target))
        return target

    def _line(self, written: str) -> int:
        return line_of(self.halves.body, self.halves.body_line, written)


def _refused_address(body: str) -> str:
    """The first picture whose address (C:/…, data:…) was cleaned away before the resolver saw it."""
    found = (match[1] for match in _PICTURE.finditer(body))
    return next((source for source in found if not source.lower().startswith("http")), "")
