"""A layer as it is read: its folder goes in, the entries of its terms come out, each shard read once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bulletin.search import entries
from bulletin.search.bits import BitReader
from bulletin.search.entries import Block, Entry, read_edges, read_entry, read_summary
from bulletin.search.normalise import is_separator
from bulletin.search.postings import EDGE, KEY_BITS, edge_key, term_key
from bulletin.search.scripts import read_script
from bulletin.search.shards import block_name, shard_name
from bulletin.search.space import Space
from bulletin.search.triples import TRIPLE_BITS, triple_key

ReadEntry = Callable[[BitReader], Entry]
Edge = tuple[int, int]
"""The position of a unit beside separators, and how many follow it (0: they precede it)."""


class LayerReader:
    """The files of one layer. Positions and documents count from its own first one.

    ``first`` is the archive's number of its first document. Every method may raise `DamagedIndex`.
    """

    def __init__(self, folder: Path, bits: Mapping[str, int], space: Space, first: int) -> None:
        self.space = space
        self.first = first
        self._folder = folder
        self._bits = bits
        self._shards: dict[str, Mapping[tuple[str, int], Entry]] = {}
        sections: Mapping[str, ReadEntry] = {
            "pairs": lambda reader: read_entry(reader, space, entries.LONG),
            "before": lambda reader: read_edges(reader, space, has_lengths=True),
            "after": lambda reader: read_edges(reader, space, has_lengths=False),
            "singles": lambda reader: Entry(summary=read_summary(reader, space.documents)),
            "triples": lambda reader: read_entry(reader, space, entries.LONG),
        }
        self._sections = sections

    def pair(self, pair: str) -> Entry:
        """The list of a pair of units; an empty one when they never meet."""
        key = edge_key(pair)
        if key is None:
            return self._entry("pairs", "pairs", term_key(pair), KEY_BITS)
        is_after = is_separator(pair[0])
        edge = self._edge("after" if is_after else "before", key)
        return edge.edges.get(pair[0] if is_after else pair[1], Entry())

    def single(self, unit: str) -> Entry:
        """The summary of one unit."""
        return self._entry("singles", "singles", term_key(unit), KEY_BITS)

    def triple(self, triple: str) -> Entry:
        """The list of three units whose pairs both have blocks."""
        return self._entry("triples", "triples", triple_key(triple), TRIPLE_BITS)

    def positions(self, pair: str, documents: Collection[int] | None = None) -> list[int]:
        """The positions of a pair, of long lists only what reaches into ``documents``."""
        key = edge_key(pair)
        is_after = key is not None and is_separator(pair[0])
        read = self._read(self.pair(pair), term_key(pair) if key is None else key, documents)
        return [position - is_after for position, _ in read]

    def crossings(self, pair: str, documents: Collection[int] | None = None) -> list[Edge]:
        """Where only separators stand between two units: the positions of both."""
        ends = {end for end, _ in self._edges("after", EDGE + pair[1], documents)}
        before = self._edges("before", pair[0] + EDGE, documents)
        moves = ((start, start + length + 1) for start, length in before)
        return sorted((start, end) for start, end in moves if end in ends)

    def documents_of(self, entry: Entry) -> set[int]:
        """The documents that a list names."""
        return {hit.document for hit in entry.summary} | {self.space.document(p) for p in entry.positions}

    def documents_crossed(self, pair: str) -> set[int]:
        """The documents in which both units stand beside separators on the right side."""
        edges = (
            self._edge("before", term_key(pair[0] + EDGE)),
            self._edge("after", term_key(EDGE + pair[1])),
        )
        first, second = (self._documents_of_all(edge.edges.values()) for edge in edges)
        return first & second

    def _documents_of_all(self, entries: Iterable[Entry]) -> set[int]:
        return {document for entry in entries for document in self.documents_of(entry)}

    def _edge(self, section: str, key: int) -> Entry:
        return self._entry("edges", section, key, KEY_BITS)

    def _edges(self, section: str, term: str, documents: Collection[int] | None) -> Iterator[Edge]:
        key = term_key(term)
        for entry in self._edge(section, key).edges.values():
            yield from self._read(entry, key, documents, has_lengths=section == "before")

    def _read(
        self, entry: Entry, key: int, documents: Collection[int] | None, *, has_lengths: bool = False
    ) -> Iterator[Edge]:
        """The positions of a list with their lengths (0 where it has none)."""
        yield from zip(entry.positions, entry.lengths or (0,) * len(entry.positions), strict=True)
        for block in entry.blocks:
            if documents is None or self._reaches(block, documents):
                reader = self._reader(block_name(key >> (KEY_BITS - self._bits["parts"]), block.number))
                places = reader.positions(block.size, block.extent)
                for place in places:
                    yield block.start + place, reader.rice(0) if has_lengths else 0

    def _reaches(self, block: Block, documents: Collection[int]) -> bool:
        last = self.space.document(block.start + block.extent - 1)
        return any(document in documents for document in range(self.space.document(block.start), last + 1))

    def _entry(self, family: str, section: str, key: int, key_bits: int) -> Entry:
        shift = key_bits - self._bits[family]
        name = shard_name(family, key >> shift)
        if name not in self._shards:
            sections = ("before", "after") if family == "edges" else (family,)
            self._shards[name] = self._read_shard(name, sections, shift, key >> shift << shift)
        return self._shards[name].get((section, key), Entry())

    def _read_shard(
        self, name: str, sections: Iterable[str], shift: int, base: int
    ) -> Mapping[tuple[str, int], Entry]:
        reader = self._reader(name)
        entries = {}
        for section in sections:
            keys = reader.positions(reader.gamma() - 1, 1 << shift)
            entries.update({(section, base + key): self._sections[section](reader) for key in keys})
        return entries

    def _reader(self, name: str) -> BitReader:
        return BitReader(read_file(self._folder, name)[0])


def read_file(folder: Path, name: str) -> tuple[Any, ...]:
    """The values of an index file."""
    path = folder / f"{name}.js"
    return read_script(name, lambda _: path.read_bytes() if path.is_file() else None)
