"""The pages around the text, asked of ``covers``: cover, masthead page, contents; back cover.

They are kept in the cache by everything they show, since drawing them costs more than the text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bulletin.errors import Problem, Severity
from bulletin.host import Entry, list_entries
from bulletin.host.entries import tails_of
from bulletin.model import PageMap
from bulletin.print.job import Job
from bulletin.print.kept import hash_files, kept
from bulletin.print.pango import pango_version
from bulletin.print.proof import ContentsLine


@dataclass(frozen=True, slots=True)
class Around:
    """Two PDFs, how many sheets they have, the contents as printed, warnings."""

    front: bytes
    back: bytes
    front_sheets: int
    back_sheets: int
    contents: tuple[ContentsLine, ...]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The two PDFs, ready to be joined to the text, and what was wrong when they were drawn."""

    front: bytes
    back: bytes
    front_sheets: int
    back_sheets: int
    complaints: tuple[str, ...]


def pages_around(job: Job, page_map: PageMap) -> Around:
    """Draw the pages before and behind the text, with the page numbers of the map."""
    entries = tuple(list_entries(job.issue, page_map, tails_of(job.publication)))
    drawn = kept(job.options.cache / "covers", _shown(job, entries), Drawn, partial(_draw, job, entries))
    contents = tuple(
        ContentsLine(entry.id, entry.title, entry.page) for entry in entries if entry.page is not None
    )
    warnings = tuple(_complaint(job, text) for text in drawn.complaints)
    return Around(drawn.front, drawn.back, drawn.front_sheets, drawn.back_sheets, contents, warnings)


def _draw(job: Job, entries: tuple[Entry, ...]) -> Drawn:
    from bulletin.print import covers  # noqa: PLC0415 - loads Pango and fontTools, when there is something to draw
    from bulletin.print.covers.joining import for_joining  # noqa: PLC0415 - the same

    artwork = covers.draw_artwork(job.publication, job.issue, job.fonts.song.path)
    request = covers.CoverRequest(
        job.publication,
        job.issue,
        job.grid,
        entries,
        job.fonts.files,
        artwork,
        job.options.theme,
        job.bleed,
    )
    made = covers.make_covers(request)
    front, back = for_joining(made.front), for_joining(made.back)
    return Drawn(front.data, back.data, made.front_pages, back.sheets, made.complaints)


def _shown(job: Job, entries: tuple[Entry, ...]) -> tuple[object, ...]:
    """All that the covers come from: values, fonts, theme, the cover's picture, and Pango's version."""
    publication = replace(job.publication, issues=(), continuations=())
    issue = replace(job.issue, articles=())
    cover = Path(job.issue.folder) / job.issue.cover if job.issue.cover else None
    picture = hash_files(cover.parent, (cover,)) if cover and cover.is_file() else ()
    theme = hash_files(job.options.theme, job.options.theme.rglob("*"))
    drawn_by = pango_version()
    return (publication, issue, job.grid, entries, job.bleed, job.fonts.digest, theme, picture, drawn_by)


def _complaint(job: Job, text: str) -> Problem:
    return Problem(
        job.issue_file,
        None,
        f"封面或目录：{text}",
        "请看成品的封面、版权页和目录",
        code="covers",
        severity=Severity.WARNING,
    )
