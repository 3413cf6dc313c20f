"""What no plan can do better from an article on: rows that can be spared, pages that tails must travel.

Both are answered for a budget of loss: the more articles may stay whole, the more room there is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import inf
from typing import NamedTuple

from bulletin.print.jumps.ground import Choice, Ground


@dataclass(frozen=True, slots=True)
class Frontier:
    """The least ``costs`` that can be had for a loss of at most ``losses``, both in order."""

    losses: tuple[int, ...]
    costs: tuple[float, ...]

    def at(self, loss: int) -> float:
        """The least cost for this loss; infinite when the loss is too small for any."""
        place = bisect_right(self.losses, loss)
        return self.costs[place - 1] if place else inf


_NOTHING = Frontier((0,), (0,))


def _added(frontier: Frontier, ways: Iterable[tuple[int, float]], most: int) -> Frontier:
    """The frontier with one more article, of which one of ``ways`` (loss, cost) is taken."""
    best: dict[int, float] = {}
    for loss, cost in ways:
        for base, so_far in zip(frontier.losses, frontier.costs, strict=True):
            total = base + loss
            if total <= most and so_far + cost < best.get(total, inf):
                best[total] = so_far + cost
    losses, costs, least = [], [], inf
    for loss in sorted(best):
        if best[loss] < least:
            least = best[loss]
            losses.append(loss)
            costs.append(least)
    return Frontier(tuple(losses), tuple(costs))


def suffixes(
    choices: Sequence[tuple[Choice, ...]], most: int, cost: Callable[[int, Choice], float]
) -> tuple[Frontier, ...]:
    """For every article and for the end, the frontier of all from there on, for losses up to ``most``."""
    made = [_NOTHING]
    for index in range(len(choices) - 1, -1, -1):
        one = [(choice.loss, cost(index, choice)) for choice in choices[index]]
        made.append(_added(made[-1], one, most))
    return tuple(reversed(made))


@dataclass(frozen=True, slots=True)
class Measure:
    """A way to weigh tails: ``weights`` by kind, ``holds`` by rows of room, how much fits in there at most.

    In no plan do the tails weigh more than the rooms together hold.
    """

    weights: tuple[int, ...]
    holds: tuple[int, ...]

    def need(self, choice: Choice) -> int:
        """What a choice asks of the rooms of the others; negative when it gives."""
        own = 0 if choice.kind is None else self.weights[choice.kind]
        return own - self.holds[choice.room]


def measures_of(ground: Ground) -> tuple[Measure, ...]:
    """Tails weighed by their rows; and counted, those only that are at least so high."""
    heights = sorted({kind.rows for kind in ground.kinds})
    ways = [tuple(kind.rows for kind in ground.kinds)]
    ways += [tuple(int(kind.rows >= height) for kind in ground.kinds) for height in heights]
    return tuple(Measure(weights, _holds(ground, weights)) for weights in ways)


def _holds(ground: Ground, weights: tuple[int, ...]) -> tuple[int, ...]:
    """The most that tails of different articles weigh in so many rows."""
    most = max((choice.room for choices in ground.choices for choice in choices), default=0)
    best = [0] * (most + 1)
    for choices in ground.choices:
        for kind in {choice.kind for choice in choices if choice.kind is not None}:
            rows = ground.kinds[kind].rows
            for room in range(most, rows - 1, -1):
                best[room] = max(best[room], best[room - rows] + weights[kind])
    return tuple(best)


class Limit(NamedTuple):
    """What one measure says of the articles from one on.

    ``need``: what their tails ask beyond their rooms; ``worst``: the most that any later part of them
    does, and so gets by jumps backward; ``heaviest``: what one such jump brings at most.
    """

    need: float
    worst: float
    heaviest: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """Lower bounds for the plans of a budget, from every article on.

    ``travel[k]``: pages that the tails there travel, for each loss; ``reach[k][kind]``: pages to the
    next article that can take it; ``supply[k][kind]``: how many articles there have such a tail.
    """

    measures: tuple[Measure, ...]
    travel: tuple[Frontier, ...]
    reach: tuple[tuple[float, ...], ...]
    supply: tuple[tuple[int, ...], ...]
    _needs: tuple[tuple[Frontier, ...], ...]
    _limits: dict[tuple[int, int], tuple[Limit, ...]] = field(default_factory=dict)

    def later(self, index: int) -> tuple[tuple[int, int], ...]:
        """The kinds of tails that the articles from ``index`` on may have, and how many of each."""
        return tuple((kind, count) for kind, count in enumerate(self.supply[index]) if count)

    def limits(self, index: int, loss: int) -> tuple[Limit, ...]:
        """For each measure, what it says of the articles from ``index`` on for this loss."""
        known = self._limits.get((index, loss))
        if known is None:
            known = self._limits[index, loss] = tuple(self._limit(index, loss))
        return known

    def _limit(self, index: int, loss: int) -> Iterator[Limit]:
        is_end = index == len(self._needs) - 1
        after = () if is_end else self.limits(index + 1, loss)
        later = self.later(index)
        for k, (measure, needs) in enumerate(zip(self.measures, self._needs[index], strict=True)):
            need = needs.at(loss)
            worst = need if is_end else max(need, after[k].worst)
            yield Limit(need, worst, max((measure.weights[kind] for kind, _ in later), default=0))


def bounds_of(ground: Ground, measures: tuple[Measure, ...], budget: int, *, backward: bool) -> Bounds:
    """All bounds for one budget; ``backward`` when some tails may go to hosts before them."""
    reach = _reach(ground)
    least = [min(choice.pages for choice in choices) for choices in ground.choices]

    def travelled(index: int, choice: Choice) -> float:
        if choice.kind is None:
            return 0
        forward = reach[index + 1][choice.kind]
        return min(forward, least[index]) if backward else forward

    needs = needs_of(ground.choices, measures, budget)
    travel = suffixes(ground.choices, budget, travelled)
    return Bounds(measures, travel, reach, _supply(ground), needs)


def needs_of(
    choices: Sequence[tuple[Choice, ...]], measures: Sequence[Measure], most: int
) -> tuple[tuple[Frontier, ...], ...]:
    """For every article and for the end: by each measure, what all from there on ask of other rooms."""
    columns = [suffixes(choices, most, partial(_need, measure)) for measure in measures]
    return tuple(zip(*columns, strict=True))


def _need(measure: Measure, _: int, choice: Choice) -> float:
    return measure.need(choice)


def _supply(ground: Ground) -> tuple[tuple[int, ...], ...]:
    made = [(0,) * len(ground.kinds)]
    for choices in reversed(ground.choices):
        own = {choice.kind for choice in choices}
        made.append(tuple(count + (kind in own) for kind, count in enumerate(made[-1])))
    return tuple(reversed(made))


def _reach(ground: Ground) -> tuple[tuple[float, ...], ...]:
    made: list[tuple[float, ...]] = [(inf,) * len(ground.kinds)]
    for index in range(len(ground.choices) - 1, -1, -1):
        room = max(choice.room for choice in ground.choices[index])
        pages = min(choice.pages for choice in ground.choices[index])
        made.append(
            tuple(
                pages + (0 if ground.takes(index, kind, room) else made[-1][kind])
                for kind in range(len(ground.kinds))
            )
        )
    return tuple(reversed(made))
