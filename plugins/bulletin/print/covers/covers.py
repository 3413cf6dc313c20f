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
    em_width,
    fit_guide_line,
    has_row_of_its_own,
)
from bulletin.print.covers.paging import split_contents
from bulletin.print.covers.templates import BLACK, RED, WHITE, inked, templates_of
from bulletin.print.covers.weasy import draw_pages
from bulletin.print.grid import Grid


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

    The text begins on a right-hand page, so the front is an even number of pages: behind a contents of
    one page, or three, the call for papers has a page of its own, else it stands on the masthead page.
    Without a call that page is white: a rule over nothing would look forgotten.
    """
    environment = templates_of(request.theme, request.grid)
    folders = (request.theme, Path(request.issue.folder), *{font.parent for font in request.fonts.values()})
    highlights = _highlights(request)
    contents = split_contents(request.entries)
    context = _context(request, highlights, contents)
    front, first = draw_pages(environment.get_template("front.html").render(context), folders)
    back, second = draw_pages(environment.get_template("back.html").render(context), folders)
    pages = 2 + len(contents) + len(contents) % 2
    return Covers(front, back, pages, (*_too_long(highlights), *first, *second))


def _context(
    request: CoverRequest, highlights: tuple[GuideLine, ...], contents: tuple[tuple[Entry, ...], ...]
) -> dict[str, object]:
    issue, art = request.issue, request.artwork
    height, when_size = _number_sizes(request)
    return {
        "publication": request.publication,
        "issue": issue,
        "masthead": issue.masthead,
        "groups": masthead_groups(request.publication, issue),
        "highlights": highlights,
        "own_row": {entry.id for entry in request.entries if has_row_of_its_own(entry)},
        "contents": [group_by_department(page) for page in contents],
        "grid": request.grid,
        "bleed": request.bleed,
        "fonts": {role: path.as_uri() for role, path in request.fonts.items()},
        "nameplate": inked(art.nameplate, BLACK),
        "nameplate_white": inked(art.nameplate, WHITE),
        "contents_word": inked(art.contents, BLACK),
        "numeral": inked(art.numeral, RED),
        "numeral_ratio": art.numeral.width / art.numeral.height,
        "numeral_height": height,
        "when_size": when_size,
        "imprint": imprint_rows(issue),
        "picture": (Path(issue.folder) / issue.cover).as_uri() if issue.cover else "",
    }


def _number_sizes(request: CoverRequest) -> tuple[float, float]:
    """Height of the cover's numeral, and type size of the issue's number beside it, in points.

    Under a picture both stand left of 本期导读, which begins 121.8 pt from the edge of the type.
    """
    if not request.issue.cover:
        return 106.0, 15.0
    numeral = request.artwork.numeral
    ratio = numeral.width / numeral.height
    height = min(68.0, 46.0 / ratio)
    room = 121.8 - height * ratio - 14
    return height, round(min(15.0, room / em_width(request.issue.number.text, halved=False)), 2)


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
