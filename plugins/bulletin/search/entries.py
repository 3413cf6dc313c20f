"""One term's entry in a shard: postings go in, bits and blocks come out, and the way back.

Three kinds of postings belong to a pair of characters (x, y):

* its positions, where y follows x; up to `LONG` of them stand in the entry itself; more are kept in
  blocks of `LONG`, files of their own, and the entry holds a summary by document, so that a search
  for 政协 costs kilobytes though the word stands everywhere;
* its crossings, where only separators stand between x and y, as position of x and the distance to y
  (phrases in quotes go over punctuation).

A single character has only the summary by document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.search.bits import BitReader, gamma, rice, rice_parameter, write_positions
from bulletin.search.space import DocumentHits, Space

LONG = 2048


@dataclass(frozen=True, slots=True)
class Crossing:
    """``position`` of a character, and ``distance`` to the next that is no separator (at least 2)."""

    position: int
    distance: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A term's postings as read from a shard.

    ``positions`` is empty when they are in blocks: then ``summary`` holds the documents,
    ``block_starts`` the first position of each block and ``first_block`` the number of the first.
    """

    positions: tuple[int, ...] = ()
    summary: tuple[DocumentHits, ...] = ()
    block_starts: tuple[int, ...] = ()
    first_block: int = 0
    crossings: tuple[Crossing, ...] = ()

    @property
    def count(self) -> int:
        """How many positions the pair has, wherever they are kept."""
        return sum(hit.count for hit in self.summary) if self.block_starts else len(self.positions)


def write_pair(
    positions: Sequence[int], crossings: Sequence[Crossing], space: Space, first_block: int
) -> tuple[str, list[str]]:
    """The bits of a pair's entry, and the bits of its blocks (none when the list is short)."""
    bits = [gamma(len(positions) + 1)]
    blocks = [positions[i : i + LONG] for i in range(0, len(positions), LONG)]
    if len(blocks) > 1:
        starts = [block[0] for block in blocks]
        bits += [write_summary(space.hits(positions), space), gamma(first_block + 1)]
        bits.append(write_positions(starts, space.extent))
    else:
        bits.append(write_positions(positions, space.extent))
        blocks = []
    bits.append(gamma(len(crossings) + 1))
    bits.append(write_positions([c.position for c in crossings], space.extent))
    bits += [rice(c.distance - 2, 0) for c in crossings]
    return "".join(bits), [write_positions([p - b[0] for p in b], space.extent) for b in blocks]


def read_pair(reader: BitReader, space: Space) -> Entry:
    """The entry that `write_pair` wrote."""
    count = reader.gamma() - 1
    positions: Sequence[int] = ()
    summary: tuple[DocumentHits, ...] = ()
    starts: Sequence[int] = ()
    first_block = 0
    if count > LONG:
        summary = read_summary(reader, space)
        first_block = reader.gamma() - 1
        starts = reader.positions(-(-count // LONG), space.extent)
    else:
        positions = reader.positions(count, space.extent)
    crossed = reader.positions(reader.gamma() - 1, space.extent)
    crossings = tuple(Crossing(position, reader.rice(0) + 2) for position in crossed)
    return Entry(tuple(positions), summary, tuple(starts), first_block, crossings)


def write_summary(hits: Sequence[DocumentHits], space: Space) -> str:
    """A term's documents as bits: number, gaps, then for each head, count and piece."""
    mean = sum(hit.count for hit in hits) // max(1, len(hits))
    parameter = rice_parameter(1, mean)
    bits = [gamma(len(hits) + 1), gamma(parameter + 1)]
    bits.append(write_positions([hit.document for hit in hits], space.documents))
    bits += [f"{hit.in_head:d}{rice(hit.count - 1, parameter)}{rice(hit.piece, 0)}" for hit in hits]
    return "".join(bits)


def read_summary(reader: BitReader, space: Space) -> tuple[DocumentHits, ...]:
    """The documents that `write_summary` wrote."""
    count, parameter = reader.gamma() - 1, reader.gamma() - 1
    return tuple(
        DocumentHits(document, bool(reader.bit()), reader.rice(parameter) + 1, reader.rice(0))
        for document in reader.positions(count, space.documents)
    )
