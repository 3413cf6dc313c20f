"""Making up pages: sections of galleys laid on the rows of pages, from the top, in order.

Goes in: the sections of one flow (an article, or items of a department that run on) and the
grid's counts. Comes out: what stands on which page, column and row, and how far the last page is
used. Pure; rows and columns are counts, not points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from bulletin.print.galley.slugs import Band, Columns, Section, Slug
from bulletin.print.makeup.columns import balance, fill_all, rows_of_notes, space_between


class Laid(NamedTuple):
    """A slug or band on a page: ``column`` is None for a band, ``row`` counts from the text's top."""

    page: int
    column: int | None
    row: int
    piece: Slug | Band
    article: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section and the article it belongs to."""

    article: str
    section: Section


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow made up: its pieces in reading order, its pages, the rows used on the last one.

    ``seams`` are the page breaks inside columns: the part and the slug that begins each page.
    """

    pieces: tuple[Laid, ...]
    pages: int
    used: int
    seams: tuple[tuple[int, int, int], ...]
    """(page, part, slug): the page begins with this slug of this part's columns."""


@dataclass(slots=True)
class _Maker:
    rows: int
    columns: int
    page: int = 0
    row: int = 0
    pieces: list[Laid] = field(default_factory=list)
    seams: list[tuple[int, int, int]] = field(default_factory=list)

    def turn(self) -> None:
        self.page += 1
        self.row = 0


def make_up(parts: Sequence[Part], rows: int, columns: int) -> Flow:
    """Lay the parts of a flow on pages of ``rows`` by ``columns``."""
    maker = _Maker(rows, columns)
    for k, part in enumerate(parts):
        if isinstance(part.section, Band):
            _lay_band(maker, parts, k)
        else:
            _lay_columns(maker, part, k)
    return Flow(tuple(maker.pieces), maker.page + 1, maker.row, tuple(maker.seams))


def _lay_band(maker: _Maker, parts: Sequence[Part], k: int) -> None:
    band = parts[k].section
    assert isinstance(band, Band)
    if maker.row and maker.row + _room_wanted(parts, k, maker.rows) > maker.rows:
        maker.turn()
    if band.falls_at_top and maker.row == 0:
        return
    maker.pieces.append(Laid(maker.page, None, maker.row, band, parts[k].article))
    maker.row += min(band.rows, maker.rows - maker.row)


def _room_wanted(parts: Sequence[Part], k: int, rows: int) -> int:
    """Rows that a band and what has to stay with it take on one page."""
    band = parts[k].section
    assert isinstance(band, Band)
    wanted = band.rows + band.needs
    total = 0
    for part in parts[k:]:
        if not isinstance(part.section, Band):
            break
        total += part.section.rows
        if total + part.section.needs <= rows:
            wanted = max(wanted, total + part.section.needs)
        if not part.section.needs:
            break
    return min(wanted, rows)


def _lay_columns(maker: _Maker, part: Part, number: int) -> None:
    assert isinstance(part.section, Columns)
    slugs, start = part.section.slugs, 0
    while start < len(slugs):
        room = maker.rows - maker.row
        fitted = balance(slugs, start, room, maker.columns)
        height, ends = fitted or (room, fill_all(slugs, start, room, maker.columns))
        if ends[-1] == start:
            if maker.row == 0:
                ends, height = (start + 1,) * maker.columns, maker.rows
            else:
                maker.turn()
                continue
        at = Laid(maker.page, None, maker.row, slugs[start], part.article)
        maker.pieces.extend(lay_slugs(slugs, start, ends, at, height))
        maker.row += height
        start = ends[-1]
        if start < len(slugs):
            maker.turn()
            maker.seams.append((maker.page, number, start))


def lay_slugs(
    slugs: Sequence[Slug], start: int, ends: tuple[int, ...], at: Laid, height: int
) -> Iterator[Laid]:
    """The slugs of columns ``height`` rows high that begin on the page and row of ``at`` and belong to its
    article; their notes come last, so that the text is read without them.
    """
    first = start
    for column, end in enumerate(ends):
        row = at.row
        for k in range(start, end):
            if k > start:
                row += space_between(slugs[k - 1], slugs[k])
            yield Laid(at.page, column, row, slugs[k], at.article)
            row += slugs[k].rows
        start = end
    yield from _lay_notes(slugs, (first, *ends), at, height)


def _lay_notes(slugs: Sequence[Slug], edges: tuple[int, ...], at: Laid, height: int) -> Iterator[Laid]:
    """The notes of each column at its foot, under one hairline."""
    for column, (start, end) in enumerate(pairwise(edges)):
        noted = [slug.notes for slug in slugs[start:end] if slug.notes]
        row = at.row + height - rows_of_notes(slugs, start, end)
        pieces = [*noted[0][:1], *(piece for notes in noted for piece in notes[1:])] if noted else []
        for k, piece in enumerate(pieces):
            yield Laid(at.page, column, row + k, piece, at.article)
