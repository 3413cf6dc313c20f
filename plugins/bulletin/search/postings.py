"""The postings of one issue: plain documents go in, packed lists come out, sorted into groups of terms.

An issue is indexed once: its postings count positions from its own first slot, so they stay true
whatever issues come before it, and are kept by digest. Merging adds the issue's start.
Lists are packed as bytes, since an archive has millions of them.
"""

from __future__ import annotations

import re
import struct
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add

from bulletin.search.entries import Crossing
from bulletin.search.normalise import BOUNDARY, is_separator
from bulletin.search.space import HEAD_ROOM, PIECE, SLOT, DocumentHits, PlainDocument

GROUPS = 16
"""Terms are merged group by group, so that memory stays bounded."""

_PIECE_BITS, _COUNT_BITS = 19, 20
_Lists = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class GroupPostings:
    """The packed lists of one group of terms: read them with `read_lists`.

    ``pairs`` are positions, ``crossings`` numbers for `unpack_crossing`, ``singles`` for
    `unpack_hits`; all count from the issue's first position or document.
    """

    pairs: bytes
    crossings: bytes
    singles: bytes


@dataclass(frozen=True, slots=True)
class IssuePostings:
    """The postings of one issue: the number of slots of each document, and one entry a group."""

    slots: tuple[int, ...]
    groups: tuple[GroupPostings, ...]


def term_key(term: str) -> int:
    """A term of one or two units as 32 bits that spread evenly; different terms have different keys.

    Multiplying by an odd number can be undone (Fibonacci hashing), so a key stands for its term, and
    shards store sorted keys instead of characters.
    """
    second = ord(term[1]) if len(term) > 1 else 0
    return (ord(term[0]) << 16 | second) * 0x9E3779B1 & 0xFFFFFFFF


def index_documents(documents: Sequence[PlainDocument]) -> IssuePostings:
    """The postings of documents that follow one another."""
    pairs: dict[str, list[int]] = defaultdict(list)
    crossings: dict[str, list[int]] = defaultdict(list)
    singles: dict[str, list[int]] = defaultdict(list)
    start = 0
    for number, document in enumerate(documents):
        for text, base in ((document.head, start), (document.body, start + HEAD_ROOM)):
            for position, pair in enumerate(map(add, text, text[1:]), base):
                pairs[pair].append(position)
            for pair, position, distance in _find_crossings(text, base):
                crossings[pair].append(position << 32 | distance)
        for character, count in Counter(document.head + document.body).items():
            hits = _single_hits(character, count, number, document)
            singles[character].append(_pack_hits(hits))
        start += document.slots * SLOT
    packs = zip(_pack(pairs, "I"), _pack(crossings, "Q"), _pack(singles, "Q"), strict=True)
    return IssuePostings(tuple(d.slots for d in documents), tuple(GroupPostings(*pack) for pack in packs))


def unpack_crossing(number: int, start: int) -> Crossing:
    """A crossing of an issue whose first position is ``start``."""
    return Crossing((number >> 32) + start, number & 0xFFFFFFFF)


def unpack_hits(number: int, start: int) -> DocumentHits:
    """A character's hits in a document of an issue whose first document is ``start``."""
    count = number & ((1 << _COUNT_BITS) - 1)
    piece = number >> _COUNT_BITS & ((1 << _PIECE_BITS) - 1)
    head = number >> (_COUNT_BITS + _PIECE_BITS)
    return DocumentHits((head >> 1) + start, bool(head & 1), count, piece)


def read_lists(pack: bytes, typecode: str) -> Iterator[tuple[int, array[int]]]:
    """The keys of a pack with their numbers, in order."""
    (size,) = struct.unpack_from("<I", pack)
    keys, counts = array("I", pack[4 : 4 + size]), array("I", pack[4 + size : 4 + 2 * size])
    numbers = array(typecode, pack[4 + 2 * size :])
    at = 0
    for key, count in zip(keys, counts, strict=True):
        yield key, numbers[at : at + count]
        at += count


def _pack(lists: _Lists, typecode: str) -> Iterator[bytes]:
    groups: list[list[tuple[int, Sequence[int]]]] = [[] for _ in range(GROUPS)]
    for term, numbers in lists.items():
        if BOUNDARY not in term:
            key = term_key(term)
            groups[key >> 28].append((key, numbers))
    return (_pack_group(sorted(group), typecode) for group in groups)


def _pack_group(group: Sequence[tuple[int, Sequence[int]]], typecode: str) -> bytes:
    keys = array("I", [key for key, _ in group]).tobytes()
    counts = array("I", [len(numbers) for _, numbers in group]).tobytes()
    numbers = array(typecode)
    for _, some in group:
        numbers.extend(some)
    return struct.pack("<I", len(keys)) + keys + counts + numbers.tobytes()


def _find_crossings(text: str, base: int) -> Iterator[tuple[str, int, int]]:
    """Pairs of characters parted by separators only: the pair, the first one's position, the distance."""
    separators = "".join(c for c in sorted(set(text)) if is_separator(c))
    if not separators:
        return
    for run in re.finditer(f"[{re.escape(separators)}]+", text):
        pair = text[run.start() - 1 : run.start()] + text[run.end() : run.end() + 1]
        if len(pair) == 2 and BOUNDARY not in pair:
            yield pair, base + run.start() - 1, run.end() - run.start() + 1


def _single_hits(character: str, count: int, number: int, document: PlainDocument) -> DocumentHits:
    first = document.body.find(character)
    return DocumentHits(number, character in document.head, count, max(0, first) // PIECE)


def _pack_hits(hits: DocumentHits) -> int:
    piece = min(hits.piece, (1 << _PIECE_BITS) - 1)
    count = min(hits.count, (1 << _COUNT_BITS) - 1)
    return ((hits.document << 1 | hits.in_head) << _PIECE_BITS | piece) << _COUNT_BITS | count
