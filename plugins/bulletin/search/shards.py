"""Shards: the issues' postings of some parts of the terms go in, the parts' shard and block files come out.

A shard holds the terms whose key begins with its number, section by section, in order of their keys:
how many, the rest of each key, the entries. The number of shards grows with the archive, so that
each stays a few kilobytes. Blocks of long lists (`entries`) are files of their own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bulletin.search import entries
from bulletin.search.bits import Codes, Whole, gamma, join, to_texts, write_positions
from bulletin.search.issues import FAMILIES, GROUP_BITS, StoredIssue
from bulletin.search.lists import (
    Lists,
    separator_ranks,
    write_hits,
    write_lists,
    write_separators,
)
from bulletin.search.postings import KEY_BITS, Numbers, Postings, edge_parts, single_parts
from bulletin.search.scripts import write_packed
from bulletin.search.space import SLOT, Space, Summary

_NOTHING = np.zeros(0, np.int64)
_RANK_BITS = 17


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """Terms in order of their ``keys``; ``terms`` has the index of its term for each code."""

    keys: Whole
    terms: Whole
    codes: Codes


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many bits of a term's key number the parts, and the shards of each family."""

    parts: int
    pairs: int
    edges: int
    singles: int


@dataclass(frozen=True, slots=True)
class PartsJob:
    """What some parts of a layer need: their numbers, the issues in order, and the folder to fill.

    The files of the issues are read once for all of them.
    """

    numbers: range
    issues: tuple[StoredIssue, ...]
    sizes: Sizes
    folder: Path


@dataclass(frozen=True, slots=True, eq=False)
class LongPairs:
    """The pairs with long lists: the key of each position, and the positions."""

    keys: npt.NDArray[np.uint32]
    positions: npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class WrittenParts:
    """What came of a job: its files, by name, with the hash of what is in each; and the long pairs."""

    files: Mapping[str, str]
    long: tuple[LongPairs, ...]


def shard_name(family: str, number: int) -> str:
    """The file of a shard: ``pairs/00a3``."""
    return f"{family}/{number:04x}"


def block_name(part: int, number: int) -> str:
    """The file of a block: blocks are numbered within their part."""
    return f"blocks/{part:x}.{number}"


def write_parts(job: PartsJob) -> WrittenParts:
    """Write the shards and blocks of some parts."""
    space = Space([slots for issue in job.issues for slots in issue.slots])
    merged = _merge(job)
    files: dict[str, str] = {}
    long = []
    for number in job.numbers:
        own = {family: _of_part(postings, number, job.sizes) for family, postings in merged.items()}
        texts, pairs = _make_part(number, own, job.sizes, space)
        files |= write_files(job.folder, texts)
        long.append(pairs)
    return WrittenParts(files, tuple(long))


def _make_part(
    number: int, merged: Mapping[str, Postings], sizes: Sizes, space: Space
) -> tuple[list[tuple[str, str]], LongPairs]:
    """The packed texts of a part by name, and its pairs with long lists."""
    pairs = merged["pairs"]
    keys, firsts = _runs(pairs.numbers)
    lists = Lists(_low(pairs.numbers), firsts, _NOTHING)
    terms, codes, blocks = write_lists(lists, space, entries.LONG, 0)
    files = [*_shards("pairs", number, sizes, [Section(keys, terms, codes)])]
    sections = []
    for family in ("before", "after"):
        section, more = _edge_section(merged[family], space, len(blocks), has_lengths=family == "before")
        sections.append(section)
        blocks += more
    files += _shards("edges", number, sizes, sections)
    files += _shards("singles", number, sizes, [_single_section(merged["singles"], space)])
    files += ((block_name(number, block), text) for block, text in enumerate(blocks))
    is_long = lists.is_long(entries.LONG)
    long = lists.having(is_long)
    long_keys = np.repeat(keys[is_long], long.counts).astype(np.uint32)
    return files, LongPairs(long_keys, long.positions.astype(np.uint32))


