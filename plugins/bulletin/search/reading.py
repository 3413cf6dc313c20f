"""The index as it is read: a folder goes in, entries, columns and pieces come out, each read once.

This is the only module of the query that touches files; the browser's counterpart loads scripts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from bulletin.search.bits import BitReader
from bulletin.search.columns import Columns, read_columns
from bulletin.search.entries import BLOCK, Edge, Entry, read_edges, read_entry, read_summary
from bulletin.search.normalise import Folder, is_separator
from bulletin.search.postings import EDGE, edge_key, term_key
from bulletin.search.scripts import FORMAT, DamagedIndex, read_script
from bulletin.search.shards import block_name, shard_name
from bulletin.search.space import Space


class IndexReader:
    """The files of one index. Every method may raise `DamagedIndex`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        manifests = sorted(folder.glob("*/manifest.js"))
        if len(manifests) != 1:
            raise DamagedIndex("manifest")
        self._core = manifests[0].parent
        (self._manifest,) = self._read("manifest")
        if self._manifest["format"] != FORMAT:
            raise DamagedIndex("manifest")
        keys, values = self._manifest["folds"]
        self.folder = Folder(dict(zip(keys, values, strict=True)))
        self._shards: dict[str, Mapping[tuple[str, int], Entry]] = {}

    @cached_property
    def columns(self) -> Columns:
        """Issues and documents, as filters and order know them."""
        numbers = range(self._manifest["columns"])
        return read_columns(
            {**self._read(f"documents/{n}")[0], **self._read(f"authors/{n}")[0]} for n in numbers
        )

    @property
    def space(self) -> Space:
        """The positions of the archive."""
        return self.columns.space

    def pair(self, pair: str) -> Entry:
        """The entry that a pair of units is filed under; an empty one when they never meet."""
        key = edge_key(pair)
        return self._entry("pairs", term_key(pair)) if key is None else self._entry("edges", key)

    def single(self, unit: str) -> Entry:
        """The summary of one unit."""
        return self._entry("singles", term_key(unit))

    def positions(self, pair: str, documents: Collection[int] | None = None) -> list[int]:
        """The positions of a pair, of long lists only what reaches into ``documents``."""
        key = edge_key(pair)
        if key is not None:
            after = is_separator(pair[0])
            separator = pair[0] if after else pair[1]
            edges = self._edges(key, documents)
            return [edge.position - after for edge in edges if edge.separator == separator]
        entry = self.pair(pair)
        found = list(entry.positions)
        for start, size, reader in self._blocks(entry, term_key(pair), documents):
            found += [start + position for position in reader.positions(size, self.space.extent)]
        return found

    def crossings(self, pair: str, documents: Collection[int] | None = None) -> list[tuple[int, int]]:
        """Where only separators stand between two units: the positions of both."""
        ends = {edge.position for edge in self._edges(term_key(EDGE + pair[1]), documents)}
        before = self._edges(term_key(pair[0] + EDGE), documents)
        moves = ((edge.position, edge.position + edge.length + 1) for edge in before)
        return [(start, end) for start, end in moves if end in ends]

    def documents_of(self, entry: Entry) -> set[int]:
        """The documents that an entry names."""
        places = (*entry.positions, *(edge.position for edge in entry.edges))
        return {hit.document for hit in entry.summary} | {self.space.document(p) for p in places}

    def documents_crossed(self, pair: str) -> set[int]:
        """The documents in which both units stand beside separators on the right side."""
        keys = (term_key(pair[0] + EDGE), term_key(EDGE + pair[1]))
        first, second = (self.documents_of(self._entry("edges", key)) for key in keys)
        return first & second

    def piece(self, document: int, number: int) -> Mapping[str, Any]:
        """The text piece of a document, as `excerpts` wrote it."""
        issue = self.columns.issues[self.columns.documents[document].issue]
        name = f"texts/{issue.digest}/{document - issue.first}-{number}"
        (piece,) = read_script(name, lambda name: _load(self._folder / f"{name}.js"))
        return dict(piece)

    def _read(self, name: str) -> tuple[Any, ...]:
        return read_script(name, lambda name: _load(self._core / f"{name}.js"))

    def _edges(self, key: int, documents: Collection[int] | None) -> list[Edge]:
        entry = self._entry("edges", key)
        found = list(entry.edges)
        for start, size, reader in self._blocks(entry, key, documents):
            found += read_edges(reader, size, self.space, start)
        return found

    def _blocks(
        self, entry: Entry, key: int, documents: Collection[int] | None
    ) -> Iterator[tuple[int, int, BitReader]]:
        """The blocks of an entry that reach into ``documents``: start, number of postings, bits."""
        ends = (*entry.block_starts[1:], self.space.extent)
        for number, (start, end) in enumerate(zip(entry.block_starts, ends, strict=False)):
            inside = range(self.space.document(start), self.space.document(end - 1) + 1)
            if documents is None or any(document in documents for document in inside):
                name = block_name(key, entry.first_block + number)
                yield start, min(BLOCK, entry.count - number * BLOCK), self._bits(name)

    def _bits(self, name: str) -> BitReader:
        return BitReader(self._read(name)[0])

    def _entry(self, section: str, key: int) -> Entry:
        family = "singles" if section == "singles" else "pairs"
        bits = self._manifest["singleBits" if section == "singles" else "pairBits"]
        name = shard_name(family, key, bits)
        if name not in self._shards:
            self._shards[name] = self._read_shard(family, name, bits)
        return self._shards[name].get((section, key), Entry())

    def _read_shard(self, family: str, name: str, bits: int) -> Mapping[tuple[str, int], Entry]:
        reader = self._bits(name)
        base = int(name.partition("/")[2], 16) << (32 - bits)
        entries = {}
        for section in ("pairs", "edges") if family == "pairs" else ("singles",):
            keys = reader.positions(reader.gamma() - 1, 1 << (32 - bits))
            entries.update({(section, base + key): self._read_entry(section, reader) for key in keys})
        return entries

    def _read_entry(self, section: str, reader: BitReader) -> Entry:
        if section == "singles":
            return Entry(summary=read_summary(reader, self.space))
        return read_entry(reader, self.space, is_edge=section == "edges")


def _load(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
