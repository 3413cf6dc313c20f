"""The postings of one issue: plain documents go in, sorted numbers come out, in groups of terms.

An issue is indexed once: its postings count positions from its own first slot, so they stay true
whatever issues come before it, and are kept by digest. Merging adds the issue's start.

A posting is one number, the term's key above, 32 bits of position (or document) below, so that
sorting numbers sorts postings by term and place. What else a posting carries stands below that, in
`EXTRA_BITS`.
Terms are pairs of units. Where a separator stands beside a unit that is none, the pair is filed
under the unit and `EDGE` instead, with the separator: so a phrase finds what precedes any
punctuation in one list.
"""

from __future__ import annotations

import re
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import add

from bulletin.search.normalise import BOUNDARY, is_separator
from bulletin.search.space import HEAD_ROOM, PIECE, SLOT, PlainDocument

GROUPS = 16
"""Terms are merged group by group, so that memory stays bounded."""

EDGE = BOUNDARY
"""Stands in a key for any separators: unit + EDGE before them, EDGE + unit after them."""

EXTRA_BITS = 49
_LOW = 0xFFFFFFFF
_COUNT_BITS, _PIECE_BITS = 24, 24


@dataclass(frozen=True, slots=True)
class Numbers:
    """Sorted postings, packed since an archive has millions; ``extras`` has one number each, or none."""

    count: int
    postings: bytes
    extras: bytes

    @staticmethod
    def pack(postings: Sequence[int]) -> Numbers:
        """Postings in order, without extras."""
        return Numbers(len(postings), zlib.compress(array("Q", postings), 1), b"")

    @staticmethod
    def pack_extended(postings: Sequence[int]) -> Numbers:
        """Postings in order, each with its extra below."""
        mask = (1 << EXTRA_BITS) - 1
        extras = array("Q", [posting & mask for posting in postings])
        numbers = array("Q", [posting >> EXTRA_BITS for posting in postings])
        return Numbers(len(numbers), zlib.compress(numbers, 1), zlib.compress(extras, 1))

    def moved(self, start: int) -> list[int]:
        """The postings without extras, their places moved by ``start``."""
        return [number + start for number in array("Q", zlib.decompress(self.postings))]

    def moved_extended(self, start: int) -> list[int]:
        """The postings moved, with their extras below."""
        extras = array("Q", zlib.decompress(self.extras))
        return [n << EXTRA_BITS | e for n, e in zip(self.moved(start), extras, strict=True)]


@dataclass(frozen=True, slots=True)
class GroupPostings:
    """The postings of one group of terms.

    ``pairs`` give positions; ``edges`` positions with a separator and a length (`unpack_edge`);
    ``singles`` documents with the hits in them (`unpack_single`).
    """

    pairs: Numbers
    edges: Numbers
    singles: Numbers


@dataclass(frozen=True, slots=True)
class IssuePostings:
    """The postings of one issue: the number of slots of each document, and one entry a group."""

    slots: tuple[int, ...]
    groups: tuple[GroupPostings, ...]


@lru_cache(maxsize=1 << 14)
def term_key(term: str) -> int:
    """A term of one or two units as 32 bits that spread evenly; different terms have different keys.

    Multiplying by an odd number can be undone (Fibonacci hashing), so a key stands for its term, and
    shards store sorted keys instead of characters.
    """
    second = ord(term[1]) if len(term) > 1 else 0
    return (ord(term[0]) << 16 | second) * 0x9E3779B1 & _LOW


def edge_key(pair: str) -> int | None:
    """The key that a pair of unit and separator is filed under; None for other pairs."""
    first, second = (is_separator(unit) for unit in pair)
    if first == second:
        return None
    return term_key(EDGE + pair[1] if first else pair[0] + EDGE)


def unpack_edge(extra: int) -> tuple[str, int]:
    """The separator beside the unit, and how many separators follow it (of a unit before them)."""
    return chr(extra >> 32), extra & _LOW


def unpack_single(extra: int) -> tuple[bool, int, int]:
    """Whether the unit stands in the head, how often it stands in the document, its first piece."""
    piece = extra & ((1 << _PIECE_BITS) - 1)
    count = extra >> _PIECE_BITS & ((1 << _COUNT_BITS) - 1)
    return bool(extra >> (_PIECE_BITS + _COUNT_BITS)), count, piece


@lru_cache(maxsize=1 << 17)
def _pair_key(pair: str) -> int:
    """Key of a pair in the upper half of a posting; 0 where the pair is no term by itself."""
    is_term = BOUNDARY not in pair and edge_key(pair) is None
    return term_key(pair) << 32 if is_term else 0


def index_documents(documents: Sequence[PlainDocument]) -> IssuePostings:
    """The postings of documents that follow one another."""
    pairs: list[int] = []
    edges: list[int] = []
    singles: list[int] = []
    start = 0
    for number, document in enumerate(documents):
        for text, base in ((document.head, start), (document.body, start + HEAD_ROOM)):
            found = map(_pair_key, map(add, text, text[1:]))
            pairs += [key | position for position, key in enumerate(found, base) if key]
            edges += _find_edges(text, base)
        singles += _sum_up_singles(document, number)
        start += document.slots * SLOT
    packs = zip(
        map(Numbers.pack, _split(pairs, 60)),
        map(Numbers.pack_extended, _split(edges, 60 + EXTRA_BITS)),
        map(Numbers.pack_extended, _split(singles, 60 + EXTRA_BITS)),
        strict=True,
    )
    return IssuePostings(tuple(d.slots for d in documents), tuple(GroupPostings(*pack) for pack in packs))


def _split(postings: list[int], shift: int) -> Iterator[list[int]]:
    """The postings sorted, group by group; the group's number begins at bit ``shift``."""
    postings.sort()
    bounds = [bisect_left(postings, group << shift) for group in range(GROUPS)]
    return (postings[a:b] for a, b in pairwise([*bounds, len(postings)]))


def _find_edges(text: str, base: int) -> Iterator[int]:
    """Where separators begin after a unit and end before one, as postings."""
    separators = "".join(c for c in sorted(set(text)) if is_separator(c))
    if not separators:
        return
    for run in re.finditer(f"[{re.escape(separators)}]+", text):
        start, end = run.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if before and before != BOUNDARY:
            yield _edge(before + EDGE, base + start - 1, text[start], end - start)
        if after and after != BOUNDARY:
            yield _edge(EDGE + after, base + end, text[end - 1], 0)


def _edge(term: str, position: int, separator: str, length: int) -> int:
    return (term_key(term) << 32 | position) << EXTRA_BITS | ord(separator) << 32 | length


def _sum_up_singles(document: PlainDocument, number: int) -> Iterator[int]:
    for unit, count in Counter(document.head + document.body).items():
        if unit != BOUNDARY:
            piece = max(0, document.body.find(unit)) // PIECE
            hits = ((unit in document.head) << _COUNT_BITS | count) << _PIECE_BITS | piece
            yield (term_key(unit) << 32 | number) << EXTRA_BITS | hits
