"""A Word table as Markdown can hold it: every row of one length, one head.

In: a WordTable. Out: a Grid, and what merged cells became. A cell over several rows is repeated in each, so
that every row says what it is about; one over several columns stands in the first; a head of two rows is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.reading.text import FULL_SPACE
from bulletin.importer.word.findings import Finding, Weight
from bulletin.importer.word.reading.blocks import Align, Block, Cell, WordParagraph, WordTable
from bulletin.importer.word.reading.rich import EMPTY, Rich, joined, plain
from bulletin.importer.word.shaping.pieces import Grid
from bulletin.importer.word.shaping.spaces import tidy

_ALIGNS = {Align.CENTRE: "center", Align.RIGHT: "right"}
_NESTED = "；"


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place of the table: its words, and whether it only repeats the cell above."""

    rich: Rich = EMPTY
    align: Align | None = None
    repeats: bool = False


def make_grid(table: WordTable) -> tuple[Grid, tuple[Finding, ...]]:
    """The grid and the findings."""
    depth = _head_depth(table)
    slots = _lay_out(table, depth)
    head = tuple(_head(column) for column in zip(*slots[:depth], strict=True)) if slots else ()
    rows = tuple(tuple(slot.rich for slot in row) for row in slots[depth:])
    aligns = tuple(_align([row[i] for row in slots[depth:]]) for i in range(len(head)))
    return Grid(head, rows, aligns), tuple(_findings(table, depth))


def _lay_out(table: WordTable, depth: int) -> list[list[_Slot]]:
    """Every place of the table; in a head of several rows a wide cell heads each of its columns."""
    width = max((cell.column + cell.width for row in table.rows for cell in row), default=0)
    slots = [[_Slot() for _ in range(width)] for _ in table.rows]
    for number, row in enumerate(table.rows):
        for cell in row:
            content, align = _content(cell), _cell_align(cell)
            across = cell.width if number < depth and depth > 1 else 1
            for down in range(number, min(number + cell.height, len(slots))):
                for column in range(cell.column, cell.column + across):
                    slots[down][column] = _Slot(content, align, down > number)
    used = [i for i in range(width) if any(row[i].rich.text for row in slots)]
    return [[row[i] for i in used] for row in slots] if used else slots


def _content(cell: Cell) -> Rich:
    """The words of a cell, its paragraphs parted by line ends."""
    parts = [part for block in cell.blocks if (part := _block(block)).text]
    return joined(piece for i, part in enumerate(parts) for piece in ((plain("\n"), part) if i else (part,)))


def _block(block: Block) -> Rich:
    if isinstance(block, WordParagraph):
        label = block.label.text if block.label else ""
        return plain(label) + tidy(block.rich)
    cells = [_content(cell) for row in block.rows for cell in row]
    filled = [one for one in cells if one.text]
    return joined(piece for i, one in enumerate(filled) for piece in ((plain(_NESTED), one) if i else (one,)))


def words_of_table(table: WordTable) -> list[str]:
    """The words of each cell, row by row."""
    return [_content(cell).plain for row in table.rows for cell in row]


def part_title_row(table: WordTable) -> tuple[Rich, WordTable]:
    """The table's title where its first row is one cell over all columns, and the rest of the table."""
    width = max((cell.column + cell.width for row in table.rows for cell in row), default=0)
    first = table.rows[0] if table.rows else ()
    if len(first) != 1 or first[0].width < max(width, 2) or first[0].height > 1 or len(table.rows) < 3:
        return Rich(), table
    return _content(first[0]), WordTable(table.number, table.rows[1:])


def _cell_align(cell: Cell) -> Align | None:
    first = next((b for b in cell.blocks if isinstance(b, WordParagraph) and b.rich.plain.strip()), None)
    return None if first is None else first.align


def _head_depth(table: WordTable) -> int:
    """Rows of the head: as many as its tallest cell takes, where one of its cells spans columns."""
    first = table.rows[0] if table.rows else ()
    spans = any(cell.width > 1 for cell in first) and len(first) > 1
    tallest = max((cell.height for cell in first), default=1)
    return min(tallest, len(table.rows) - 1, 3) if spans and tallest > 1 else min(1, len(table.rows))


def _head(column: Sequence[_Slot]) -> Rich:
    """The head of a column of several rows: 2025年　数量."""
    parts = [slot.rich for slot in column if slot.rich.text and not slot.repeats]
    return joined(
        piece for i, one in enumerate(parts) for piece in ((plain(FULL_SPACE), one) if i else (one,))
    )


def _align(column: Sequence[_Slot]) -> str:
    """The alignment of most cells of the column."""
    usual = Counter(slot.align for slot in column if slot.align is not None and slot.rich.text).most_common(1)
    return _ALIGNS.get(usual[0][0], "") if usual and usual[0][0] else ""


def _findings(table: WordTable, depth: int) -> list[Finding]:
    flat = table.rows[depth if depth > 1 else 0 :]
    wide = [cell for row in flat for cell in row if cell.width > 1 and _content(cell).text]
    tall = [cell for row in table.rows[depth:] for cell in row if cell.height > 1 and _content(cell).text]
    nested = any(isinstance(b, WordTable) for row in table.rows for cell in row for b in cell.blocks)
    found = []
    if depth > 1:
        found.append(f"表头的{depth}行并成了1行")
    if wide:
        found.append(f"横着合并的格子有{len(wide)}个，字放在第一格")
    if tall:
        found.append(f"竖着合并的格子有{len(tall)}个，每一行都重复写出")
    if nested:
        found.append(f"格子里套着的表，各格用“{_NESTED}”隔开写在一起")
    message = f"{'；'.join(found)}；请与原稿对照"
    return [Finding(Weight.LOOK, "表格", table.place, message)] if found else []
