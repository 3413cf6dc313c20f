"""Where a title that is too long for one line is divided.

Goes in: the title, its style, the width, and the text it stands over. Comes out: its lines, about
equally long. A line never ends inside a word, a number or against 避头尾, likes to end at a full
space, and seldom between two characters that the text itself hardly ever shows apart (网|格).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from bulletin.print.division import cheapest_edges
from bulletin.print.galley.compositor import Compositor
from bulletin.print.setting import Breaker, Run, Style
from bulletin.print.setting.atoms import Strip
from bulletin.print.setting.characters import NO_LINE_END, NO_LINE_START
from bulletin.print.setting.lines import Span

FULL_SPACE = "\u3000"
_UNEVEN = 4.0
"""What lines cost that differ from the middle by all their length; a word that is torn costs 1."""
_AT_SPACE = -1.0
_MOST_LINES = 12


def divide(text: str, style: Style, width: float, compositor: Compositor, over: str = "") -> tuple[str, ...]:
    """The lines of ``text``, as few as fit ``width`` points; ``over`` is the text that it heads.

    Text of more than ``_MOST_LINES`` lines is divided as a paragraph is.
    """
    strip = compositor.maker.strip((Run(text, style),))
    count = len(strip.atoms)
    breaker = Breaker(strip, width, width)
    if not count or breaker.natural(0, count) <= width:
        return (text,)
    tear = _tear(strip, text + over)
    for parts in range(math.ceil(breaker.natural(0, count) / width), _MOST_LINES + 1):
        edges = _edges(strip, breaker, width, parts, tear)
        if edges:
            return _texts(strip, pairwise(edges))
    return _texts(strip, breaker.lines())


def _texts(strip: Strip, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple("".join(atom.text for atom in strip.atoms[k:n]).strip() for k, n in spans)


def _tear(strip: Strip, known: str) -> Callable[[int], float]:
    """What it costs to end a line behind atom k: how seldom its two neighbours stand apart in the text."""

    def cost(k: int) -> float:
        before, after = strip.atoms[k].text, strip.atoms[k + 1].text
        if FULL_SPACE in (before, after):
            return _AT_SPACE
        seldom = min(known.count(before), known.count(after))
        return known.count(before + after) / seldom if seldom else 0.0

    return cost


def _may_part(strip: Strip, k: int) -> bool:
    """Whether a line may end behind atom k; full spaces at its edges go, and what is beyond them counts."""
    before = next((atom.text for atom in strip.atoms[k::-1] if atom.text != FULL_SPACE), "")
    after = next((atom.text for atom in strip.atoms[k + 1 :] if atom.text != FULL_SPACE), "")
    return strip.breaks[k] and before[-1:] not in NO_LINE_END and after[:1] not in NO_LINE_START


def _edges(
    strip: Strip, breaker: Breaker, width: float, parts: int, tear: Callable[[int], float]
) -> list[int]:
    """The atoms at which the lines of the cheapest division begin and end; empty when none fits."""
    count = len(strip.atoms)
    middle = breaker.natural(0, count) / parts

    def follow(part: int, start: int, spent: float) -> Iterator[tuple[int, float]]:
        for end in range(start + 1, count + 1):
            long = breaker.natural(start, end)
            if long > width:
                break
            is_last = end == count
            if is_last == (part == parts - 1) and (is_last or _may_part(strip, end - 1)):
                yield end, spent + _UNEVEN * (long / middle - 1) ** 2 + (0.0 if is_last else tear(end - 1))

    return cheapest_edges(count, parts, 0.0, follow)
