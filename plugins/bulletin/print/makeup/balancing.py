"""Columns side by side: filled to one height, or to the least height that takes all of their text. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from bulletin.print.galley.slugs import Slug
from bulletin.print.makeup.columns import fill, height_of
from bulletin.print.makeup.floats import fill_past


class Filled(NamedTuple):
    """Columns of one ``height`` in rows: the slugs in the order in which they stand, floats moved, and the
    index behind each column's last slug.
    """

    slugs: Sequence[Slug]
    ends: tuple[int, ...]
    height: int


def balance(
    slugs: Sequence[Slug], start: int, most: int, columns: int, *, may_float: bool = True
) -> Filled | None:
    """The lowest columns that take all slugs from ``start``; None when ``most`` rows are too few.

    Nothing floats where the same height does without.
    """
    if start >= len(slugs):
        return Filled(slugs, (len(slugs),) * columns, 0)
    rows = height_of(slugs, start, len(slugs))
    ways = (False, True) if may_float and any(slug.floats for slug in slugs[start:]) else (False,)
    for height in range(max(1, ceil(rows / columns) - 2), most + 1):
        for way in ways:
            filled = fill_all(slugs, start, height, columns, may_float=way)
            if filled.ends[-1] == len(slugs):
                return filled
    return None


def fill_all(
    slugs: Sequence[Slug], start: int, height: int, columns: int, *, may_float: bool = True
) -> Filled:
    """Columns of one height, each filled as far as it goes."""
    ends: list[int] = []
    for _ in range(columns):
        if may_float:
            slugs, start = fill_past(slugs, start, height)
        else:
            start = fill(slugs, start, height)
        ends.append(start)
    return Filled(slugs, tuple(ends), height)
