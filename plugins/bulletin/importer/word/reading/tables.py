"""Tables: rows of cells with what each spans.

In: a w:tbl and a reader for what stands in cells. Out: a WordTable. Rows that a revision deleted are left
out, with their words in a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from bulletin.importer.word.findings import Finding, Place, Weight
from bulletin.importer.word.reading.blocks import Block, Cell, WordTable
from bulletin.importer.word.reading.names import W, child, number, value, words_in

ReadCell = Callable[[Any], tuple[Block, ...]]
_MOST_COLUMNS = 60
_NO_HOLDERS = frozenset(f"{W}{name}" for name in ("tr", "tc", "tbl", "p", "tblPr", "trPr", "tcPr"))


def read_table(element: Any, place: int, read_cell: ReadCell, findings: list[Finding]) -> WordTable:
    """The table; ``place`` is the number of the paragraph before which it stands."""
    rows: list[list[Cell]] = []
    open_cells: dict[int, tuple[int, int]] = {}
    for row in _inside(element, f"{W}tr"):
        if child(row, "trPr", "del") is not None:
            text = words_in(row)
            place_of_row = Place(place, text)
            findings.append(Finding(Weight.OUT, "修订", place_of_row, "修订中删去的表格行没有收", text))
            continue
        rows.append([])
        column = min(max(number(value(row, "trPr", "gridBefore")) or 0, 0), _MOST_COLUMNS)
        for cell in _inside(row, f"{W}tc"):
            width = min(max(number(value(cell, "tcPr", "gridSpan")) or 1, 1), _MOST_COLUMNS)
            merge = child(cell, "tcPr", "vMerge")
            goes_on = _goes_on(merge) and column in open_cells
            if goes_on and not words_in(cell):
                _grow(rows, open_cells[column])
            else:
                rows[-1].append(Cell(column, width, 1, read_cell(cell)))
                open_cells.pop(column, None)
                if merge is not None:
                    open_cells[column] = (len(rows) - 1, len(rows[-1]) - 1)
            column += width
    return WordTable(place, tuple(tuple(row) for row in rows))


def _goes_on(merge: Any) -> bool:
    """Whether a cell belongs to the one above."""
    return merge is not None and merge.get(f"{W}val", "continue") != "restart"


def _grow(rows: list[list[Cell]], where: tuple[int, int]) -> None:
    """The cell takes one row more."""
    row, index = where
    cell = rows[row][index]
    rows[row][index] = replace(cell, height=cell.height + 1)


def _inside(element: Any, tag: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, whatever holds them; not those of tables inside."""
    for one in element:
        if one.tag == tag:
            yield one
        elif one.tag not in _NO_HOLDERS:
            yield from _inside(one, tag)
