"""Reading a table: canonical HTML to a ``Table`` value.

Columns keep the alignment that the editor wrote in Markdown; where none was written the first
column ranges left and the others right if all their cells are figures, else left.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bulletin.markup.text import Element, classes
from bulletin.print.galley.blocks import Cell, Table
from bulletin.print.setting import Align, Run

ReadRuns = Callable[[Element, str], tuple[Run, ...]]
_FIGURE = re.compile(r"^[\s\d.,，%％+\-—–\u2009\u202f/:：]*$")


def read_table(figure: Element, read: ReadRuns) -> Table:
    """The table of a ``figure.table``; ``read`` gives the runs of an element in a named style."""
    table = figure if figure.tag == "table" else figure.find("table")
    title = figure.find("figcaption") if figure is not table else None
    note = next((p for p in figure.iterchildren("p") if "note" in classes(p)), None)
    head = [row for part in table.iter("thead") for row in part.iter("tr")]
    body = [row for row in table.iter("tr") if row not in head]
    aligns = _alignments(body)
    return Table(
        title=read(title, "table_title") if title is not None else (),
        head=tuple(_cells(row, "table_head", aligns, read) for row in head if _has_text(row)),
        body=tuple(_cells(row, "table_text", aligns, read) for row in body),
        note=read(note, "table_note") if note is not None else (),
    )


def _has_text(row: Element) -> bool:
    return bool("".join(row.itertext()).strip())


def _cells(row: Element, style: str, aligns: list[Align], read: ReadRuns) -> tuple[Cell, ...]:
    return tuple(
        Cell(read(cell, style), aligns[k] if k < len(aligns) else Align.LEFT)
        for k, cell in enumerate(row.iterchildren("td", "th"))
    )


def _alignments(rows: list[Element]) -> list[Align]:
    columns: list[list[str]] = []
    for row in rows:
        for k, cell in enumerate(row.iterchildren("td", "th")):
            columns.extend([] for _ in range(k + 1 - len(columns)))
            columns[k].append("".join(cell.itertext()).strip())
    return [
        Align.RIGHT if k and any(texts) and all(map(_FIGURE.match, texts)) else Align.LEFT
        for k, texts in enumerate(columns)
    ]
