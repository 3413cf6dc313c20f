"""The index as it is read: a folder goes in, entries, columns and pieces come out, each read once.

This is the only module of the query that touches files; the browser's counterpart loads scripts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bulletin.search.bits import BitReader
from bulletin.search.entries import LONG, Entry, read_pair, read_summary
from bulletin.search.normalise import Folder
from bulletin.search.postings import term_key
from bulletin.search.scripts import DamagedIndex, read_script
from bulletin.search.shards import block_name, shard_name
from bulletin.search.space import Space


@dataclass(frozen=True, slots=True)
class IssueColumn:
    """An issue as the filters know it; ``names`` are what may follow 期:, ``first`` its first document."""

    id: str
    label: str
    year: int
    digest: str
    first: int
    documents: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentColumn:
    """A document as filters and order know it; ``issue`` counts issues from the oldest."""

    issue: int
    department: str
    authors: tuple[str, ...]


class IndexReader:
    """The files of one index. Every method may raise `DamagedIndex`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        manifests = sorted(folder.glob("*/manifest.js"))
        if len(manifests) != 1:
            raise DamagedIndex("manifest")
        self._core = manifests[0].parent
        (self._manifest,) = self._read("manifest")
        keys, values = self._manifest["folds"]
        self.folder = Folder(dict(zip(keys, values, strict=True)))
        self._shards: dict[str, Mapping[int, Entry]] = {}

    @cached_property
    def space(self) -> Space:
        """The positions of the archive."""
        return Space(slots for part in self._parts for slots in part["slots"])

    @cached_property
    def issues(self) -> tuple[IssueColumn, ...]:
        """The issues, oldest first."""
        rows = [row for part in self._parts for row in part["issues"]]
        found = []
        first = 0
        for issue_id, label, year, digest, documents, names in rows:
            found.append(IssueColumn(issue_id, label, year, digest, first, documents, tuple(names)))
            first += documents
        return tuple(found)

    @cached_property
    def documents(self) -> tuple[DocumentColumn, ...]:
        """The documents, in order of their numbers."""
        issues = (number for number, issue in enumerate(self.issues) for _ in range(issue.documents))
        columns = (
            (part["departments"][department], tuple(part["authors"][author] for author in authors))
            for part in self._parts
            for department, authors in zip(part["department"], part["author"], strict=True)
        )
        return tuple(
            DocumentColumn(issue, department, authors)
            for issue, (department, authors) in zip(issues, columns, strict=True)
        )

    def pair(self, pair: str) -> Entry:
        """The postings of two units; an empty entry when they never meet."""
        key = term_key(pair)
        return self._shard("pairs", key).get(key, Entry())

    def single(self, unit: str) -> Entry:
        """The summary of one unit."""
        key = term_key(unit)
        return self._shard("singles", key).get(key, Entry())

    def positions(self, pair: str, documents: Iterable[int] | None = None) -> list[int]:
        """The positions of a pair, of long lists only the blocks that reach into ``documents``."""
        entry = self.pair(pair)
        if not entry.block_starts:
            return list(entry.positions)
        ends = (*entry.block_starts[1:], self.space.extent)
        ranges = None if documents is None else [(self.space.starts[d], self.space.end(d)) for d in documents]
        found: list[int] = []
        for number, (start, end) in enumerate(zip(entry.block_starts, ends, strict=True)):
            if ranges is None or any(first < end and start < last for first, last in ranges):
                size = min(LONG, entry.count - number * LONG)
                reader = self._bits(block_name(term_key(pair), entry.first_block + number))
                found += [start + p for p in reader.positions(size, self.space.extent)]
        return found

    def piece(self, document: int, number: int) -> Mapping[str, Any]:
        """The text piece of a document, as `excerpts` wrote it."""
        issue = self.issues[self.documents[document].issue]
        name = f"texts/{issue.digest}/{document - issue.first}-{number}"
        (piece,) = read_script(name, lambda name: _load(self._folder / f"{name}.js"))
        return dict(piece)

    @cached_property
    def _parts(self) -> tuple[Mapping[str, Any], ...]:
        return tuple(self._read(f"documents/{n}")[0] for n in range(self._manifest["columns"]))

    def _read(self, name: str) -> tuple[Any, ...]:
        return read_script(name, lambda name: _load(self._core / f"{name}.js"))

    def _bits(self, name: str) -> BitReader:
        return BitReader(self._read(name)[0])

    def _shard(self, family: str, key: int) -> Mapping[int, Entry]:
        bits = self._manifest["pairBits" if family == "pairs" else "singleBits"]
        name = shard_name(family, key, bits)
        if name not in self._shards:
            self._shards[name] = self._read_shard(family, name, bits)
        return self._shards[name]

    def _read_shard(self, family: str, name: str, bits: int) -> Mapping[int, Entry]:
        reader = self._bits(name)
        base = int(name.partition("/")[2], 16) << (32 - bits)
        keys = reader.positions(reader.gamma() - 1, 1 << (32 - bits))
        return {base + key: self._entry(family, reader) for key in keys}

    def _entry(self, family: str, reader: BitReader) -> Entry:
        if family == "pairs":
            return read_pair(reader, self.space)
        return Entry(summary=read_summary(reader, self.space))


def _load(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
