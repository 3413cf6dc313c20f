"""Fill the template of 年度总目次 and draw it: running pages, unlike the covers, which are laid by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.fonts.lettering import Lettering
from bulletin.host import Group
from bulletin.model import Publication
from bulletin.print.covers.templates import BLACK, inked, templates_of
from bulletin.print.covers.weasy import draw_pages
from bulletin.print.grid import Grid


@dataclass(frozen=True, slots=True)
class YearArtwork:
    """Lettering: the nameplate, and the words 总目次."""

    nameplate: Lettering
    title: Lettering


@dataclass(frozen=True, slots=True)
class YearRequest:
    """All that the pages are made from.

    ``addresses`` are full addresses of articles by id, empty where the site's own is unknown;
    ``fonts`` are files by role (song, hei, kai).
    """

    publication: Publication
    year: int
    whole_numbers: str
    grid: Grid
    groups: tuple[Group, ...]
    addresses: Mapping[str, str]
    fonts: Mapping[str, Path]
    artwork: YearArtwork
    theme: Path


def draw_year(request: YearRequest) -> tuple[bytes, tuple[str, ...]]:
    """The pages as PDF bytes, and what WeasyPrint complained about."""
    folders = (request.theme, *{font.parent for font in request.fonts.values()})
    context = {
        "publication": request.publication,
        "year": request.year,
        "whole_numbers": request.whole_numbers,
        "grid": request.grid,
        "bleed": 0,
        "groups": request.groups,
        "addresses": request.addresses,
        "fonts": {role: path.as_uri() for role, path in request.fonts.items()},
        "nameplate": inked(request.artwork.nameplate, BLACK),
        "title_word": inked(request.artwork.title, BLACK),
    }
    template = templates_of(request.theme, request.grid).get_template("year.html")
    return draw_pages(template.render(context), folders)
