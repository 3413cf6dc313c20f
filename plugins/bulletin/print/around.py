"""The pages around the text, asked of ``covers``: cover, masthead page, contents; back cover.

They are kept in the cache by everything they show, since drawing them costs more than the text.
"""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass, replace
from pathlib import Path

from bulletin.errors import Problem, Severity
from bulletin.host import list_entries
from bulletin.host.entries import tails_of
from bulletin.model import PageMap
from bulletin.outputs import write_whole
from bulletin.print.covers import CoverRequest, Covers, draw_artwork, make_covers
from bulletin.print.job import Job
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
    request = CoverRequest(
        job.publication,
        job.issue,
        job.grid,
        entries,
        job.fonts.files,
        draw_artwork(job.publication, job.issue, job.fonts.song.path),
        job.options.theme,
        job.bleed,
    )
    covers = _recalled(job, request)
    contents = tuple(
        ContentsLine(entry.id, entry.title, entry.page) for entry in entries if entry.page is not None
    )
    warnings = tuple(_complaint(job, text) for text in covers.complaints)
    return Around(covers.front, covers.back, covers.front_pages, _sheets(covers.back), contents, warnings)


def _recalled(job: Job, request: CoverRequest) -> Covers:
    """The covers from the cache, or drawn and put there."""
    kept = job.options.cache / "covers" / f"{_key(job, request)}.pickle"
    if kept.exists():
        covers = pickle.loads(kept.read_bytes())  # noqa: S301 - our own cache folder
        assert isinstance(covers, Covers)
        return covers
    covers = make_covers(request)
    kept.parent.mkdir(parents=True, exist_ok=True)
    write_whole(kept, pickle.dumps(covers))
    return covers


def _key(job: Job, request: CoverRequest) -> str:
    """A hash of all that the covers show: values, fonts, theme, and the cover's picture."""
    publication = replace(job.publication, issues=(), continuations=())
    issue = replace(job.issue, articles=())
    digest = hashlib.sha256(job.fonts.digest.encode())
    shown = (publication, issue, request.grid, request.entries, request.artwork, request.bleed)
    digest.update(repr(shown).encode())
    for file in sorted(path for path in request.theme.rglob("*") if path.is_file()):
        digest.update(file.name.encode() + file.read_bytes())
    if job.issue.cover:
        picture = Path(job.issue.folder) / job.issue.cover
        digest.update(picture.read_bytes() if picture.exists() else b"")
    return digest.hexdigest()[:32]


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
