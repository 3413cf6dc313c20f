"""Three units as a term, where two long pairs overlap: the long pairs go in, shards of triples come out.

A word of common pairs (政协委员) would otherwise be found only by reading the long lists of all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from bulletin.search import entries
from bulletin.search.bits import Whole
from bulletin.search.lists import Lists, write_lists
from bulletin.search.postings import pairs_of_keys
from bulletin.search.shards import LongPairs, Section, block_name, make_shards
from bulletin.search.space import Space

TRIPLE_BITS = 48
IN_SHARD = 2000
_ODD = 0x9E3779B97F4B
_UNIT = 16
_AT_ONCE = 1 << 20


def triple_key(triple: str) -> int:
    """Three units as 48 bits that spread evenly; different ones have different keys, as in `term_key`."""
    first, second, third = map(ord, triple)
    return ((first << _UNIT | second) << _UNIT | third) * _ODD % (1 << TRIPLE_BITS)


def find_triples(long: Iterable[LongPairs], space: Space) -> tuple[Whole, Whole]:
    """The keys of all triples, in order, and the position of each, in order for each key."""
    keys, places = _find_in_order(long, space)
    order = np.argsort(keys, kind="stable")
    return keys[order], places[order]


def _find_in_order(long: Iterable[LongPairs], space: Space) -> tuple[Whole, Whole]:
    """The keys and positions of all triples, by position; looked for piece by piece to save memory."""
    pairs = np.zeros(space.extent + 1, np.uint32)  # which long pair begins at a position, 0 for none
    for some in long:
        pairs[some.positions] = pairs_of_keys(some.keys)
    found = [
        _find_in_piece(pairs[start : start + _AT_ONCE + 1]) for start in range(0, space.extent, _AT_ONCE)
    ]
    places = [places + number * _AT_ONCE for number, (_, places) in enumerate(found)]
    return np.concatenate([keys for keys, _ in found]), np.concatenate(places)


def _find_in_piece(pairs: npt.NDArray[np.uint32]) -> tuple[Whole, Whole]:
    places = np.flatnonzero((pairs[:-1] != 0) & (pairs[1:] != 0))
    third = (pairs[places + 1] & ((1 << _UNIT) - 1)).astype(np.uint64)
    units = pairs[places].astype(np.uint64) << np.uint64(_UNIT) | third
    keys = units * np.uint64(_ODD) & np.uint64((1 << TRIPLE_BITS) - 1)
    return keys.astype(np.int64), places


def triple_bits(triples: int, parts: int) -> int:
    """How many bits number the shards of so many triples, when ``parts`` bits number the parts."""
    return max(parts, (triples // IN_SHARD).bit_length())


def write_triples(keys: Whole, positions: Whole, space: Space, parts: int) -> Iterator[tuple[str, str]]:
    """The shards of triples by name, part by part, and their blocks, whose parts come after all others."""
    bits = triple_bits(len(keys), parts)
    in_part = 1 << (bits - parts)
    bounds = np.searchsorted(keys, np.arange((1 << parts) + 1) << (TRIPLE_BITS - parts))
    for part in range(1 << parts):
        cut = slice(bounds[part], bounds[part + 1])
        firsts = np.flatnonzero(np.diff(keys[cut], prepend=-1))
        lists = Lists(positions[cut], firsts, np.zeros(0, np.int64))
        terms, codes, blocks = write_lists(lists, space, entries.LONG, 0)
        section = Section(keys[cut][firsts], terms, codes)
        numbers = range(part * in_part, (part + 1) * in_part)
        yield from make_shards("triples", numbers, TRIPLE_BITS - bits, [section])
        yield from ((block_name((1 << parts) + part, n), text) for n, text in enumerate(blocks))
