"""The cheapest way to divide a row into parts: what a part costs goes in, where the parts end comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

CostT = TypeVar("CostT", float, tuple[int, float])


def cheapest_edges(
    count: int, parts: int, nothing: CostT, follow: Callable[[int, int, CostT], Iterable[tuple[int, CostT]]]
) -> list[int]:
    """Where the parts begin and end, from 0 to ``count``; empty when no division is allowed.

    ``follow`` takes a part's index, where it begins and what was spent before; it gives every end that
    the part may have, with what is spent then, ``nothing`` being the start.
    """
    best: list[dict[int, tuple[CostT, int]]] = [{0: (nothing, 0)}]
    for part in range(parts):
        found: dict[int, tuple[CostT, int]] = {}
        for start, (spent, _) in best[-1].items():
            for end, total in follow(part, start, spent):
                if end not in found or total < found[end][0]:
                    found[end] = (total, start)
        best.append(found)
    if count not in best[-1]:
        return []
    edges = [count]
    for found in reversed(best[1:]):
        edges.append(found[edges[-1]][1])
    return edges[::-1]
