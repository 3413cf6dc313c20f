"""Fill the templates of theme/print with an issue and draw them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.fonts.lettering import Lettering, draw_lettering
from bulletin.host import Entry, group_by_department
from bulletin.model import Issue, Publication
from bulletin.print.covers.masthead import imprint_rows, masthead_groups
from bulletin.print.covers.measures import (
    PICTURE_COVER,
    PLAIN_COVER,
    GuideLine,
    fit_guide_line,
    has_row_of_its_own,
    rows_of,
)
from bulletin.print.covers.templates import BLACK, RED, WHITE, inked, templates_of
from bulletin.print.covers.weasy import draw_pages
from bulletin.print.grid import Grid

CONTENTS_HEIGHT = 556.5
"""Points that one contents page has for its bands, under the head (look: 4, Contents)."""
_ROW, _BAND, _GAP = 17.5, 17.1, 3.5


@dataclass(frozen=True, slots=True)
class Artwork:
    """Lettering: the nameplate, the word 目录, and the issue's number."""

    nameplate: Lettering
    contents: Lettering
    numeral: Lettering


def draw_artwork(publication: Publication, issue: Issue, font: Path) -> Artwork:
    """The lettering of an issue, drawn from 宋."""
    number = issue.number.text.partition("第")[2].removesuffix("期")
    return Artwork(
        draw_lettering(font, publication.nameplate),
        draw_lettering(font, "目录"),
        draw_lettering(font, number),
    )


@dataclass(frozen=True, slots=True)
class CoverRequest:
    """All that the pages around the text are made from.

    ``fonts`` are files by role (song, hei, kai); ``bleed`` is in millimetres; ``entries`` the rows
    of the contents in printed order.
    """

    publication: Publication
    issue: Issue
    grid: Grid
    entries: tuple[Entry, ...]
    fonts: Mapping[str, Path]
    artwork: Artwork
    theme: Path
    bleed: float = 0


@dataclass(frozen=True, slots=True)
class Covers:
    """``front`` and ``back`` are PDFs; ``front_pages`` the number of pages before folio 1 (even)."""

    front: bytes
    back: bytes
    front_pages: int
    complaints: tuple[str, ...]


def make_covers(request: CoverRequest) -> Covers:
    """Cover, masthead, contents; and the back cover.

    The text begins on a right-hand page, so the front is four pages: with a contents of one page
    the call for papers has a page of its own behind it, else it stands on the masthead page. Without
    a call that page is white: a rule over nothing would look forgotten.
    """
    environment = templates_of(request.theme, request.grid)
    folders = (request.theme, Path(request.issue.folder), *{font.parent for font in request.fonts.values()})
    highlights = _highlights(request)
    context = _context(request, highlights)
    front, first = draw_pages(environment.get_template("front.html").render(context), folders)
    back, second = draw_pages(environment.get_template("back.html").render(context), folders)
    return Covers(front, back, 4, (*_too_long(highlights), *first, *second))


def _context(request: CoverRequest, highlights: tuple[GuideLine, ...]) -> dict[str, object]:
    issue, art = request.issue, request.artwork
    halves = split_contents(request.entries)
    return {
        "publication": request.publication,
        "issue": issue,
        "masthead": issue.masthead,
        "groups": masthead_groups(request.publication, issue),
        "highlights": highlights,
        "own_row": {entry.id for entry in request.entries if has_row_of_its_own(entry)},
        "contents": [group_by_department(half) for half in halves],
        "grid": request.grid,
        "bleed": request.bleed,
        "fonts": {role: path.as_uri() for role, path in request.fonts.items()},
        "nameplate": inked(art.nameplate, BLACK),
        "nameplate_white": inked(art.nameplate, WHITE),
        "contents_word": inked(art.contents, BLACK),
        "numeral": inked(art.numeral, RED),
        "numeral_ratio": art.numeral.width / art.numeral.height,
        "imprint": imprint_rows(issue),
        "picture": (Path(issue.folder) / issue.cover).as_uri() if issue.cover else "",
    }


def split_contents(entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], ...]:
    """The rows of one contents page, or of two when they are too high; a department is not divided.

    The seam between departments that divides the height best is taken.
    """
    whole = contents_height(entries)
    if whole <= CONTENTS_HEIGHT:
        return (entries,)
    seams = [n for n in range(1, len(entries)) if entries[n].department != entries[n - 1].department]
    seam = min(
        seams or [len(entries) // 2],
        key=lambda n: abs(contents_height(entries[:n]) - contents_height(entries[n:])),
    )
    return entries[:seam], entries[seam:]


def contents_height(entries: tuple[Entry, ...]) -> float:
    """Points that these rows take, with their bands."""
    groups = group_by_department(entries)
    rows = sum(map(rows_of, entries))
    return _ROW * rows + _BAND * len(groups) + _GAP * (len(entries) - len(groups))


def _highlights(request: CoverRequest) -> tuple[GuideLine, ...]:
    """本期导读 with page numbers; the first entries where the editor wrote none. Five at most."""
    pages = {entry.id: entry.page for entry in request.entries}
    chosen = [(line.text, pages.get(line.article or "")) for line in request.issue.highlights]
    shown = (chosen or [(entry.title, entry.page) for entry in request.entries])[:5]
    room = PICTURE_COVER if request.issue.cover else PLAIN_COVER
    return tuple(fit_guide_line(text, page, room) for text, page in shown)


def _too_long(highlights: tuple[GuideLine, ...]) -> tuple[str, ...]:
    return tuple(
        f"本期导读第{n}条（{line.lines[0][:12]}…）有{len(line.lines[0])}个字，封面上排不下，请改短"
        for n, line in enumerate(highlights, 1)
        if not line.fits
    )
