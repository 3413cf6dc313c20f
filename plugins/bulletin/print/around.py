"""The pages around the text, asked of ``covers``: cover, masthead page, contents; back cover.

They are kept in the cache by everything they show, since drawing them costs more than the text.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bulletin.errors import Problem, Severity
from bulletin.host import Entry, list_entries
from bulletin.host.entries import tails_of
from bulletin.model import PageMap
from bulletin.print.covers import CoverRequest, Covers, draw_artwork, make_covers
from bulletin.print.job import Job
from bulletin.print.kept import kept
from bulletin.print.press.files import open_pdf
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


def pages_around(job: Job, page_map: PageMap) -> Around:
    """Draw the pages before and behind the text, with the page numbers of the map."""
    entries = tuple(list_entries(job.issue, page_map, tails_of(job.publication)))
    covers = kept(job.options.cache / "covers", _shown(job, entries), Covers, partial(_draw, job, entries))
    contents = tuple(
        ContentsLine(entry.id, entry.title, entry.page) for entry in entries if entry.page is not None
    )
    warnings = tuple(_complaint(job, text) for text in covers.complaints)
    return Around(covers.front, covers.back, covers.front_pages, _sheets(covers.back), contents, warnings)


def _draw(job: Job, entries: tuple[Entry, ...]) -> Covers:
    return make_covers(
        CoverRequest(
            job.publication,
            job.issue,
            job.grid,
            entries,
            job.fonts.files,
            draw_artwork(job.publication, job.issue, job.fonts.song.path),
            job.options.theme,
            job.bleed,
        )
    )


def _shown(job: Job, entries: tuple[Entry, ...]) -> tuple[object, ...]:
    """All that the covers show: values, fonts, theme, and the cover's picture."""
    publication = replace(job.publication, issues=(), continuations=())
    issue = replace(job.issue, articles=())
    files = sorted(path for path in job.options.theme.rglob("*") if path.is_file())
    if job.issue.cover:
        files.append(Path(job.issue.folder) / job.issue.cover)
    hashes = tuple(hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file.exists())
    return (publication, issue, job.grid, entries, job.bleed, job.fonts.digest, hashes)


def _sheets(pdf: bytes) -> int:
    with open_pdf(pdf) as opened:
        return len(opened.pages)


def _complaint(job: Job, text: str) -> Problem:
    return Problem(
        job.issue_file,
        None,
        f"封面或目录：{text}",
        "请看成品的封面、版权页和目录",
        code="covers",
        severity=Severity.WARNING,
    )
