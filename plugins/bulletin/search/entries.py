"""One term's entry in a shard, as it is read back; `lists` writes it.

* A pair (x, y), or three units, has a list of the positions of x where the others follow it.
* An edge (x and any separators, or any separators and y) has a list for each separator that stands
  beside the unit: the positions of the unit and, before separators, their number.
* A single unit has no positions, only its documents.

Up to `LONG` positions stand in the entry itself; more are kept in blocks of `BLOCK`, files of
their own, and the entry holds a summary by document, so that a search for 政协 costs kilobytes though the
word stands everywhere. Where two long pairs overlap, their three units are a term as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bulletin.search.bits import BitReader
from bulletin.search.space import DocumentHits, Space

LONG = 2048
"""The most positions that an entry holds itself."""

LONG_EDGE = 256
"""The same for a list of an edge, which stands beside the lists of other separators."""

BLOCK = 1024
"""Positions in a block: small, since a search often needs only a few documents of a long list."""

COMMON_SEPARATORS = ",。、:;“”()《》—.!?·-/% '\""
"""As folded; their order is their frequency, and so the length of their codes."""


@dataclass(frozen=True, slots=True)
class Block:
    """Where a block of a long list stands: its file's number, first position, extent and size."""

    number: int
    start: int
    extent: int
    size: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A list as read from a shard: its ``positions``, and ``lengths`` before separators.

    Of a long list there is a ``summary`` by document, and ``blocks`` hold the positions.
    ``edges`` are the lists of an edge by separator; then the entry itself has none.
    """

    count: int = 0
    positions: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()
    summary: tuple[DocumentHits, ...] = ()
    blocks: tuple[Block, ...] = ()
    edges: Mapping[str, Entry] = field(default_factory=dict)


def read_entry(reader: BitReader, space: Space, long: int, *, has_lengths: bool = False) -> Entry:
    """A list that `write_lists` wrote; with more than ``long`` positions it has blocks."""
    count = reader.gamma()
    if count > long:
        summary = read_summary(reader, space.documents)
        return Entry(count, summary=summary, blocks=_read_blocks(reader, count, space.extent))
    positions = reader.positions(count, space.extent)
    return Entry(count, tuple(positions), tuple(reader.rice(0) for _ in positions if has_lengths))


def read_edges(reader: BitReader, space: Space, *, has_lengths: bool) -> Entry:
    """The lists of an edge."""
    edges = {}
    for _ in range(reader.gamma()):
        separator = _read_separator(reader)
        edges[separator] = read_entry(reader, space, LONG_EDGE, has_lengths=has_lengths)
    return Entry(edges=edges)


def read_summary(reader: BitReader, documents: int) -> tuple[DocumentHits, ...]:
    """The documents of a term, counts rounded down to a power of two."""
    return tuple(
        DocumentHits(document, bool(reader.take(1)), 1 << reader.rice(0), reader.rice(0))
        for document in reader.positions(reader.gamma(), documents)
    )


def _read_blocks(reader: BitReader, count: int, extent: int) -> tuple[Block, ...]:
    first = reader.gamma() - 1
    starts = reader.positions(-(-count // BLOCK), extent)
    ends = (*starts[1:], extent)
    return tuple(
        Block(first + n, start, end - start, min(BLOCK, count - n * BLOCK))
        for n, (start, end) in enumerate(zip(starts, ends, strict=True))
    )


def _read_separator(reader: BitReader) -> str:
    rank = reader.gamma() - 1
    return COMMON_SEPARATORS[rank] if rank < len(COMMON_SEPARATORS) else chr(reader.take(16))
