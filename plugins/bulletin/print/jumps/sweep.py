"""The sweep: articles in printed order, keeping of all beginnings alike the one whose tails travel least.

A beginning is told by what the rest of the issue has to know of it: tails still on their way to a
host, places promised to tails that come later (jumps backward), pages lost, jumps backward. A
tail's way is paid article by article, so beginnings that agree in these may be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from bulletin.print.jumps.bounds import Bounds
from bulletin.print.jumps.filling import Filling, Later, Tails, fillings
from bulletin.print.jumps.ground import Choice, Ground


class Beginning(NamedTuple):
    """What the rest has to know of the articles before it."""

    lost: int
    backward: int
    waiting: Tails
    promised: Tails


class Step(NamedTuple):
    """What became of one article, and all it cost so far; ``is_backward`` when its tail takes a promise."""

    cost: int
    before: Step | None
    choice: Choice
    filling: Filling
    is_backward: bool


Layer = dict[Beginning, Step | None]


@dataclass(slots=True)
class Sweep:
    """One search through all plans of a budget of loss with at most ``backward`` jumps backward.

    ``width`` bounds the beginnings kept at each article, ``effort`` those looked at in all; only
    plans cheaper than ``best`` are of interest.
    """

    ground: Ground
    bounds: Bounds
    budget: int
    backward: int
    width: int
    effort: int
    best: float = inf
    seen: int = 0
    is_whole: bool = True
    """Whether nothing was left out, so that what ``run`` gives is the best there is."""
    _weights: dict[Tails, tuple[int, ...]] = field(default_factory=dict)

    @property
    def price(self) -> int:
        """What a page of a tail's way costs, when a jump costs 1."""
        return len(self.ground.choices) + 1

    def run(self) -> Step | None:
        """The last step of the best plan; None when there is none or none was found."""
        layer: Layer = {Beginning(0, 0, (), ()): None}
        for index in range(len(self.ground.choices)):
            layer = self._advance(index, layer)
        return min(filter(None, layer.values()), key=lambda step: step.cost, default=None)

    def _advance(self, index: int, layer: Layer) -> Layer:
        made: Layer = {}
        least: dict[Beginning, float] = {}
        for beginning, before in layer.items():
            for after, step in self._steps(index, beginning, before):
                self.seen += 1
                if self.seen > self.effort:
                    self.is_whole = False
                    return {}
                old = made.get(after)
                if old is not None and old.cost <= step.cost:
                    continue
                whole = step.cost + self._rest(index + 1, after)
                if whole < self.best:
                    made[after], least[after] = step, whole
        if len(made) <= self.width:
            return made
        self.is_whole = False
        likely = sorted(made, key=lambda after: (least[after], after))[: self.width]
        return {after: made[after] for after in likely}

    def _steps(self, index: int, start: Beginning, before: Step | None) -> Iterator[tuple[Beginning, Step]]:
        """Everything that may become of an article after this beginning."""
        travelling = (len(start.waiting) + len(start.promised)) * self.price
        cost = before.cost if before else 0
        later = Later(self.bounds.later(index + 1), self.backward - start.backward)
        for choice in self.ground.choices[index]:
            if start.lost + choice.loss > self.budget:
                break
            paid = cost + travelling * choice.pages + (choice.kind is not None)
            for filling in fillings(self.ground, index, start.waiting, later, choice.room):
                for after, is_backward in self._arrivals(index, start, choice, filling):
                    yield after, Step(paid, before, choice, filling, is_backward)

    def _arrivals(
        self, index: int, start: Beginning, choice: Choice, filling: Filling
    ) -> Iterator[tuple[Beginning, bool]]:
        """The article's own tail waits for a host, or takes a promised place."""
        lost, back = start.lost + choice.loss, start.backward + len(filling.promised)
        ways: list[tuple[Tails, Tails, bool]] = []
        kind = choice.kind
        if kind is None:
            ways.append((filling.waiting, start.promised, False))
        else:
            ways.append((_joined(filling.waiting, (kind,)), start.promised, False))
            if kind in start.promised:
                ways.append((filling.waiting, _without(start.promised, kind), True))
        for waiting, promised, is_backward in ways:
            # Room for a tail that was promised a place farther off: a host here would be nearer.
            if not any(self.ground.takes(index, one, filling.spare) for one in promised):
                yield Beginning(lost, back, waiting, _joined(promised, filling.promised)), is_backward

    def _rest(self, index: int, start: Beginning) -> float:
        """What the rest costs at least; infinite when it cannot be done."""
        left, more = self.budget - start.lost, self.backward - start.backward
        limits = self.bounds.limits(index, left)
        waiting, promised = self._weighed(start.waiting), self._weighed(start.promised)
        for asks, gets, limit in zip(waiting, promised, limits, strict=True):
            if asks - gets + limit.need > 0 or limit.worst > gets + more * limit.heaviest:
                return inf
        supply = self.bounds.supply[index]
        if any(start.promised.count(kind) > supply[kind] for kind in set(start.promised)):
            return inf
        reach = self.bounds.reach[index]
        way = self.bounds.travel[index].at(left) + sum(reach[kind] for kind in start.waiting)
        return self.price * way

    def _weighed(self, tails: Tails) -> tuple[int, ...]:
        """What these tails weigh by each measure."""
        known = self._weights.get(tails)
        if known is None:
            measures = self.bounds.measures
            known = tuple(sum(measure.weights[kind] for kind in tails) for measure in measures)
            self._weights[tails] = known
        return known


def _joined(tails: Tails, more: Tails) -> Tails:
    return tuple(sorted((*tails, *more))) if more else tails


def _without(tails: Tails, one: int) -> Tails:
    place = tails.index(one)
    return (*tails[:place], *tails[place + 1 :])
