"""The search for the best plan: the least loss that can be packed, then the fewest jumps backward, then
the shortest ways. Each step answers for the next, so the first plan that is found whole is the best.
"""

from __future__ import annotations

import sys
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from bulletin.print.jumps.bounds import Measure, bounds_of, measures_of
from bulletin.print.jumps.ground import Ground, Pairs, ground_of
from bulletin.print.jumps.mending import mend
from bulletin.print.jumps.packing import Packed, Packing
from bulletin.print.jumps.sizes import ArticleSize, Cut
from bulletin.print.jumps.sweep import Step, Sweep

_WIDTH = 60
"""Beginnings kept at each article by the sweep that looks for a first good plan."""
_PACKING = 20_000
"""Choices and places looked at for one budget."""


@dataclass(frozen=True, slots=True)
class Move:
    """One choice for one article: this cut, under that host."""

    article: int
    cut: Cut
    host: int


Moves = tuple[Move, ...]


def find_moves(articles: Sequence[ArticleSize], forbidden: Pairs, effort: int) -> tuple[Moves, bool]:
    """The moves of the best plan, and whether it is certain that none is better."""
    ground = ground_of(articles, forbidden)
    measures = measures_of(ground)
    certain = True
    for budget in _budgets(ground):
        packing = Packing(ground, measures, budget, _PACKING)
        packing.run()
        if packing.found is not None:
            moves, is_best = _best_moves(ground, measures, budget, packing.found, effort)
            return moves, certain and is_best
        certain = certain and not packing.is_open
    return (), False


def _best_moves(
    ground: Ground, measures: tuple[Measure, ...], budget: int, packed: Packed, effort: int
) -> tuple[Moves, bool]:
    """The best plan of a budget; when the effort does not suffice, a good one, and False."""
    certain = True
    for backward in range(len(packed.hosts) + 1):
        bounds = bounds_of(ground, measures, budget, backward=backward > 0)
        narrow = Sweep(ground, bounds, budget, backward, _WIDTH, effort)
        plan = narrow.run()
        effort -= narrow.seen
        if not narrow.is_whole:
            best = inf if plan is None else plan.cost
            whole = Sweep(ground, bounds, budget, backward, sys.maxsize, effort, best)
            plan = whole.run() or plan
            effort -= whole.seen
            certain = whole.is_whole
        if plan is not None:
            return _moves_of(plan), certain
        if not certain:
            break
    mended = mend(ground, packed)
    return _moves_to(mended), False


def _budgets(ground: Ground) -> list[int]:
    """Every loss that a plan may have, in order."""
    sums = {0}
    for choices in ground.choices:
        sums = {total + choice.loss for total in sums for choice in choices}
    return sorted(sums)


def _moves_to(packed: Packed) -> Moves:
    cuts = {index: choice.cut for index, choice in enumerate(packed.chosen)}
    return tuple(Move(article, cut, host) for article, host in packed.hosts.items() if (cut := cuts[article]))


def _moves_of(last: Step) -> Moves:
    """The moves of a plan, from its last step back to the first; tails of a kind go in order."""
    steps: list[Step] = []
    step: Step | None = last
    while step is not None:
        steps.append(step)
        step = step.before
    waiting: dict[int, deque[tuple[int, Cut]]] = defaultdict(deque)
    promised: dict[int, deque[int]] = defaultdict(deque)
    moves: list[Move] = []
    for index, step in enumerate(reversed(steps)):
        for taken in step.filling.taken:
            article, cut = waiting[taken].popleft()
            moves.append(Move(article, cut, index))
        kind = step.choice.kind
        if kind is not None and step.choice.cut is not None:
            if step.is_backward:
                moves.append(Move(index, step.choice.cut, promised[kind].popleft()))
            else:
                waiting[kind].append((index, step.choice.cut))
        for one in step.filling.promised:
            promised[one].append(index)
    return tuple(moves)
