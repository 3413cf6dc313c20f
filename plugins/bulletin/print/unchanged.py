"""An issue that did not change is not set again: its proved pages stand in the cache.

Goes in: a publication and what is asked for; then issue by issue. Comes out: the print edition that was
made from the same before. Of each issue the last one is kept for each kind of print.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bulletin.fonts import FontChoice, locate_fonts
from bulletin.model import Issue, Publication
from bulletin.print.kept import find_last, hash_files, keep_last
from bulletin.print.options import PrintedIssue, PrintOptions
from bulletin.print.pango import pango_version
from bulletin.print.sheets import issue_date

_VALUES = (".md", ".yml")
"""Files of an issue whose content the issue's values hold; all others are told by size and time."""

_Stamp = tuple[int, int, int]
"""Bytes, and in nanoseconds the times when the content and when the file changed."""


@dataclass(frozen=True, slots=True)
class PrintedStore:
    """Kept print editions of a publication's issues; ``shared`` is a hash of what all issues come from."""

    publication: Publication
    options: PrintOptions
    shared: str

    def find(self, issue: Issue) -> PrintedIssue | None:
        """The print edition made from the same before; None when anything is different."""
        return find_last(self._file(issue), self._made_from(issue), PrintedIssue)

    def keep(self, issue: Issue, made: PrintedIssue) -> None:
        """Keep a print edition until the issue changes."""
        keep_last(self._file(issue), self._made_from(issue), made)

    def _file(self, issue: Issue) -> Path:
        asked = repr(replace(self.options, cache=Path(), theme=Path()))
        kind = hashlib.sha256(asked.encode()).hexdigest()[:8]
        return self.options.cache / "editions" / f"{issue.id}-{self.options.kind.value}-{kind}.pickle"

    def _made_from(self, issue: Issue) -> tuple[object, ...]:
        joins = publication_of(self.publication, issue).continuations
        return (self.shared, joins, issue, issue_date(issue), sorted(_stamps(Path(issue.folder))))


def open_store(publication: Publication, options: PrintOptions) -> PrintedStore:
    """The store of a publication. BulletinError when its typefaces are not there."""
    faces = [(file, _stamp(file.path)) for file in locate_fonts(FontChoice.of(publication.fonts))]
    theme = hash_files(options.theme, options.theme.rglob("*"))
    about = replace(publication, issues=(), continuations=())
    shared = repr((about, faces, theme, pango_version()))
    return PrintedStore(
        publication, options, hashlib.sha256(shared.encode("utf-8", "surrogatepass")).hexdigest()
    )


def publication_of(publication: Publication, issue: Issue) -> Publication:
    """The publication as the pages of one issue know it: without its other issues."""
    own = {article.id for article in issue.articles}
    inside = tuple(join for join in publication.continuations if own & {join.head, join.tail})
    return replace(publication, issues=(issue,), continuations=inside)


def _stamps(folder: Path) -> Iterator[tuple[str, _Stamp]]:
    for parent, _, names in os.walk(folder):
        for name in names:
            if not name.endswith(_VALUES):
                path = Path(parent, name)
                yield path.relative_to(folder).as_posix(), _stamp(path)


def _stamp(path: Path) -> _Stamp:
    """The state of a file; zeros when it cannot be read, which is told elsewhere.

    A copy may bring the old time of change with it; the time when it took the file's place nobody sets.
    """
    try:
        state = path.stat()
    except OSError:
        return (0, 0, 0)
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns
