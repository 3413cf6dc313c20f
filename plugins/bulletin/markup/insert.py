"""Put marks into canonical HTML at text offsets: page marks, jump links, search anchors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import html

from bulletin.markup.text import Chunk, Element, chunks, parse, serialise


@dataclass(frozen=True, slots=True)
class Insertion:
    """``html`` goes before the character at ``offset`` of the plain text.

    It is one or more elements that are not text (see ``bulletin.markup.text.MARKS``).
    """

    offset: int
    html: str


def insert_at(source: str, insertions: Iterable[Insertion]) -> str:
    """``source`` with the insertions in place; equal offsets keep their order.

    An offset at the seam of two runs of one line goes to the end of the first; behind the last
    character it goes to the end of the last block. Raises ValueError for a fragment with bare text.
    """
    ordered = sorted(insertions, key=lambda insertion: insertion.offset)
    if not ordered:
        return source
    root = parse(source)
    runs = list(chunks(root))
    for insertion in reversed(ordered):
        _insert(root, _chunk_at(runs, insertion.offset), insertion)
    return serialise(root)


def _chunk_at(runs: list[Chunk], offset: int) -> Chunk | None:
    for chunk in runs:
        if offset <= chunk.end:
            return chunk
    return runs[-1] if runs else None


def _insert(root: Element, chunk: Chunk | None, insertion: Insertion) -> None:
    pieces = html.fragments_fromstring(insertion.html)
    if any(isinstance(piece, str) for piece in pieces):
        raise ValueError(f"text outside an element: {insertion.html!r}")
    if chunk is None:
        root.extend(pieces)
        return
    element = chunk.element
    current = (element.tail if chunk.is_tail else element.text) or ""
    at = min(max(insertion.offset - chunk.start, 0), len(current))
    pieces[-1].tail = (pieces[-1].tail or "") + current[at:]
    if chunk.is_tail:
        parent = element.getparent()
        element.tail = current[:at]
        place = parent.index(element) + 1
        parent[place:place] = pieces
    else:
        element.text = current[:at]
        element[0:0] = pieces
