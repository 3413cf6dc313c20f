"""Which documents have a term, exactly: a term and an index go in, matches by document come out.

A word of three or more units is covered by pairs at the offsets 0, 2, 4 …; it stands where each of
them stands at its offset, since positions follow each other only inside a field. The rarest pair
is asked first, and blocks of frequent pairs are read only for documents that can still match.
A phrase is followed pair by pair, over crossings where separators stand between its characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bulletin.search.entries import Entry
from bulletin.search.grammar import Term
from bulletin.search.layerfiles import LayerReader
from bulletin.search.normalise import is_narrow
from bulletin.search.postings import edge_key
from bulletin.search.space import DocumentHits


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a document; ``positions`` of its starts are empty where only the summary is known."""

    hits: DocumentHits
    positions: tuple[int, ...] = ()

    def moved(self, documents: int, positions: int) -> Match:
        """The same match, counted from further in front."""
        hits = replace(self.hits, document=self.hits.document + documents)
        return Match(hits, tuple(position + positions for position in self.positions))


def match_term(term: Term, layer: LayerReader) -> Mapping[int, Match]:
    """The documents that have the term, with where it stands in them."""
    if len(term.text) == 1:
        return _from_summary(layer.single(term.text).summary)
    if term.is_phrase:
        return _from_positions(_match_phrase(term.text, layer), layer)
    entry = _own_entry(term.text, layer)
    if entry and entry.blocks:
        return _from_summary(entry.summary)
    return _from_positions(_match_word(term.text, layer), layer)


def _own_entry(word: str, layer: LayerReader) -> Entry | None:
    """The list of a word that is a term itself: a pair, or three units whose pairs are both long."""
    if len(word) == 2:
        return layer.pair(word)
    is_triple = len(word) == 3 and all(
        edge_key(pair) is None and layer.pair(pair).blocks for pair in (word[:2], word[1:])
    )
    return layer.triple(word) if is_triple else None


def cover(length: int) -> tuple[int, ...]:
    """Offsets of the pairs that cover a word of at least two units."""
    offsets = tuple(range(0, length - 1, 2))
    return offsets if length % 2 == 0 else (*offsets, length - 2)


def _match_word(word: str, layer: LayerReader) -> list[int]:
    pairs = [(layer.pair(word[offset : offset + 2]), offset) for offset in cover(len(word))]
    pairs.sort(key=lambda pair: (pair[0].count, pair[1]))
    documents = _common_documents([entry.summary for entry, _ in pairs if entry.blocks])
    found: set[int] | None = None
    for entry, offset in pairs:
        if entry.count == 0 or found == set():
            return []
        positions = {p - offset for p in layer.positions(word[offset : offset + 2], documents)}
        found = positions if found is None else found & positions
        documents = {layer.space.document(p) for p in found if p >= 0}
    return sorted(found or ())


def _common_documents(summaries: Sequence[Sequence[DocumentHits]]) -> set[int] | None:
    """The documents that all summaries name; None when there is no summary to say."""
    sets = [{hit.document for hit in summary} for summary in summaries]
    return set.intersection(*sets) if sets else None


def _match_phrase(phrase: str, layer: LayerReader) -> list[int]:
    steps = _steps(phrase)
    documents: set[int] | None = None
    for pair, joined, parted in steps:
        having = layer.documents_of(layer.pair(pair)) if joined else set[int]()
        having |= layer.documents_crossed(pair) if parted else set()
        documents = having if documents is None else documents & having
    starts: dict[int, int] | None = None
    for pair, joined, parted in steps:
        moves = dict[int, int]()
        if joined:
            moves.update((p, p + 1) for p in layer.positions(pair, documents))
        if parted:
            moves.update(layer.crossings(pair, documents))
        if starts is None:
            starts = {end: start for start, end in moves.items()}
        else:
            starts = {moves[end]: start for end, start in starts.items() if end in moves}
    return sorted((starts or {}).values())


def _steps(phrase: str) -> list[tuple[str, bool, bool]]:
    """The phrase's pairs: units, whether they may follow each other, whether separators may part them."""
    steps = []
    for at, first in enumerate(phrase[:-1]):
        if first == " ":
            continue
        blank = phrase[at + 1] == " "
        second = phrase[at + 1 + blank]
        both_narrow = is_narrow(first) and is_narrow(second)
        steps.append((first + second, not blank, blank or not both_narrow))
    return steps


def _from_summary(summary: Iterable[DocumentHits]) -> Mapping[int, Match]:
    return {hits.document: Match(hits) for hits in summary}


def _from_positions(positions: Sequence[int], layer: LayerReader) -> Mapping[int, Match]:
    found = {}
    for hits, inside in layer.space.group(positions):
        found[hits.document] = Match(hits, tuple(inside))
    return found
