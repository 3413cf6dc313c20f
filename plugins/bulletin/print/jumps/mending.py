"""A packed plan made better step by step: a tail moves to another host, or two tails change places.

For issues too large to be searched whole. Its pages are the fewest already; fewer tails go
backward and ways get shorter until no single step helps any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, combinations

from bulletin.print.jumps.ground import Ground
from bulletin.print.jumps.packing import Packed


def mend(ground: Ground, packed: Packed) -> Packed:
    """The plan after the best step, again and again."""
    while True:
        steps = [(_price(one), k, one) for k, one in enumerate(_steps(ground, packed))]
        better = min(steps, key=lambda step: step[:2], default=None)
        if better is None or better[0] >= _price(packed):
            return packed
        packed = better[2]


def _price(packed: Packed) -> tuple[int, int]:
    """Jumps backward, and pages that tails travel."""
    ends = list(accumulate(choice.pages for choice in packed.chosen))
    ways = [ends[host] - ends[article] for article, host in packed.hosts.items()]
    return sum(way < 0 for way in ways), sum(map(abs, ways))


def _steps(ground: Ground, packed: Packed) -> Iterator[Packed]:
    rooms = [choice.room for choice in packed.chosen]
    rows = {article: _rows(ground, packed, article) for article in packed.hosts}
    for article, host in packed.hosts.items():
        rooms[host] -= rows[article]
    for article in packed.hosts:
        for host in range(len(rooms)):
            if host != article and rows[article] <= rooms[host] and _may(ground, packed, article, host):
                yield Packed(packed.chosen, {**packed.hosts, article: host})
    for one, other in combinations(packed.hosts, 2):
        to, back = packed.hosts[other], packed.hosts[one]
        more = rows[one] - rows[other]
        fits = more <= rooms[to] and -more <= rooms[back] and one != to and other != back
        if fits and _may(ground, packed, one, to) and _may(ground, packed, other, back):
            yield Packed(packed.chosen, {**packed.hosts, one: to, other: back})


def _rows(ground: Ground, packed: Packed, article: int) -> int:
    kind = packed.chosen[article].kind
    assert kind is not None
    return ground.kinds[kind].rows


def _may(ground: Ground, packed: Packed, article: int, host: int) -> bool:
    kind = packed.chosen[article].kind
    assert kind is not None
    return host not in ground.kinds[kind].refused
