"""The search itself: an index folder and a query go in, ordered results come out.

The same answer as the browser gives, from the same files, for the command line and for tests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from bulletin.search.grammar import Field, Filter, Query, Term, parse_query
from bulletin.search.matching import Match, match_term
from bulletin.search.ranking import excerpt_position, score
from bulletin.search.reading import IndexReader
from bulletin.search.snippets import cut_snippet, mark_fields, place_of_unit
from bulletin.search.space import PIECE

PAGE = 10
"""Results shown at a time."""


class Order(Enum):
    """How results are ordered; the value is what the address bar says."""

    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Hit:
    """A result to show: ``page`` is the printed page of the hit, 0 where unknown.

    ``spans`` are the excerpt as pairs of text and whether it is marked; kicker, deck or an author's
    position come first where the hit is in them.
    """

    article: str
    title: str
    department: str
    issue: str
    authors: tuple[str, ...]
    page: int
    spans: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Results:
    """The answer: ``total`` documents; ``hits`` are those from the first asked for, at most as many."""

    total: int
    hits: tuple[Hit, ...]


def search(
    index_dir: Path,
    query: str,
    *,
    order: Order = Order.RELEVANCE,
    first: int = 0,
    limit: int = PAGE,
) -> Results:
    """Search the index in a folder.

    Raises `DamagedIndex` where a file is missing or cut short, `QueryTooLong`.
    """
    index = IndexReader(index_dir)
    parsed = parse_query(query, index.folder)
    if not parsed.terms and not parsed.filters:
        return Results(0, ())
    found = find_documents(parsed, index)
    ordered = order_documents(found, index, order)
    shown = ordered[first : first + limit]
    return Results(len(ordered), tuple(_show(d, found[d], parsed.wanted, index) for d in shown))


def find_documents(query: Query, index: IndexReader) -> Mapping[int, tuple[Match, ...]]:
    """The documents that fulfil the query, each with the matches of the wanted terms."""
    documents = {d: () for d in range(len(index.columns.documents)) if _passes(d, query.filters, index)}
    found: dict[int, tuple[Match, ...]] = dict(documents)
    for term in query.terms:
        matches = _match(term, index)
        if term.is_excluded:
            found = {d: known for d, known in found.items() if d not in matches}
        else:
            found = {d: (*known, matches[d]) for d, known in found.items() if d in matches}
    return found


def _match(term: Term, index: IndexReader) -> Mapping[int, Match]:
    """The matches in all layers, counted through the archive."""
    found: dict[int, Match] = {}
    for layer in index.layers:
        place = int(index.space.starts[layer.first])
        found.update(
            (layer.first + document, match.moved(layer.first, place))
            for document, match in match_term(term, layer).items()
        )
    return found


def _passes(document: int, filters: Sequence[Filter], index: IndexReader) -> bool:
    for field in Field:
        wanted = [f.value for f in filters if f.field is field and not f.is_excluded]
        unwanted = [f.value for f in filters if f.field is field and f.is_excluded]
        if wanted and not any(_has(document, field, value, index) for value in wanted):
            return False
        if any(_has(document, field, value, index) for value in unwanted):
            return False
    return True


def _has(document: int, field: Field, value: str, index: IndexReader) -> bool:
    column = index.columns.documents[document]
    issue = index.columns.issues[column.issue]
    if field is Field.DEPARTMENT:
        return value in index.folder.plain(column.department)
    if field is Field.AUTHOR:
        return any(value in index.folder.plain(author) for author in column.authors)
    if field is Field.YEAR:
        return value.removesuffix("年") == str(issue.year)
    return value in map(index.folder.plain, issue.names)


def order_documents(found: Mapping[int, tuple[Match, ...]], index: IndexReader, order: Order) -> list[int]:
    """The documents found, in the order asked for."""

    def key(document: int) -> tuple[int, int, int]:
        relevance = score(found[document]) if order is Order.RELEVANCE else 0
        return -relevance, -index.columns.documents[document].issue, document

    return sorted(found, key=key)


def _show(document: int, matches: Sequence[Match], terms: Sequence[Term], index: IndexReader) -> Hit:
    position = excerpt_position(matches, index.space, document) - index.space.body(document)
    piece = index.piece(document, position // PIECE)
    text = "\n".join(piece["text"])
    wanted = place_of_unit(piece["text"], piece["before"] + position % PIECE, index.folder)
    snippet = cut_snippet(text, terms, wanted, index.folder)
    place = max(0, snippet.offset)
    about = [field for field in piece["head"] if field not in (piece["title"], *piece["authors"])]
    page = next((page for offset, page in reversed(piece["breaks"]) if offset <= place), piece["page"])
    return Hit(
        article=piece["id"],
        title=piece["title"],
        department=piece["department"],
        issue=index.columns.issues[index.columns.documents[document].issue].label,
        authors=tuple(piece["authors"]),
        page=page,
        spans=(*mark_fields(about, terms, index.folder), *snippet.spans),
    )
