"""The rows of 目录 on as few pages as hold them: departments whole where they can be, pages about alike."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

from bulletin.host import Entry
from bulletin.print.covers.measures import rows_of
from bulletin.print.division import cheapest_edges

FIRST_PAGE, FURTHER_PAGE = 556.5, 651.0
"""Points for bands: under the head of the first contents page, and on a page without (look: 4, Contents)."""
_ROW, _BAND, _GAP = 17.5, 17.1, 3.5

Cost = tuple[int, float]
"""Departments divided, and the sum of the squares of the pages' heights."""


def split_contents(entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], ...]:
    """The rows of each contents page."""
    for pages in range(1, len(entries)):
        edges = _edges(entries, pages)
        if edges:
            return tuple(entries[start:end] for start, end in pairwise(edges))
    return tuple((entry,) for entry in entries) or ((),)


def contents_height(entries: tuple[Entry, ...]) -> float:
    """Points that these rows take on one page, with their bands."""
    return _Heights(entries).of(0, len(entries))


class _Heights:
    """Heights of any rows that follow one another, in points."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self._rows = [0, *accumulate(map(rows_of, entries))]
        changes = [a.department != b.department for a, b in pairwise(entries)]
        self.seams = [True, *changes, True]
        self._seams = [0, *accumulate(map(int, self.seams))]

    def of(self, start: int, end: int) -> float:
        """Of the rows from ``start`` to before ``end``."""
        if start == end:
            return 0.0
        bands = 1 + self._seams[end] - self._seams[start + 1]
        rows = self._rows[end] - self._rows[start]
        return _ROW * rows + _BAND * bands + _GAP * (end - start - bands)


def _edges(entries: tuple[Entry, ...], pages: int) -> list[int]:
    """Where the pages begin and end in the best division; empty when none fits."""
    heights, count = _Heights(entries), len(entries)

    def follow(page: int, start: int, spent: Cost) -> Iterator[tuple[int, Cost]]:
        room = FURTHER_PAGE if page else FIRST_PAGE
        divided, squares = spent
        for end in range(start + 1, count + 1):
            height = heights.of(start, end)
            if height > room:
                break
            yield end, (divided + (not heights.seams[end]), squares + height**2)

    return cheapest_edges(count, pages, (0, 0.0), follow)
