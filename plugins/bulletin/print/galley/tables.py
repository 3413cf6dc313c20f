"""Tables: three rules, one row of the grid for each line, 17 em or 34 em wide, never divided.

A table that is too wide for a column goes over all of them; cells that are still too wide turn
over. Only a table taller than a page is divided, and its head is set again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bulletin.print.galley.blocks import Cell, Table
from bulletin.print.galley.compositor import Compositor, Line
from bulletin.print.galley.slugs import Band, Slug
from bulletin.print.marks import Mark, Rule, moved_all
from bulletin.print.setting import Align, Run

Row = tuple[Cell, ...]
_GAP = 1.0
"""Least space between two columns of a table, in em of its text."""


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row of cells, ``rows`` of the grid high, its marks relative to its top left corner.

    ``again`` is the extent of a head that it sets once more.
    """

    rows: int
    marks: tuple[Mark, ...]
    start: int | None
    end: int | None
    again: tuple[int, int] | None = None


def set_table(table: Table, compositor: Compositor, block: int) -> tuple[Slug | Band, ...]:
    """The table as one slug, one band, or, when taller than a page, several bands."""
    grid = compositor.grid
    natural = _natural_widths(table, compositor)
    wide = sum(natural) + _gap(compositor) * (len(natural) - 1) > grid.column
    width = grid.width if wide else grid.column
    pieces = list(_pieces(table, compositor, _column_widths(natural, width, compositor), width))
    if not wide and len(pieces) == 1:
        p, floats = pieces[0], _floats(table, pieces[0])
        return (Slug(p.rows, p.marks, p.start, p.end, block, before=1, after=1, floats=floats),)
    return tuple(
        Band(p.rows + 1, p.marks, p.start, p.end, floats=_floats(table, p), goes_on=k > 0, again=p.again)
        for k, p in enumerate(pieces)
    )


def _floats(table: Table, piece: SetRow) -> bool:
    """Whether the table may leave its place: the text calls it by its number, or it says what it tells."""
    return piece.start is not None and bool(table.title)


def _gap(compositor: Compositor) -> float:
    return _GAP * compositor.styles.table_text.size


def _natural_widths(table: Table, compositor: Compositor) -> list[float]:
    widths: list[float] = []
    for row in (*table.head, *table.body):
        for k, cell in enumerate(row):
            if k == len(widths):
                widths.append(compositor.styles.table_text.size)
            widths[k] = max(widths[k], compositor.width_of(cell.runs))
    return widths


def _column_widths(natural: list[float], width: float, compositor: Compositor) -> list[float]:
    """Spare width goes to all columns alike; missing width is taken from the widest."""
    room = width - _gap(compositor) * (len(natural) - 1)
    if sum(natural) <= room:
        spare = (room - sum(natural)) / max(len(natural), 1)
        return [one + spare for one in natural]
    least = min(room / max(len(natural), 1), 2 * compositor.styles.table_text.size)
    low, high = least, max(natural)
    for _ in range(40):
        cap = (low + high) / 2
        low, high = (cap, high) if sum(min(one, cap) for one in natural) <= room else (low, cap)
    capped = [min(one, low) for one in natural]
    shrink = min(1.0, room / sum(capped))
    return [one * shrink for one in capped]


def _pieces(table: Table, compositor: Compositor, widths: list[float], width: float) -> Iterator[SetRow]:
    """The table whole, or page by page when it is taller than a page."""
    title = list(_lines(table.title, compositor, width, Align.CENTRE))
    note = list(_lines(table.note, compositor, width, Align.LEFT))
    head = [_set_row(row, widths, compositor, is_head=True) for row in table.head]
    body = [_set_row(row, widths, compositor, is_head=False) for row in table.body]
    most = compositor.grid.rows - 1 - sum(row.rows for row in (*title, *head, *note))
    groups: list[list[SetRow]] = [[]]
    for row in body:
        if groups[-1] and sum(one.rows for one in groups[-1]) + row.rows > most:
            groups.append([])
        groups[-1].append(row)
    again, extent = [replace(row, start=None, end=None) for row in head], _extent(head)
    for k, group in enumerate(groups):
        above = (title, head) if k == 0 else ([], again)
        below = note if k == len(groups) - 1 else []
        yield replace(_stack((*above, group, below), compositor, width), again=extent if k else None)


def _stack(parts: tuple[list[SetRow], ...], compositor: Compositor, width: float) -> SetRow:
    """Title, head, body and note under one another, with the three rules."""
    _, head, body, note = parts
    row, scale = compositor.grid.row, compositor.grid.scale
    marks: list[Mark] = []
    at = 0
    for part in parts:
        if part is head:
            marks.append(Rule(0.0, at * row, width, 1.0 * scale))
        if part is body and head:
            marks.append(Rule(0.0, at * row, width, 0.4 * scale))
        if part is note:
            marks.append(Rule(0.0, at * row - 1.0 * scale, width, 1.0 * scale))
        for one in part:
            marks.extend(moved_all(one.marks, 0.0, at * row))
            at += one.rows
    start, end = _extent([one for part in parts for one in part]) or (None, None)
    return SetRow(at, tuple(marks), start, end)


def _extent(rows: Sequence[SetRow | Line]) -> tuple[int, int] | None:
    """From the first character to behind the last one; None where there is no text."""
    starts = [one.start for one in rows if one.start is not None]
    ends = [one.end for one in rows if one.end is not None]
    return (min(starts), max(ends)) if starts and ends else None


def _lines(runs: tuple[Run, ...], compositor: Compositor, width: float, align: Align) -> Iterator[SetRow]:
    if runs:
        for line in compositor.lines(runs, width, align):
            yield SetRow(1, moved_all(line.marks, 0.0, compositor.baseline), line.start, line.end)


def _set_row(row: Row, widths: list[float], compositor: Compositor, *, is_head: bool) -> SetRow:
    marks: list[Mark] = []
    lines: list[Line] = []
    high, x = 1, 0.0
    drop = compositor.baseline - (0.7 * compositor.grid.scale if is_head else 0.0)
    for k, cell in enumerate(row[: len(widths)]):
        align = cell.align or Align.LEFT
        made = compositor.lines(cell.runs, widths[k], align)
        for n, line in enumerate(made):
            marks.extend(moved_all(line.marks, x, n * compositor.grid.row + drop))
        lines.extend(made)
        high = max(high, len(made))
        x += widths[k] + _gap(compositor)
    start, end = _extent(lines) or (None, None)
    return SetRow(high, tuple(marks), start, end)