def write_files(folder: Path, files: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Write packed texts under their names; the path of each file and the hash of what is in it."""
    written = {}
    made: set[str] = set()
    for name, text in files:
        family = name.partition("/")[0]
        if family not in made:
            (folder / family).mkdir(exist_ok=True)
            made.add(family)
        content = write_packed(name, text)
        (folder / f"{name}.js").write_bytes(content)
        written[f"{name}.js"] = hashlib.sha256(content).hexdigest()
    return written


def make_shards(
    family: str, numbers: range, shift: int, sections: Sequence[Section]
) -> Iterator[tuple[str, str]]:
    """Every shard of a range, empty ones too: a file that is not there is a damage, not an answer.

    A shard's number is what remains of a key without its last ``shift`` bits.
    """
    parts = []
    for section in sections:
        shards = (section.keys >> shift) - numbers.start
        counts = np.bincount(shards, minlength=len(numbers))
        firsts = np.flatnonzero(np.diff(shards, prepend=-1))
        rests = write_positions(section.keys & ((1 << shift) - 1), firsts, 1 << shift)
        parts += [
            (np.arange(len(numbers)), gamma(counts + 1)),
            (shards, rests),
            (shards[section.terms], section.codes),
        ]
    for number, text in zip(numbers, to_texts(*join(parts), len(numbers)), strict=True):
        yield shard_name(family, number), text


def _shards(family: str, part: int, sizes: Sizes, sections: Sequence[Section]) -> Iterator[tuple[str, str]]:
    bits = getattr(sizes, family)
    in_part = 1 << (bits - sizes.parts)
    return make_shards(family, range(part * in_part, (part + 1) * in_part), KEY_BITS - bits, sections)


def _merge(job: PartsJob) -> Mapping[str, Postings]:
    """The parts' postings by family: of all issues in order, counted from the first issue's first place."""
    in_part = 1 << (GROUP_BITS - job.sizes.parts)
    groups = range(job.numbers.start * in_part, job.numbers.stop * in_part)
    numbers: dict[str, list[Numbers]] = {family: [] for family in FAMILIES}
    extras: dict[str, list[Numbers]] = {family: [] for family in FAMILIES}
    document = place = 0
    for issue in job.issues:
        for family, own in issue.read(groups).items():
            numbers[family].append(own.numbers + np.uint64(document if family == "singles" else place))
            extras[family].append(own.extras)
        document += len(issue.slots)
        place += sum(issue.slots) * SLOT
    return {family: _sort(numbers.pop(family), extras.pop(family)) for family in FAMILIES}


def _of_part(postings: Postings, number: int, sizes: Sizes) -> Postings:
    """What belongs to one part of sorted postings."""
    shift = 2 * KEY_BITS - sizes.parts
    first, last = number << shift, ((number + 1) << shift) - 1
    start = int(np.searchsorted(postings.numbers, np.uint64(first)))
    end = int(np.searchsorted(postings.numbers, np.uint64(last), "right"))
    return Postings(postings.numbers[start:end], postings.extras[start:end])


def _sort(numbers: Sequence[Numbers], extras: Sequence[Numbers]) -> Postings:
    all_numbers, all_extras = np.concatenate(numbers), np.concatenate(extras)
    if not len(all_extras):
        return Postings(np.sort(all_numbers), all_extras)
    order = np.argsort(all_numbers)
    return Postings(all_numbers[order], all_extras[order])


def _low(numbers: Numbers) -> Whole:
    return (numbers & np.uint64((1 << KEY_BITS) - 1)).astype(np.int64)


def _high(numbers: Numbers) -> Whole:
    return (numbers >> np.uint64(KEY_BITS)).astype(np.int64)


def _runs(numbers: Numbers) -> tuple[Whole, Whole]:
    """The different keys, and the index of each one's first posting."""
    keys = _high(numbers)
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[firsts], firsts


def _edge_section(
    edges: Postings, space: Space, first_block: int, *, has_lengths: bool
) -> tuple[Section, list[str]]:
    separators, lengths = (part.astype(np.int64) for part in edge_parts(edges.extras))
    by_separator = _high(edges.numbers) << _RANK_BITS | separator_ranks(separators)
    order = np.argsort(by_separator, kind="stable")
    firsts = np.flatnonzero(np.diff(by_separator[order], prepend=-1))
    list_keys = by_separator[order][firsts] >> _RANK_BITS
    key_firsts = np.flatnonzero(np.diff(list_keys, prepend=-1))
    counts = np.diff(key_firsts, append=len(firsts))
    lists = Lists(_low(edges.numbers)[order], firsts, lengths[order] if has_lengths else _NOTHING)
    runs, codes, blocks = write_lists(lists, space, entries.LONG_EDGE, first_block)
    parts = [(key_firsts, gamma(counts)), write_separators(separators[order][firsts]), (runs, codes)]
    runs, codes = join(parts)
    return Section(list_keys[key_firsts], np.repeat(np.arange(len(counts)), counts)[runs], codes), blocks


def _single_section(singles: Postings, space: Space) -> Section:
    keys, firsts = _runs(singles.numbers)
    counts = np.diff(firsts, append=len(singles.numbers))
    terms = np.repeat(np.arange(len(keys)), counts)
    documents = _low(singles.numbers)
    in_head, times, pieces = (part.astype(np.int64) for part in single_parts(singles.extras))
    parts = [
        (np.arange(len(keys)), gamma(counts)),
        (terms, write_positions(documents, firsts, space.documents)),
        (np.repeat(terms, 3), write_hits(Summary(documents, in_head, times, pieces))),
    ]
    return Section(keys, *join(parts))
