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
    """Address and content of each piece; ``number`` is the article's place in its issue, from 0."""
    for piece in range(max(1, -(-len(document.body) // PIECE))):
        name = f"texts/{folder}/{number}-{piece}"
        yield f"{name}.js", write_script(name, _describe(record, document, piece))


def _describe(record: Record, document: PlainDocument, piece: int) -> dict[str, object]:
    start, end = _cut(document, piece)
    return {
        "id": record.id,
        "title": record.title,
        "department": record.department,
        "authors": record.authors,
        "about": [field for field in record.head if field not in (record.title, *record.authors)],
        "page": record.page,
        "text": document.text[start:end],
        "lead": _lead(document, piece, start),
        "offset": start - _body_start(record),
        "breaks": _breaks_between(record, start - _body_start(record), end - _body_start(record)),
    }


def _cut(document: PlainDocument, piece: int) -> tuple[int, int]:
    """Offsets in the running text of a piece with its context."""
    places = document.places
    first, last = max(0, piece * PIECE - BEFORE), (piece + 1) * PIECE + AFTER
    start = places[first] if piece else 0
    return start, places[last] if last < len(places) else len(document.text)


def _lead(document: PlainDocument, piece: int, start: int) -> int:
    """How many characters of context stand before the piece's first one."""
    return document.places[piece * PIECE] - start if piece else 0


def _body_start(record: Record) -> int:
    return sum(len(part) + 1 for part in record.parts[: record.body_part])


def _breaks_between(record: Record, start: int, end: int) -> list[tuple[int, int]]:
    """Page breaks in the body from ``start`` to ``end``, the one in force at ``start`` included."""
    current = bisect_right([offset for offset, _ in record.breaks], start)
    inside = record.breaks[max(0, current - 1) :]
    return [(offset - start, page) for offset, page in inside if offset < end]
