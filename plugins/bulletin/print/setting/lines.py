"""Where the lines of a paragraph end: 避头尾, marks pressed in before characters are pushed out, no 孤字.

Goes in: a ``Strip`` and the widths of the first and of the other lines. Comes out: for each line
the atoms it holds. A line may be opened between characters or pressed together by the blank
halves of its marks; whichever disturbs less is taken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise

from bulletin.print.setting.atoms import Strip
from bulletin.print.setting.characters import Kind

Span = tuple[int, int]
MOST_OPENED = 0.15
"""The widest gap that a good line shows, in em (look: print.md, 6)."""
_PRESS = 0.5
"""Share of a blank half that a line may take away."""
_SLACK = 0.01
_LEAST_FILLED = 0.6
"""A line that is filled less than this is not considered."""
_WIDOW = 3.0
"""What a last line of a single character costs, when a line opened as far as it may costs 1."""


class Breaker:
    """Breaks one strip; lengths in points."""

    def __init__(self, strip: Strip, first: float, other: float) -> None:
        self._strip = strip
        self._first, self._other = first, other
        atoms = strip.atoms
        steps = [atom.width + gap for atom, gap in zip(atoms, strip.gaps, strict=True)]
        self._starts = [0.0, *accumulate(steps)]
        self._opened = [0, *accumulate(int(open_) for open_ in strip.opens)]
        self._blanks = [0.0, *accumulate((a.lead + a.trail) * _PRESS for a in atoms)]

    def lines(self) -> list[Span]:
        """The lines as (first atom, behind the last atom).

        Line by line first; where that opens a line too far or leaves a single character on the last
        one, the paragraph is weighed as a whole.
        """
        spans: list[Span] = []
        at, count = 0, len(self._strip.atoms)
        while at < count:
            end = self._end(at, self._width(len(spans)))
            spans.append((at, end))
            at = end
        return spans if self._are_good(spans) else self._best() or spans

    def _are_good(self, spans: list[Span]) -> bool:
        if len(spans) < 2:
            return True
        opened = (self.opening(*span, self._width(k)) for k, span in enumerate(spans[:-1]))
        return self._characters(*spans[-1]) > 1 and all(one <= MOST_OPENED for one in opened)

    def _best(self) -> list[Span]:
        """The lines whose openings and pressings together disturb least; empty when none can be set."""
        count = len(self._strip.atoms)
        best: dict[int, tuple[float, int]] = {0: (0.0, 0)}
        for start in range(count):
            if start not in best:
                continue
            for end, cost in self._candidates(start):
                total = best[start][0] + cost
                if end not in best or total < best[end][0]:
                    best[end] = (total, start)
        if count not in best:
            return []
        edges = [count]
        while edges[-1]:
            edges.append(best[edges[-1]][1])
        return list(pairwise(edges[::-1]))

    def _candidates(self, start: int) -> Iterator[tuple[int, float]]:
        """Where a line from ``start`` may end, and what that costs."""
        width, count = self._width(start), len(self._strip.atoms)
        for end in range(start + 1, count + 1):
            over = self.natural(start, end) - width
            if over > self.blank(start, end) + _SLACK:
                return
            if end == count:
                yield end, _WIDOW if start and self._characters(start, end) < 2 else 0.0
            elif self._strip.breaks[end - 1] and self.natural(start, end) >= width * _LEAST_FILLED:
                opened = self.opening(start, end, width)
                pressed = over / max(self.blank(start, end), _SLACK)
                yield end, (opened / MOST_OPENED) ** 3 if over <= 0 else 0.3 * pressed

    def _width(self, line: int) -> float:
        return self._other if line else self._first

    def natural(self, start: int, end: int) -> float:
        """Width of a line before it is opened or pressed, blank edges left out."""
        last = self._strip.atoms[end - 1]
        inner = self._starts[end - 1] + last.width - last.trail
        return inner - self._starts[start] - self._strip.atoms[start].lead

    def gaps(self, start: int, end: int) -> int:
        """How many gaps of the line may be opened."""
        return self._opened[end - 1] - self._opened[start]

    def blank(self, start: int, end: int) -> float:
        """How much the line's marks may be pressed, in points."""
        return self._blanks[end - 1] - self._blanks[min(start + 1, end - 1)]

    def _end(self, at: int, width: float) -> int:
        strip, count = self._strip, len(self._strip.atoms)
        reach = self._starts[at] + strip.atoms[at].lead + width + _SLACK
        most = min(bisect_right(self._starts, reach + strip.atoms[at].style.size), count)
        while most > at + 1 and self.natural(at, most) > width + _SLACK:
            most -= 1
        if most >= count:
            return count
        low = most
        while low > at and not strip.breaks[low - 1]:
            low -= 1
        high = most + 1
        while high < count and not strip.breaks[high - 1]:
            high += 1
        if low == at:
            return most
        return high if self._pressing_is_better(at, low, high, width) else low

    def _pressing_is_better(self, at: int, low: int, high: int, width: float) -> bool:
        over = self.natural(at, high) - width
        room = self.blank(at, high)
        if over > room + _SLACK:
            return False
        opened = self.opening(at, low, width)
        return opened > MOST_OPENED or opened * 8 > over / max(room, _SLACK) * 0.6

    def opening(self, start: int, end: int, width: float) -> float:
        """How far the gaps of a line are opened, in em; negative when it is pressed."""
        size = self._strip.atoms[start].style.size
        return (width - self.natural(start, end)) / max(self.gaps(start, end), 1) / size

    def _characters(self, start: int, end: int) -> int:
        """How many characters of a line are more than marks."""
        marks = (Kind.OPEN, Kind.CLOSE, Kind.SPACE)
        return sum(len(a.text) for a in self._strip.atoms[start:end] if a.kind not in marks)
