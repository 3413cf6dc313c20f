"""Tables taller than a page: where they are divided, which is known only where they begin, and their pages.

Lengths are points, heights whole rows of the grid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bulletin.print.marks import Mark, Rule, moved_all

LEAST = 4
"""Rows of its body that a table begins with at a page's foot."""


class _Extended(Protocol):
    @property
    def start(self) -> int | None: ...
    @property
    def end(self) -> int | None: ...


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


@dataclass(frozen=True, slots=True)
class TallTable:
    """The rows of a table, its width, the height of a row of the grid and the scale of its rules."""

    title: tuple[SetRow, ...]
    head: tuple[SetRow, ...]
    body: tuple[SetRow, ...]
    note: tuple[SetRow, ...]
    width: float
    row: float
    scale: float

    @property
    def least(self) -> int:
        """Rows of a page that it takes to begin."""
        return _rows(self.title) + _rows(self.head) + _rows(self.body[:LEAST])

    def whole(self) -> SetRow:
        """The table undivided."""
        return self._stack((self.title, self.head, self.body, self.note))

    def pages(self, room: int, rows: int) -> Iterator[SetRow]:
        """The table divided: ``room`` rows of its first page, ``rows`` of the others, its head on each."""
        groups = self._groups(room, rows)
        again, extent = tuple(replace(row, start=None, end=None) for row in self.head), extent_of(self.head)
        for k, group in enumerate(groups):
            above = (self.title, self.head) if k == 0 else ((), again)
            below = self.note if k == len(groups) - 1 else ()
            yield replace(self._stack((*above, tuple(group), below)), again=extent if k else None)

    def _groups(self, room: int, rows: int) -> list[list[SetRow]]:
        left = room - _rows(self.title) - _rows(self.head)
        groups: list[list[SetRow]] = [[]]
        for k, row in enumerate(self.body):
            below = _rows(self.note) if k == len(self.body) - 1 else 0
            if groups[-1] and row.rows + below > left:
                groups.append([])
                left = rows - _rows(self.head)
            groups[-1].append(row)
            left -= row.rows
        return groups

    def _stack(self, parts: tuple[tuple[SetRow, ...], ...]) -> SetRow:
        """Title, head, body and note under one another, with the three rules."""
        marks: list[Mark] = []
        at = 0
        rules = (None, 1.0, 0.4 if parts[1] else None, 1.0)
        for k, (part, rule) in enumerate(zip(parts, rules, strict=True)):
            if rule is not None:
                thick = rule * self.scale
                marks.append(Rule(0.0, at * self.row - (thick if k == 3 else 0.0), self.width, thick))
            for one in part:
                marks.extend(moved_all(one.marks, 0.0, at * self.row))
                at += one.rows
        start, end = extent_of([one for part in parts for one in part]) or (None, None)
        return SetRow(at, tuple(marks), start, end)


def extent_of(rows: Sequence[_Extended]) -> tuple[int, int] | None:
    """From the first character to behind the last one; None where there is no text."""
    starts = [one.start for one in rows if one.start is not None]
    ends = [one.end for one in rows if one.end is not None]
    return (min(starts), max(ends)) if starts and ends else None


def _rows(rows: Sequence[SetRow]) -> int:
    return sum(row.rows for row in rows)
