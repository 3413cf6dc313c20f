"""The text that results are shown with: a document goes in, its pieces as script files come out.

A piece holds `PIECE` positions of the running text with some text before and after, the title and
all that a result shows, so that one small file shows one result. Files lie under the digest of
their issue: an unchanged issue keeps its addresses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from bulletin.search.records import Record
from bulletin.search.scripts import write_script
from bulletin.search.space import PIECE, PlainDocument

BEFORE, AFTER = 50, 130
"""Positions of context before and after a piece."""


def write_pieces(
    record: Record, document: PlainDocument, folder: str, number: int
) -> Iterator[tuple[str, bytes]]:
    """Name and content of each piece's file; ``number`` is the article's place in its issue, from 0."""
    for piece in range(max(1, -(-len(document.body) // PIECE))):
        name = f"{number}-{piece}"
        yield f"{name}.js", write_script(f"texts/{folder}/{name}", _describe(record, document, piece))


def _describe(record: Record, document: PlainDocument, piece: int) -> dict[str, object]:
    first, start, end = _cut(document, piece)
    return {
        "id": record.id,
        "title": record.title,
        "department": record.department,
        "authors": record.authors,
        "head": record.head,
        "page": record.page,
        "text": _split_parts(document, start, end),
        "before": piece * PIECE - first,
        "offset": start - _body_start(record),
        "breaks": _breaks_between(record, start - _body_start(record), end - _body_start(record)),
    }


def _cut(document: PlainDocument, piece: int) -> tuple[int, int, int]:
    """The first position of a piece with its context, and the piece's offsets in the running text.

    The cut is made where the text alone folds to the very units that stand in the document: not
    inside a character of several units, nor at a blank that only stays between its neighbours.
    """
    places = document.places
    first, last = max(0, piece * PIECE - BEFORE), (piece + 1) * PIECE + AFTER
    while first and (places[first] == places[first - 1] or document.body[first] == " "):
        first -= 1
    start = places[first] if first else 0
    return first, start, places[last] if last < len(places) else len(document.text)


def _split_parts(document: PlainDocument, start: int, end: int) -> list[str]:
    """The text between two offsets, cut where one part ends and the next one begins."""
    joins = [join for join in document.joins if start <= join < end]
    bounds = zip([start, *(join + 1 for join in joins)], [*joins, end], strict=True)
    return [document.text[a:b] for a, b in bounds]


def _body_start(record: Record) -> int:
    return sum(len(part) + 1 for part in record.parts[: record.body_part])


def _breaks_between(record: Record, start: int, end: int) -> list[tuple[int, int]]:
    """Page breaks in the body from ``start`` to ``end``, the one in force at ``start`` included."""
    current = bisect_right([offset for offset, _ in record.breaks], start)
    inside = record.breaks[max(0, current - 1) :]
    return [(offset - start, page) for offset, page in inside if offset < end]
