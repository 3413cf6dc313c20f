"""How a host may use its room: which waiting tails it takes, and which later ones it promises to take.

A host that leaves room for a tail which then travels on is never part of a best plan (taking it
would only shorten that tail's way), so such fillings are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from bulletin.print.jumps.ground import Ground

Tails = tuple[int, ...]
"""Kinds of tails in ascending order, each as often as there are such tails."""


class Later(NamedTuple):
    """What may be promised a place: kinds of later tails with how many there are, ``most`` in all."""

    kinds: tuple[tuple[int, int], ...]
    most: int


class Filling(NamedTuple):
    """Tails taken, tails that wait on, tails promised a place, rows left over."""

    taken: Tails
    waiting: Tails
    promised: Tails
    spare: int


def fillings(ground: Ground, host: int, waiting: Tails, later: Later, room: int) -> Iterator[Filling]:
    """Every sensible use of ``room`` rows."""
    rows = [kind.rows for kind in ground.kinds]
    for taken, rest, left in _subsets(ground, host, waiting, room):
        open_to = [rows[kind] for kind in rest if host not in ground.kinds[kind].refused]
        limit = min(open_to, default=inf)
        if left < limit:
            yield Filling(taken, rest, (), left)
        for promised, spare in _promises(ground, host, later, left):
            if spare < limit:
                yield Filling(taken, rest, promised, spare)


def _subsets(ground: Ground, host: int, waiting: Tails, room: int) -> Iterator[tuple[Tails, Tails, int]]:
    """Each part of the waiting tails that fits, what waits on, and the rows left."""
    if not waiting:
        yield (), (), room
        return
    kind, same = waiting[0], waiting.count(waiting[0])
    for taken, rest, left in _subsets(ground, host, waiting[same:], room):
        for count in range(same + 1):
            spare = left - count * ground.kinds[kind].rows
            if spare < 0 or (count and host in ground.kinds[kind].refused):
                break
            yield (kind,) * count + taken, (kind,) * (same - count) + rest, spare


def _promises(ground: Ground, host: int, later: Later, room: int) -> Iterator[tuple[Tails, int]]:
    """Each non-empty collection of later tails that fits, and the rows left."""
    if not later.most:
        return
    for place, (kind, count) in enumerate(later.kinds):
        if ground.takes(host, kind, room):
            spare = room - ground.kinds[kind].rows
            yield (kind,), spare
            others = later.kinds[place + 1 :]
            rest = ((kind, count - 1), *others) if count > 1 else others
            for more, left in _promises(ground, host, Later(rest, later.most - 1), spare):
                yield (kind, *more), left
