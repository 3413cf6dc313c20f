"""Shards: the issues' postings of one group of terms go in, the group's shard files come out.

A shard holds the terms whose key begins with its number, in order of their keys: how many, the rest of
each key, the entries. The number of shards grows with the archive, so that each stays a few kilobytes. Blocks of long lists (`entries`) are files of their own.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.search.bits import gamma, to_text, write_positions
from bulletin.search.entries import Crossing, write_pair, write_summary
from bulletin.search.postings import (
    GROUPS,
    GroupPostings,
    read_lists,
    unpack_crossing,
    unpack_hits,
)
from bulletin.search.scripts import write_script
from bulletin.search.space import DocumentHits, Space

PAIRS_IN_SHARD = 4000
SINGLES_IN_SHARD = 6000
_GROUP_BITS = GROUPS.bit_length() - 1


@dataclass(frozen=True, slots=True)
class ShardSizes:
    """How many bits of a term's key number the shards of pairs and of single characters."""

    pairs: int
    singles: int


@dataclass(frozen=True, slots=True)
class GroupJob:
    """What one group needs: its ``number``, each issue's packs, first document and first position."""

    number: int
    packs: tuple[GroupPostings, ...]
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
    return {**_write_pairs(job, space), **_write_singles(job, space)}


def _write_pairs(job: GroupJob, space: Space) -> dict[str, bytes]:
    positions: dict[int, array[int]] = defaultdict(lambda: array("Q"))
    crossings: dict[int, list[Crossing]] = defaultdict(list)
    for packs, start in zip(job.packs, job.first_positions, strict=True):
        for key, numbers in read_lists(packs.pairs, "I"):
            positions[key].extend([number + start for number in numbers])
        for key, numbers in read_lists(packs.crossings, "Q"):
            crossings[key] += [unpack_crossing(number, start) for number in numbers]
    files: dict[str, bytes] = {}
    blocks = 0

    def entry(key: int) -> str:
        nonlocal blocks
        bits, lists = write_pair(positions.get(key, ()), crossings.get(key, ()), space, blocks)
        for number, block in enumerate(lists, blocks):
            name = block_name(key, number)
            files[name] = write_script(name, packed=to_text([block]))
        blocks += len(lists)
        return bits

    files.update(_write_shards(job, "pairs", positions.keys() | crossings.keys(), entry))
    return files


def _write_singles(job: GroupJob, space: Space) -> dict[str, bytes]:
    hits: dict[int, list[DocumentHits]] = defaultdict(list)
    for packs, start in zip(job.packs, job.first_documents, strict=True):
        for key, numbers in read_lists(packs.singles, "Q"):
            hits[key] += [unpack_hits(number, start) for number in numbers]
    return dict(_write_shards(job, "singles", hits, lambda key: write_summary(hits[key], space)))


def _write_shards(
    job: GroupJob, family: str, keys: Iterable[int], entry: Callable[[int], str]
) -> Iterator[tuple[str, bytes]]:
    """Every shard of the group, empty ones too: a file that is not there is a damage, not an answer."""
    bits = job.sizes.pairs if family == "pairs" else job.sizes.singles
    extent = 1 << (32 - bits)
    shards: dict[int, list[int]] = defaultdict(list)
    for key in sorted(keys):
        shards[key >> (32 - bits)].append(key)
    in_group = 1 << (bits - _GROUP_BITS)
    for number in range(job.number * in_group, (job.number + 1) * in_group):
        members = shards[number]
        name = shard_name(family, number * extent, bits)
        head = gamma(len(members) + 1) + write_positions([key % extent for key in members], extent)
        yield name, write_script(name, packed=to_text([head, *map(entry, members)]))


def count_postings(groups: Iterable[GroupPostings]) -> tuple[int, int]:
    """Numbers of pair postings and of single-character postings, from the packs' sizes."""
    pairs = singles = 0
    for packs in groups:
        pairs += len(packs.pairs) // array("I").itemsize
        singles += len(packs.singles) // array("Q").itemsize
    return pairs, singles
