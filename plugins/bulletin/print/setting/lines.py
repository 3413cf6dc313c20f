"""Where the lines of a paragraph end: 避头尾, marks pressed in before characters are pushed out, no 孤字.

Goes in: a ``Strip`` and the widths of the first and of the other lines. Comes out: for each line
the atoms it holds. A line may be opened between characters or pressed together by the blank
halves of its marks; whichever disturbs less is taken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise, product
from math import inf

from bulletin.print.setting.atoms import Strip
from bulletin.print.setting.characters import Kind

Span = tuple[int, int]
MOST_OPENED = 0.15
"""The widest gap that a good line shows, in em (look: print.md, 6)."""
_PRESS = 0.5
"""Share of a blank half that a line may take away."""
_SLACK = 0.01


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
        """The lines as (first atom, behind the last atom)."""
        spans: list[Span] = []
        at, count = 0, len(self._strip.atoms)
        while at < count:
            end = self._end(at, self._width(len(spans)))
            spans.append((at, end))
            at = end
        return self._without_widow_character(spans)

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

    def _without_widow_character(self, spans: list[Span]) -> list[Span]:
        """Press or open the lines before, where a last line would hold a single character."""
        if len(spans) < 2 or self._characters(*spans[-1]) > 1:
            return spans
        start, end, width = spans[-2][0], spans[-1][1], self._width(len(spans) - 2)
        if self.natural(start, end) - width <= self.blank(start, end):
            return [*spans[:-2], (start, end)]
        kept = spans[:-3]
        choices = [
            [*kept, *lines] for lines in self._shorter(spans[len(kept) :]) if self._characters(*lines[-1]) > 1
        ]
        best = min(choices, key=self._worst, default=spans)
        return best if self._worst(best) <= MOST_OPENED else spans

    def _shorter(self, spans: list[Span]) -> Iterator[list[Span]]:
        """The last two or three lines with their ends a few characters earlier, none opened too far."""
        first, end = spans[0][0], spans[-1][1]
        ends = [self._ends_near(span) for span in spans[:-1]]
        for inner in product(*ends):
            edges = [first, *inner, end]
            if all(a < b for a, b in pairwise(edges)):
                yield list(pairwise(edges))

    def _ends_near(self, span: Span) -> list[int]:
        return [k for k in range(span[1], max(span[1] - 4, span[0] + 1), -1) if self._strip.breaks[k - 1]]

    def _worst(self, spans: list[Span]) -> float:
        """The widest opening of the lines but the last, with a penalty for what cannot be set."""
        worst = 0.0
        for k, (start, end) in enumerate(spans[:-1]):
            if k < len(spans) - 3:
                continue
            opened = self.opening(start, end, self._width(k))
            if opened < 0 and self.natural(start, end) - self._width(k) > self.blank(start, end) + _SLACK:
                return inf
            worst = max(worst, opened)
        return worst

    def _characters(self, start: int, end: int) -> int:
        """How many characters of a line are more than marks."""
        marks = (Kind.OPEN, Kind.CLOSE, Kind.SPACE)
        return sum(len(a.text) for a in self._strip.atoms[start:end] if a.kind not in marks)
