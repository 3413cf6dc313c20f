"""年度总目次 as a PDF: all articles of a year by department, each with its issue and page (GB/T 3179).

Goes in: the publication, an edition, the page maps. Comes out: one PDF a year, holding only what the
edition may show. The same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, repeat
from urllib.parse import quote

from bulletin.errors import Problem, Severity
from bulletin.fonts import FontChoice, PrintFonts, print_fonts
from bulletin.host import Entry, list_entries, read_pages
from bulletin.host.entries import tails_of
from bulletin.host.years import gather_departments
from bulletin.model import Edition, Issue, PageMap, Publication
from bulletin.print.grid import Grid, grid_of
from bulletin.print.kept import hash_files, kept
from bulletin.print.options import PrintOptions
from bulletin.print.pango import pango_version


@dataclass(frozen=True, slots=True)
class YearContents:
    """What one year's PDF shows; ``whole_numbers`` as 总第61—66期, empty where unknown."""

    publication: Publication
    year: int
    whole_numbers: str
    grid: Grid
    entries: tuple[Entry, ...]

    @property
    def title(self) -> str:
        """The file's title."""
        return f"{self.publication.nameplate}　{self.year}年总目次"


@dataclass(frozen=True, slots=True)
class PrintedYear:
    """The finished PDF, and what the editor should know of it."""

    pdf: bytes
    warnings: tuple[Problem, ...]


def set_years(
    publication: Publication,
    edition: Edition,
    page_maps: Mapping[str, PageMap],
    options: PrintOptions,
    executor: Executor | None = None,
) -> dict[int, PrintedYear]:
    """The PDFs of all years that have articles in this edition; unchanged ones come from the cache."""
    years = contents_by_year(publication, edition, page_maps)
    run = executor.map if executor else map
    return dict(zip((year.year for year in years), run(set_year, years, repeat(options)), strict=True))


def contents_by_year(
    publication: Publication, edition: Edition, page_maps: Mapping[str, PageMap]
) -> tuple[YearContents, ...]:
    """What each year shows: the rows of 目录 of the issues that the edition may show."""
    shown = publication.for_edition(edition)
    maps, tails = read_pages(publication, shown, page_maps), tails_of(shown)
    bare = replace(shown, issues=(), continuations=())
    years = []
    for year, group in groupby(shown.issues, key=lambda issue: issue.number.year):
        issues = tuple(group)
        entries = tuple(row for issue in issues for row in list_entries(issue, maps.get(issue.id), tails))
        if entries:
            grid = grid_of(issues[-1].typesetting)
            years.append(YearContents(bare, year, _whole_numbers(issues), grid, entries))
    return tuple(years)


def set_year(contents: YearContents, options: PrintOptions) -> PrintedYear:
    """One year's PDF."""
    fonts = print_fonts(options.cache / "fonts", FontChoice.of(contents.publication.fonts))
    shown = (contents, fonts.digest, hash_files(options.theme, options.theme.rglob("*")), pango_version())
    return kept(options.cache / "years", shown, PrintedYear, partial(_draw, contents, fonts, options))


def _draw(contents: YearContents, fonts: PrintFonts, options: PrintOptions) -> PrintedYear:
    # Pango and fontTools are loaded when there is something to draw.
    from bulletin.fonts.lettering import draw_lettering  # noqa: PLC0415
    from bulletin.print.covers import YearArtwork, YearRequest, draw_year  # noqa: PLC0415
    from bulletin.print.covers.joining import finish_file  # noqa: PLC0415

    publication, song = contents.publication, fonts.song.path
    site = publication.site_url.rstrip("/")
    request = YearRequest(
        publication=publication,
        year=contents.year,
        whole_numbers=contents.whole_numbers,
        grid=contents.grid,
        groups=gather_departments(publication, contents.entries),
        addresses={row.id: f"{site}/{quote(row.url)}" for row in contents.entries} if site else {},
        fonts=fonts.files,
        artwork=YearArtwork(draw_lettering(song, publication.nameplate), draw_lettering(song, "总目次")),
        theme=options.theme,
    )
    pdf, complaints = draw_year(request)
    return PrintedYear(finish_file(pdf, contents.title), tuple(_warn(contents, text) for text in complaints))


def _warn(contents: YearContents, text: str) -> Problem:
    return Problem(
        "mkdocs.yml",
        None,
        f"{contents.year}年总目次：{text}",
        "请看网站上这一年总目次的 PDF",
        code="year",
        severity=Severity.WARNING,
    )


def _whole_numbers(issues: tuple[Issue, ...]) -> str:
    numbers = [issue.whole_number for issue in issues if issue.whole_number]
    if not numbers:
        return ""
    first, last = min(numbers), max(numbers)
    return f"总第{first}期" if first == last else f"总第{first}—{last}期"
