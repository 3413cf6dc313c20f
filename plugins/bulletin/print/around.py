"""The pages around the text, asked of ``covers``: cover, masthead page, contents; back cover."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.errors import Problem, Severity
from bulletin.host import list_entries
from bulletin.host.entries import tails_of
from bulletin.model import Issue, PageMap, Publication
from bulletin.print.covers import CoverRequest, make_covers
from bulletin.print.covers.covers import draw_artwork
from bulletin.print.grid import Grid
from bulletin.print.options import PrintKind, PrintOptions
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


def pages_around(
    publication: Publication,
    issue: Issue,
    page_map: PageMap,
    grid: Grid,
    fonts: Mapping[str, Path],
    options: PrintOptions,
) -> Around:
    """Draw the pages before and behind the text, with the page numbers of the map."""
    entries = tuple(list_entries(issue, page_map, tails_of(publication)))
    artwork = draw_artwork(publication, issue, fonts["song"])
    request = CoverRequest(
        publication,
        issue,
        grid,
        entries,
        fonts,
        artwork,
        options.theme,
        options.bleed if options.kind is PrintKind.PRESS else 0.0,
    )
    covers = make_covers(request)
    contents = tuple(
        ContentsLine(entry.id, entry.title, entry.page) for entry in entries if entry.page is not None
    )
    warnings = tuple(_complaint(issue, text) for text in covers.complaints)
    return Around(covers.front, covers.back, covers.front_pages, _sheets(covers.back), contents, warnings)


def _sheets(pdf: bytes) -> int:
    with open_pdf(pdf) as opened:
        return len(opened.pages)


def _complaint(issue: Issue, text: str) -> Problem:
    return Problem(
        f"issues/{issue.id}/issue.yml",
        None,
        f"封面或目录：{text}",
        "请看成品的封面、版权页和目录",
        code="covers",
        severity=Severity.WARNING,
    )
