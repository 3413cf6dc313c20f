"""The rows of a Markdown table as the library parts them, for whoever must say what it would lose.

Goes in: the lines of a block. Comes out: whether they are a table, and the cells of each. Python-Markdown
gives every row as many cells as the head has: what stands in further ones is dropped without a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.tables import TableProcessor


def is_table(lines: Sequence[str]) -> bool:
    """Whether a block of these lines becomes a table: head, rule, rows."""
    return _Rows().test(Element("div"), "\n".join(lines))


def part_rows(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The cells of each line, the head first, which says whether outer bars are written.

    Bars behind a backslash and those in code part nothing.
    """
    rows = _Rows()
    rows.test(Element("div"), "\n".join(lines))
    return tuple(rows.part(line) for line in lines)


class _Rows(TableProcessor):
    """The processor that makes the tables, asked how it would part a row."""

    def __init__(self) -> None:
        super().__init__(markdown.Markdown().parser, {})

    def part(self, line: str) -> tuple[str, ...]:
        # The library's own way to part a row; its types do not list it.
        cells: list[str] = self._split_row(line.strip())  # type: ignore[attr-defined]
        return tuple(cell.strip() for cell in cells)
