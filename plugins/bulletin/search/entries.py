"""One term's entry in a shard: postings go in, bits and blocks come out, and the way back.

* A pair (x, y) has the positions of x where y follows it.
* An edge (x and any separators, or any separators and y) has the positions of its unit, each with
  the separator beside it and, before separators, with their number.
* A single unit has no positions, only its documents.

Up to `LONG` positions stand in the entry itself; more are kept in blocks of `BLOCK`, files of
their own, and the entry holds a summary by document, so that a search for 政协 costs kilobytes though the
word stands everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.search.bits import BitReader, gamma, rice, write_positions
from bulletin.search.space import DocumentHits, Space

LONG = 2048
"""The most positions that an entry holds itself."""

BLOCK = 1024
"""Positions in a block: small, since a search often needs only a few documents of a long list."""

COMMON_SEPARATORS = ",。、:;“”()《》—.!?·-/% '\""
"""As folded; their order is their frequency, and so the length of their codes."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A unit beside separators: its position, the separator, and how many follow (0: they precede)."""

    position: int
    separator: str
    length: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A term's postings as read from a shard: ``positions`` of a pair, or ``edges``.

    Both are empty when they are in blocks: then ``summary`` holds the documents, ``block_starts``
    the first position of each block and ``first_block`` the number of the first.
    """

    count: int = 0
    positions: tuple[int, ...] = ()
    edges: tuple[Edge, ...] = ()
    summary: tuple[DocumentHits, ...] = ()
    block_starts: tuple[int, ...] = ()
    first_block: int = 0


def write_entry(
    positions: Sequence[int], extras: Sequence[str], space: Space, first_block: int
) -> tuple[str, list[str]]:
    """The bits of an entry, and the bits of its blocks (none when the list is short).

    ``extras`` are the bits of each posting (`write_extra`), empty for a pair.
    """
    count = gamma(len(positions) + 1)
    if len(positions) <= LONG:
        return "".join((count, write_positions(positions, space.extent), *extras)), []
    cuts = range(0, len(positions), BLOCK)
    starts = [positions[cut] for cut in cuts]
    head = (count, write_summary(space.hits(positions), space), gamma(first_block + 1))
    blocks = [
        "".join(
            (
                write_positions([p - positions[cut] for p in positions[cut : cut + BLOCK]], space.extent),
                *extras[cut : cut + BLOCK],
            )
        )
        for cut in cuts
    ]
    return "".join((*head, write_positions(starts, space.extent))), blocks


def read_entry(reader: BitReader, space: Space, *, is_edge: bool) -> Entry:
    """The entry that `write_entry` wrote."""
    count = reader.gamma() - 1
    if count > LONG:
        summary = read_summary(reader, space)
        first_block = reader.gamma() - 1
        starts = reader.positions(-(-count // BLOCK), space.extent)
        return Entry(count, summary=summary, block_starts=tuple(starts), first_block=first_block)
    if is_edge:
        return Entry(count, edges=tuple(read_edges(reader, count, space, 0)))
    return Entry(count, tuple(reader.positions(count, space.extent)))


def read_edges(reader: BitReader, count: int, space: Space, start: int) -> list[Edge]:
    """So many edges, their positions counted from ``start``."""
    positions = reader.positions(count, space.extent)
    return [Edge(start + position, *_read_extra(reader)) for position in positions]


def write_extra(separator: str, length: int) -> str:
    """An edge's separator and length as bits: a rank among common ones, or its 16 bits."""
    rank = COMMON_SEPARATORS.find(separator)
    if rank < 0:
        return gamma(len(COMMON_SEPARATORS) + 1) + f"{ord(separator):016b}" + rice(length, 0)
    return gamma(rank + 1) + rice(length, 0)


def _read_extra(reader: BitReader) -> tuple[str, int]:
    rank = reader.gamma() - 1
    common = rank < len(COMMON_SEPARATORS)
    return COMMON_SEPARATORS[rank] if common else chr(reader.take(16)), reader.rice(0)


def write_summary(hits: Sequence[DocumentHits], space: Space) -> str:
    """A term's documents as bits: number, gaps, then for each head, count and piece.

    A count is kept as its number of binary digits, which is enough to rank by.
    """
    bits = [gamma(len(hits) + 1), write_positions([hit.document for hit in hits], space.documents)]
    bits += [f"{hit.in_head:d}{rice(hit.count.bit_length() - 1, 0)}{rice(hit.piece, 0)}" for hit in hits]
    return "".join(bits)


def read_summary(reader: BitReader, space: Space) -> tuple[DocumentHits, ...]:
    """The documents that `write_summary` wrote, counts rounded down to a power of two."""
    return tuple(
        DocumentHits(document, bool(reader.take(1)), 1 << reader.rice(0), reader.rice(0))
        for document in reader.positions(reader.gamma() - 1, space.documents)
    )
