"""On which printed page an article begins, by the page numbers that stand in the body.

In: the lines on which articles begin, the pages that 目录 gives them, the folios. Out: for each article the
pages that are possible, or None. Whether folios stand at the foot or at the head of their pages is what fits
目录 better; when neither fits, the folios say nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

LEAST_AGREEMENT = 0.6
LEAST_FOLIOS = 2
LAST_PAGE = 1000


def locate_pages(
    starts: Sequence[int], pages: Sequence[int | None], folios: Sequence[tuple[int, int]]
) -> tuple[range | None, ...]:
    """``starts`` and the first part of each folio are line numbers, both rising."""
    best = max((_ranges(starts, folios, foot=foot) for foot in (True, False)), key=lambda r: _agree(r, pages))
    known = sum(page is not None for page in pages)
    if len(folios) < LEAST_FOLIOS or _agree(best, pages) < LEAST_AGREEMENT * known:
        return (None,) * len(starts)
    return best


def _ranges(
    starts: Sequence[int], folios: Sequence[tuple[int, int]], *, foot: bool
) -> tuple[range | None, ...]:
    lines = [line for line, _ in folios]
    found: list[range | None] = []
    for start in starts:
        place = bisect_left(lines, start)
        before = folios[place - 1][1] if place else 0
        after = folios[place][1] if place < len(folios) else LAST_PAGE
        found.append(range(before + 1, after + 1) if foot else range(max(1, before), after))
    return tuple(span or None for span in found)


def _agree(ranges: Sequence[range | None], pages: Sequence[int | None]) -> int:
    return sum(
        page is not None and span is not None and page in span
        for span, page in zip(ranges, pages, strict=True)
    )
