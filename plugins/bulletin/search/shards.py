"""Shards: the issues' postings of one group of terms go in, the group's shard files come out.

A shard holds the terms whose key begins with its number, in order of their keys: how many, the rest
of each key, the entries; for pairs, then the same for edges. The number of shards grows with the
archive, so that each stays a few kilobytes. Blocks of long lists (`entries`) are files of their own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bulletin.search.bits import gamma, to_text, write_positions
from bulletin.search.entries import write_entry, write_extra, write_summary
from bulletin.search.postings import (
    EXTRA_BITS,
    GROUPS,
    GroupPostings,
    Numbers,
    unpack_edge,
    unpack_single,
)
from bulletin.search.scripts import write_packed
from bulletin.search.space import DocumentHits, Space

PAIRS_IN_SHARD = 2000
SINGLES_IN_SHARD = 6000
_GROUP_BITS = GROUPS.bit_length() - 1
_LOW = 0xFFFFFFFF

Section = tuple[Sequence[int], Sequence[str]]
"""Keys in order, and the bits of each key's entry."""


@dataclass(frozen=True, slots=True)
class ShardSizes:
    """How many bits of a term's key number the shards of pairs and of single units."""

    pairs: int
    singles: int


@dataclass(frozen=True, slots=True)
class GroupJob:
    """What one group needs: its ``number``, each issue's postings, first document and first position."""

    number: int
    postings: tuple[GroupPostings, ...]
    first_documents: tuple[int, ...]
    first_positions: tuple[int, ...]
    slots: tuple[int, ...]
    sizes: ShardSizes


def shard_bits(postings: int, in_shard: int) -> int:
    """How many bits number the shards of so many postings; never fewer shards than groups."""
    return max(_GROUP_BITS, (postings // in_shard).bit_length())


def shard_name(family: str, key: int, bits: int) -> str:
    """The file that holds a term: ``pairs/00a3``."""
    return f"{family}/{key >> (32 - bits):04x}"


def block_name(key: int, number: int) -> str:
    """The file of a block: blocks are numbered within the term's group."""
    return f"blocks/{key >> (32 - _GROUP_BITS):x}.{number}"


def write_group(job: GroupJob) -> dict[str, bytes]:
    """The shards and blocks of a group; pure, so that it can run in any worker."""
    space = Space(job.slots)
    blocks: list[str] = []
    pairs = _pair_section(job, space, blocks)
    edges = _edge_section(job, space, blocks)
    singles = _single_section(job, space)
    files = dict(_write_shards(job.number, "pairs", job.sizes.pairs, (pairs, edges)))
    files |= _write_shards(job.number, "singles", job.sizes.singles, (singles,))
    for number, block in enumerate(blocks):
        name = f"blocks/{job.number:x}.{number}"
        files[name] = write_packed(name, to_text([block]))
    return files


def _pair_section(job: GroupJob, space: Space, blocks: list[str]) -> Section:
    numbers: list[int] = []
    for postings, start in zip(job.postings, job.first_positions, strict=True):
        numbers += postings.pairs.moved(start)
    numbers.sort()
    keys, entries = [], []
    for key, first, last in _runs(numbers):
        bits, more = write_entry([number & _LOW for number in numbers[first:last]], (), space, len(blocks))
        keys.append(key)
        entries.append(bits)
        blocks += more
    return keys, entries


def _edge_section(job: GroupJob, space: Space, blocks: list[str]) -> Section:
    numbers, extras = _merge((posting.edges for posting in job.postings), job.first_positions)
    codes = [write_extra(*unpack_edge(extra)) for extra in extras]
    keys, entries = [], []
    for key, first, last in _runs(numbers):
        positions = [number & _LOW for number in numbers[first:last]]
        bits, more = write_entry(positions, codes[first:last], space, len(blocks))
        keys.append(key)
        entries.append(bits)
        blocks += more
    return keys, entries


def _single_section(job: GroupJob, space: Space) -> Section:
    numbers, extras = _merge((posting.singles for posting in job.postings), job.first_documents)
    keys, entries = [], []
    for key, first, last in _runs(numbers):
        hits = [
            DocumentHits(number & _LOW, *unpack_single(extra))
            for number, extra in zip(numbers[first:last], extras[first:last], strict=True)
        ]
        keys.append(key)
        entries.append(write_summary(hits, space))
    return keys, entries


def _merge(issues: Iterable[Numbers], starts: Iterable[int]) -> tuple[list[int], list[int]]:
    """The postings of all issues in order, and their extras."""
    postings: list[int] = []
    for numbers, start in zip(issues, starts, strict=True):
        postings += numbers.moved_extended(start)
    postings.sort()
    mask = (1 << EXTRA_BITS) - 1
    return [posting >> EXTRA_BITS for posting in postings], [posting & mask for posting in postings]


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Each key with the range of its postings."""
    first = 0
    while first < len(numbers):
        key = numbers[first] >> 32
        last = bisect_left(numbers, (key + 1) << 32, first)
        yield key, first, last
        first = last


def _write_shards(
    group: int, family: str, bits: int, sections: Sequence[Section]
) -> Iterator[tuple[str, bytes]]:
    """Every shard of the group, empty ones too: a file that is not there is a damage, not an answer."""
    extent = 1 << (32 - bits)
    in_group = 1 << (bits - _GROUP_BITS)
    for number in range(group * in_group, (group + 1) * in_group):
        content: list[str] = []
        for keys, entries in sections:
            first, last = (bisect_left(keys, bound * extent) for bound in (number, number + 1))
            rest = [key % extent for key in keys[first:last]]
            content += [gamma(len(rest) + 1), write_positions(rest, extent), *entries[first:last]]
        name = shard_name(family, number * extent, bits)
        yield name, write_packed(name, to_text(content))


def count_postings(groups: Iterable[GroupPostings]) -> tuple[int, int]:
    """Numbers of pair postings (edges included) and of postings of single units."""
    pairs = singles = 0
    for postings in groups:
        pairs += postings.pairs.count + postings.edges.count
        singles += postings.singles.count
    return pairs, singles
