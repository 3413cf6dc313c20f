"""Tables: three rules, one row of the grid for each line, 17 em or 34 em wide, never divided.

A table that is too wide for a column goes over all of them; cells that are still too wide turn
over. Only a table taller than a page is divided, and its head is set again.
"""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.print.galley.blocks import Cell, Table
from bulletin.print.galley.compositor import Compositor, Line
from bulletin.print.galley.slugs import Band, Slug
from bulletin.print.galley.tall import SetRow, TallTable, extent_of
from bulletin.print.marks import Mark, moved_all
from bulletin.print.setting import Align, Run

Row = tuple[Cell, ...]
_GAP = 1.0
"""Least space between two columns of a table, in em of its text."""


def set_table(table: Table, compositor: Compositor, block: int) -> Slug | Band:
    """The table as a slug or a band; one that is taller than a page is divided where it begins."""
    grid = compositor.grid
    natural = _natural_widths(table, compositor)
    wide = sum(natural) + _gap(compositor) * (len(natural) - 1) > grid.column
    width = grid.width if wide else grid.column
    rows = _set_rows(table, compositor, _column_widths(natural, width, compositor), width)
    whole = rows.whole()
    floats = whole.start is not None and bool(table.title)
    if whole.rows >= grid.rows:
        return Band(whole.rows + 1, (), whole.start, whole.end, floats=floats, tall=rows)
    if wide:
        return Band(whole.rows + 1, whole.marks, whole.start, whole.end, floats=floats)
    return Slug(whole.rows, whole.marks, whole.start, whole.end, block, before=1, after=1, floats=floats)


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


def _set_rows(table: Table, compositor: Compositor, widths: list[float], width: float) -> TallTable:
    return TallTable(
        title=tuple(_lines(table.title, compositor, width, Align.CENTRE)),
        head=tuple(_set_row(row, widths, compositor, is_head=True) for row in table.head),
        body=tuple(_set_row(row, widths, compositor, is_head=False) for row in table.body),
        note=tuple(_lines(table.note, compositor, width, Align.LEFT)),
        width=width,
        row=compositor.grid.row,
        scale=compositor.grid.scale,
    )


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
    start, end = extent_of(lines) or (None, None)
    return SetRow(high, tuple(marks), start, end)
