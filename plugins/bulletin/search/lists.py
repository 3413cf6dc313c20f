"""Lists of postings as codes: what `entries` reads back.

Goes in: the positions of many terms at once, as arrays. Comes out: the codes of each list, and the
texts of the blocks of long ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bulletin.search import entries
from bulletin.search.bits import (
    Codes,
    Whole,
    bit_lengths,
    chain,
    gamma,
    join,
    plain_bits,
    rice,
    to_texts,
    write_list,
    write_positions,
)
from bulletin.search.entries import COMMON_SEPARATORS
from bulletin.search.space import Space, Summary

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """Lists of positions, one behind the other: list ``n`` begins at index ``firsts[n]``, none is empty.

    ``lengths`` has a number for each position, or is empty.
    """

    positions: Whole
    firsts: Whole
    lengths: Whole

    @property
    def counts(self) -> Whole:
        """How many positions each list has."""
        return np.diff(self.firsts, append=len(self.positions))

    def having(self, is_kept: Flags) -> Lists:
        """Only some of the lists."""
        counts = self.counts
        inside = np.repeat(is_kept, counts)
        firsts = np.cumsum(counts[is_kept]) - counts[is_kept]
        lengths = self.lengths[inside] if len(self.lengths) else self.lengths
        return Lists(self.positions[inside], firsts, lengths)

    def one(self, number: int) -> Lists:
        """A list by itself."""
        start = int(self.firsts[number])
        cut = slice(start, start + int(self.counts[number]))
        return Lists(self.positions[cut], np.zeros(1, np.int64), self.lengths[cut])

    def is_long(self, long: int) -> Flags:
        """Which lists are kept in blocks, having more than ``long`` positions."""
        return self.counts > long


def write_lists(lists: Lists, space: Space, long: int, first_block: int) -> tuple[Whole, Codes, list[str]]:
    """The codes of every list, with the list's number for each, and the texts of the blocks."""
    counts, is_long = lists.counts, lists.is_long(long)
    short = lists.having(~is_long)
    runs = np.repeat(np.flatnonzero(~is_long), short.counts)
    parts = [
        (np.arange(len(counts)), gamma(counts)),
        (runs, write_positions(short.positions, short.firsts, space.extent)),
    ]
    if len(lists.lengths):
        parts.append((runs, rice(short.lengths, 0)))
    blocks: list[str] = []
    for number in np.flatnonzero(is_long).tolist():
        codes, more = _write_long(lists.one(number), space, first_block + len(blocks))
        parts.append((np.full(len(codes.values), number), codes))
        blocks += more
    return (*join(parts), blocks)


def _write_long(one: Lists, space: Space, first_block: int) -> tuple[Codes, list[str]]:
    """What stands in the entry of a long list after its count, and its blocks."""
    positions = one.positions
    cuts = np.arange(0, len(positions), entries.BLOCK)
    starts = positions[cuts]
    head = (
        write_summary(space.sum_up(positions), space.documents),
        gamma(np.array([first_block + 1])),
        write_list(starts, space.extent),
    )
    runs = np.arange(len(positions)) // entries.BLOCK
    spans = np.diff(starts, append=space.extent)
    parts = [(runs, write_positions(positions - starts[runs], cuts, spans))]
    if len(one.lengths):
        parts.append((runs, rice(one.lengths, 0)))
    return chain(head), to_texts(*join(parts), len(cuts))


def write_summary(summary: Summary, documents: int) -> Codes:
    """A term's documents: how many, their gaps, then what is known of each."""
    count = gamma(np.array([len(summary.documents)]))
    return chain((count, write_list(summary.documents, documents), write_hits(summary)))


def write_hits(summary: Summary) -> Codes:
    """Three codes a document: head, count, piece.

    A count is kept as its number of binary digits, which is enough to rank by.
    """
    numbers = np.arange(len(summary.documents))
    digits = bit_lengths(summary.counts) - 1
    parts = (plain_bits(summary.in_head, 1), rice(digits, 0), rice(summary.pieces, 0))
    return join([(numbers, part) for part in parts])[1]


def write_separators(separators: Whole) -> tuple[Whole, Codes]:
    """Separators as their rank among common ones, others as the last rank and 16 bits."""
    ranks = separator_ranks(separators)
    is_rare = ranks >= len(COMMON_SEPARATORS)
    numbers = np.arange(len(ranks))
    ranked = gamma(np.minimum(ranks, len(COMMON_SEPARATORS)) + 1)
    return join([(numbers, ranked), (numbers[is_rare], plain_bits(separators[is_rare], 16))])


def separator_ranks(separators: Whole) -> Whole:
    """The order in which an edge's separators stand: common ones first, then by number."""
    ranks = np.arange(0x10000) + len(COMMON_SEPARATORS)
    ranks[[ord(separator) for separator in COMMON_SEPARATORS]] = np.arange(len(COMMON_SEPARATORS))
    return ranks[separators]
