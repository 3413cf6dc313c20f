"""Choices whose tails all find room, wherever their hosts stand: the fewest pages, and a first plan.

Ways and directions do not count here. A budget of loss for which nothing can be packed holds no plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bulletin.print.jumps.bounds import Frontier, Measure, needs_of
from bulletin.print.jumps.ground import Choice, Ground

_TRIES = 1500
"""Places tried for the tails of one choice of cuts."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A choice for every article in order, and the host of every article that jumps."""

    chosen: tuple[Choice, ...]
    hosts: dict[int, int]


@dataclass(slots=True)
class Packing:
    """The search for choices of at most ``budget`` loss whose tails can be packed."""

    ground: Ground
    measures: tuple[Measure, ...]
    budget: int
    effort: int
    seen: int = 0
    found: Packed | None = None
    is_open: bool = False
    """Whether the effort did not suffice to tell."""
    _tried: int = 0
    _order: list[int] = field(default_factory=list)
    _needs: tuple[tuple[Frontier, ...], ...] = ()
    _dead: set[tuple[int, ...]] = field(default_factory=set)

    def run(self) -> None:
        """Look for them, the articles with the highest tails last, since they fit in few places."""
        choices = self.ground.choices
        self._order = sorted(range(len(choices)), key=lambda k: (len(choices[k]) > 1, self._height(k), k))
        self._needs = needs_of([choices[k] for k in self._order], self.measures, self.budget)
        self._choose(0, (0,) * len(self.measures), ())

    def _height(self, index: int) -> int:
        kinds = {choice.kind for choice in self.ground.choices[index]}
        return max((self.ground.kinds[kind].rows for kind in kinds if kind is not None), default=0)

    def _choose(self, lost: int, needed: tuple[int, ...], chosen: tuple[Choice, ...]) -> bool:
        """Choices for the articles that follow, the least lossy first."""
        self.seen += 1
        needs, left = self._needs[len(chosen)], self.budget - lost
        if any(n + f.at(left) > 0 for n, f in zip(needed, needs, strict=True)):
            return False
        if self.seen > self.effort:
            self.is_open = True
            return False
        if len(chosen) == len(self._order):
            return self._packs(chosen)
        for choice in self.ground.choices[self._order[len(chosen)]]:
            if choice.loss > left:
                break
            asked = tuple(n + m.need(choice) for n, m in zip(needed, self.measures, strict=True))
            if self._choose(lost + choice.loss, asked, (*chosen, choice)):
                return True
        return False

    def _packs(self, chosen: Sequence[Choice]) -> bool:
        by_article = dict(zip(self._order, chosen, strict=True))
        tails = sorted(
            (
                (self.ground.kinds[choice.kind].rows, index, choice.kind)
                for index, choice in by_article.items()
                if choice.kind is not None
            ),
            reverse=True,
        )
        self._dead.clear()
        self._tried = 0
        placed = [by_article[index] for index in range(len(chosen))]
        hosts: dict[int, int] = {}
        if self._place(tails, [choice.room for choice in placed], hosts):
            self.found = Packed(tuple(placed), hosts)
        return self.found is not None

    def _place(self, tails: list[tuple[int, int, int]], rooms: list[int], hosts: dict[int, int]) -> bool:
        """Find hosts for the tails that have none yet, the highest first, each where it fits best."""
        if len(hosts) == len(tails):
            return True
        self.seen += 1
        self._tried += 1
        state = (len(hosts), *rooms)
        if state in self._dead:
            return False
        if self._tried > _TRIES:
            self.is_open = True
            return False
        rows, article, kind = tails[len(hosts)]
        fitting = [k for k, room in enumerate(rooms) if k != article and self.ground.takes(k, kind, room)]
        for host in sorted(fitting, key=lambda k: (rooms[k], k)):
            rooms[host] -= rows
            hosts[article] = host
            if self._place(tails, rooms, hosts):
                return True
            del hosts[article]
            rooms[host] += rows
        self._dead.add(state)
        return False
