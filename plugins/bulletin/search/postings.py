"""The postings of one issue: plain documents go in, sorted numbers come out.

An issue is indexed once: its postings count positions from its own first slot, so they stay true
whatever issues come before it. Merging (`layers`) adds the issue's start.

A posting is one number, the term's key above, 32 bits of position (or document) below, so that
sorting numbers sorts postings by term and place. What else a posting carries stands at the same
index of a second array, its extras.

Terms are pairs of units. Where a separator stands beside a unit that is none, the pair is filed
under the unit and `EDGE` instead, with the separator: so a phrase finds what precedes any
punctuation in one list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from bulletin.search.normalise import BOUNDARY, is_separator
from bulletin.search.space import HEAD_ROOM, PIECE, SLOT, PlainDocument

Numbers = npt.NDArray[np.uint64]
Units = npt.NDArray[np.uint64]

EDGE = BOUNDARY
"""Stands in a key for any separators: unit + EDGE before them, EDGE + unit after them."""

KEY_BITS = 32
_LOW = 0xFFFFFFFF
_ODD = 0x9E3779B1
_UNDO = pow(_ODD, -1, 1 << KEY_BITS)
_EDGE = ord(EDGE)
_LENGTH_BITS = 32
_COUNT_BITS, _PIECE_BITS = 24, 24


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Sorted postings with one extra each, or none at all."""

    numbers: Numbers
    extras: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class IssuePostings:
    """The postings of one issue, and the number of slots of each document.

    ``pairs`` give positions; ``before`` those of a unit before separators, with the first of them
    and their number; ``after`` those of a unit after separators, with the last of them (`edge_parts`);
    ``singles`` documents with the hits in them (`single_parts`).
    """

    slots: tuple[int, ...]
    pairs: Postings
    before: Postings
    after: Postings
    singles: Postings


def term_key(term: str) -> int:
    """A term of one or two units as 32 bits that spread evenly; different terms have different keys.

    Multiplying by an odd number can be undone (Fibonacci hashing), so a key stands for its term, and
    shards store sorted keys instead of characters.
    """
    second = ord(term[1]) if len(term) > 1 else 0
    return (ord(term[0]) << 16 | second) * _ODD & _LOW


def pairs_of_keys(keys: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """The two units of terms, first above second, from their keys."""
    return keys * np.uint32(_UNDO)


def edge_key(pair: str) -> int | None:
    """The key that a pair of unit and separator is filed under; None for other pairs."""
    first, second = (is_separator(unit) for unit in pair)
    if first == second:
        return None
    return term_key(EDGE + pair[1] if first else pair[0] + EDGE)


def edge_parts(extras: Numbers) -> tuple[Numbers, Numbers]:
    """The separators beside the units, and how many separators stand together."""
    return extras >> np.uint64(_LENGTH_BITS), extras & np.uint64(_LOW)


def single_parts(extras: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Whether the unit stands in the head, how often it stands in the document, its first piece."""
    ones = np.uint64((1 << _PIECE_BITS) - 1)
    return (
        extras >> np.uint64(_PIECE_BITS + _COUNT_BITS),
        extras >> np.uint64(_PIECE_BITS) & ones,
        extras & ones,
    )


def index_documents(documents: Sequence[PlainDocument]) -> IssuePostings:
    """The postings of documents that follow one another."""
    units = _lay_out(documents)
    is_separate = _separators()[units]
    before, after = _find_edges(units, is_separate)
    return IssuePostings(
        tuple(document.slots for document in documents),
        Postings(_find_pairs(units, is_separate), np.zeros(0, np.uint64)),
        before,
        after,
        _find_singles(documents),
    )


def _lay_out(documents: Sequence[PlainDocument]) -> Units:
    """The units of all documents, each at its position; `BOUNDARY` where none stands."""
    units = np.full(sum(d.slots for d in documents) * SLOT + 1, _EDGE, np.uint64)
    start = 0
    for document in documents:
        for text, base in ((document.head, start), (document.body, start + HEAD_ROOM)):
            units[base : base + len(text)] = _units(text)
        start += document.slots * SLOT
    return units


def _units(text: str) -> npt.NDArray[np.uint16]:
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)


@cache
def _separators() -> npt.NDArray[np.bool_]:
    """Which of all units are separators."""
    return np.array([is_separator(chr(unit)) for unit in range(0x10000)])


def _keys(first: Units | int, second: Units | int) -> Numbers:
    """`term_key` of many terms, in the upper half of a posting."""
    pair = np.left_shift(first, np.uint64(16), dtype=np.uint64) | np.asarray(second, np.uint64)
    return (pair * np.uint64(_ODD)) << np.uint64(KEY_BITS)


def _find_pairs(units: Units, is_separate: npt.NDArray[np.bool_]) -> Numbers:
    is_unit = units != _EDGE
    is_term = is_unit[:-1] & is_unit[1:] & (is_separate[:-1] == is_separate[1:])
    places = np.flatnonzero(is_term)
    return np.sort(_keys(units[places], units[places + 1]) | places.astype(np.uint64))


def _find_edges(units: Units, is_separate: npt.NDArray[np.bool_]) -> tuple[Postings, Postings]:
    """Where separators begin after a unit and end before one."""
    changes = np.flatnonzero(np.diff(is_separate, prepend=False))
    starts, ends = changes[::2], changes[1::2]
    lengths = (ends - starts).astype(np.uint64)
    beside = units[starts - 1] if len(starts) else units[:0]
    kept = (starts > 0) & (beside != _EDGE)
    before = _sort(
        _keys(beside[kept], _EDGE) | (starts[kept] - 1).astype(np.uint64),
        units[starts[kept]] << np.uint64(_LENGTH_BITS) | lengths[kept],
    )
    kept = units[ends] != _EDGE
    after = _sort(
        _keys(_EDGE, units[ends[kept]]) | ends[kept].astype(np.uint64),
        units[ends[kept] - 1] << np.uint64(_LENGTH_BITS),
    )
    return before, after


def _find_singles(documents: Sequence[PlainDocument]) -> Postings:
    found = [_sum_up_singles(document, number) for number, document in enumerate(documents)]
    numbers, extras = (
        (np.concatenate([np.zeros(0, np.uint64), *parts]) for parts in zip(*found, strict=True))
        if found
        else (np.zeros(0, np.uint64),) * 2
    )
    return _sort(numbers, extras)


def _sum_up_singles(document: PlainDocument, number: int) -> tuple[Numbers, Numbers]:
    body, head = _units(document.body), _units(document.head)
    units, firsts, counts = np.unique(np.concatenate([body, head]), return_index=True, return_counts=True)
    pieces = np.where(firsts < len(body), firsts // PIECE, 0).astype(np.uint64)
    in_head = np.isin(units, head).astype(np.uint64)
    extras = (in_head << np.uint64(_COUNT_BITS) | counts.astype(np.uint64)) << np.uint64(_PIECE_BITS) | pieces
    kept = units != _EDGE
    return _keys(units[kept].astype(np.uint64), 0) | np.uint64(number), extras[kept]


def _sort(numbers: Numbers, extras: Numbers) -> Postings:
    order = np.argsort(numbers)
    return Postings(numbers[order], extras[order])
