"""Fill the templates of theme/print with an issue and draw them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bulletin.host import Entry, group_by_department
from bulletin.model import Issue, Publication
from bulletin.print.covers.masthead import imprint_rows, masthead_groups
from bulletin.print.covers.weasy import draw_pages
from bulletin.print.grid import Grid

DESIGN_WIDTH = 595.28
"""Trim width in points on which theme/print is measured; other sizes scale."""
DESIGN_HEIGHT = 807.87
RED = "#b4141c"
ONE_PAGE = 16
"""Entries that one contents page holds (look: 4, Contents)."""


@dataclass(frozen=True, slots=True)
class Artwork:
    """Lettering as SVG in one colour: nameplate, the word 目录, and the issue's number."""

    nameplate: str
    contents: str
    numeral: str


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
    the call for papers has a page of its own behind it, else it stands on the masthead page.
    """
    environment = _environment(request)
    folders = (request.theme, Path(request.issue.folder), *{font.parent for font in request.fonts.values()})
    context = _context(request)
    front, first = draw_pages(environment.get_template("front.html").render(context), folders)
    back, second = draw_pages(environment.get_template("back.html").render(context), folders)
    return Covers(front, back, 4, first + second)


def _environment(request: CoverRequest) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(request.theme), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    across, down = request.grid.trim_width / DESIGN_WIDTH, request.grid.trim_height / DESIGN_HEIGHT
    environment.filters["u"] = lambda points: f"{points * across:.3f}pt"
    environment.filters["v"] = lambda points: f"{points * down:.3f}pt"
    return environment


def _context(request: CoverRequest) -> dict[str, object]:
    issue, art = request.issue, request.artwork
    halves = split_contents(request.entries)
    return {
        "publication": request.publication,
        "issue": issue,
        "masthead": issue.masthead,
        "groups": masthead_groups(request.publication, issue),
        "highlights": _highlights(request),
        "contents": [group_by_department(half) for half in halves],
        "grid": request.grid,
        "bleed": request.bleed,
        "fonts": {role: path.as_uri() for role, path in request.fonts.items()},
        "nameplate": _inked(art.nameplate, "#000"),
        "nameplate_white": _inked(art.nameplate, "#fff"),
        "contents_word": _inked(art.contents, "#000"),
        "numeral": _inked(art.numeral, RED),
        "numeral_ratio": _ratio(art.numeral),
        "imprint": imprint_rows(issue),
        "picture": (Path(issue.folder) / issue.cover).as_uri() if issue.cover else "",
    }


def _inked(svg: str, colour: str) -> Markup:
    """Our own outlines in one colour; WeasyPrint hands no CSS colour down to an SVG."""
    return Markup(svg.replace("<svg ", f'<svg fill="{colour}" ', 1))  # noqa: S704


def _ratio(svg: str) -> float:
    """Width over height of an SVG, from its viewBox."""
    match = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', svg)
    assert match is not None, svg[:80]
    return float(match[1]) / float(match[2])


def split_contents(entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], ...]:
    """The rows of one contents page, or of two when there are too many; a department is not divided.

    The first page takes the larger half, since its head is followed by a full column of rows.
    """
    if len(entries) <= ONE_PAGE:
        return (entries,)
    seams = [n for n in range(1, len(entries)) if entries[n].department != entries[n - 1].department]
    middle = (len(entries) + 1) / 2
    seam = min(seams, key=lambda n: (abs(n - middle), -n), default=round(middle))
    return entries[:seam], entries[seam:]


def _highlights(request: CoverRequest) -> list[tuple[str, int | None]]:
    """本期导读 with page numbers; the first entries where the editor wrote none. Five at most."""
    pages = {entry.id: entry.page for entry in request.entries}
    chosen = [(line.text, pages.get(line.article or "")) for line in request.issue.highlights]
    return (chosen or [(entry.title, entry.page) for entry in request.entries])[:5]
