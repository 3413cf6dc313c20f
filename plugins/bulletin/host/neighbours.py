"""Walking a row of pages: each with the one before and the one after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def with_neighbours(items: Sequence[Item]) -> Iterator[tuple[Item | None, Item, Item | None]]:
    """Triples of before, item, after; None at both ends."""
    around = (None, *items, None)
    return zip(around, items, around[2:], strict=False)
