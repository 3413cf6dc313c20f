"""Where characters stand: every plain character of the archive has one whole number, its position.

Each document gets whole slots of `SLOT` positions, oldest document first. Its first `HEAD_ROOM`
positions belong to the head (title, kicker, deck, byline), the rest to the running text; fields are
parted by one position. So two characters follow each other in a text exactly when their positions
do, no match crosses a field, and a position tells its document and whether it is in the head.
The running text is cut into pieces of `PIECE` positions, in which excerpts are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bulletin.search.bits import Whole
from bulletin.search.normalise import BOUNDARY, Folder
from bulletin.search.records import Record

SLOT = 64
HEAD_ROOM = 192
PIECE = 1000


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """A record in plain form.

    ``head`` and ``body`` are plain forms, fields parted by `BOUNDARY`; ``text`` is the running text
    for people, ``places`` gives the offset in it for each character of ``body``, and ``joins`` the
    offsets of the line ends that part its fields.
    """

    head: str
    body: str
    text: str
    places: tuple[int, ...]
    joins: tuple[int, ...]

    @property
    def slots(self) -> int:
        """How many slots the document needs, one free position at the end included."""
        return -(-(HEAD_ROOM + len(self.body) + 1) // SLOT)


def plain_document(record: Record, folder: Folder) -> PlainDocument:
    """The plain form of a record; head fields that find no room follow the running text."""
    fields = [folder.plain(field) for field in record.head]
    fitting = 0
    room = HEAD_ROOM
    while fitting < len(fields) and len(fields[fitting]) < room:
        room -= len(fields[fitting]) + 1
        fitting += 1
    parts = (*record.parts, *record.head[fitting:])
    body: list[str] = []
    places: list[int] = []
    joins: list[int] = []
    offset = 0
    for part in parts:
        plain, part_places = folder.plain_with_places(part, offset)
        body += [plain, BOUNDARY]
        places += part_places
        offset += len(part) + 1
        joins.append(offset - 1)
        places.append(offset - 1)
    return PlainDocument(
        BOUNDARY.join(fields[:fitting]), "".join(body), "\n".join(parts), tuple(places), tuple(joins[:-1])
    )


@dataclass(frozen=True, slots=True)
class DocumentHits:
    """Where a term stands in one document, without its positions.

    ``count`` is how often; ``piece`` the piece of its first place in the running text, 0 if none.
    """

    document: int
    in_head: bool
    count: int
    piece: int


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """Where a term stands, document by document; arrays of the fields of `DocumentHits`."""

    documents: Whole
    in_head: Whole
    counts: Whole
    pieces: Whole


class Space:
    """The positions of many documents, from the number of slots of each."""

    def __init__(self, slots: Sequence[int]) -> None:
        numbers = np.array(slots, np.int64)
        self.starts = (np.cumsum(numbers) - numbers) * SLOT
        self.owners = np.repeat(np.arange(len(numbers)), numbers)
        self.documents = len(numbers)
        self.extent = max(1, len(self.owners) * SLOT)

    def document(self, position: int) -> int:
        """The document that a position belongs to."""
        return int(self.owners[position // SLOT])

    def body(self, document: int) -> int:
        """The first position of a document's running text."""
        return int(self.starts[document]) + HEAD_ROOM

    def end(self, document: int) -> int:
        """The first position after a document."""
        return int(self.starts[document + 1]) if document + 1 < self.documents else self.extent

    def sum_up(self, positions: Whole) -> Summary:
        """Increasing positions, at least one, summed up by document."""
        owners = self.owners[positions // SLOT]
        firsts = np.flatnonzero(np.diff(owners, prepend=-1))
        documents = owners[firsts]
        in_head = positions[firsts] < self.starts[documents] + HEAD_ROOM
        offsets = positions - self.starts[owners] - HEAD_ROOM
        inside = np.flatnonzero(offsets >= 0)
        pieces = np.zeros(self.documents, np.int64)
        pieces[owners[inside][::-1]] = offsets[inside][::-1] // PIECE
        counts = np.diff(firsts, append=len(positions))
        return Summary(documents, in_head.astype(np.int64), counts, pieces[documents])

    def group(self, positions: Iterable[int]) -> Iterator[tuple[DocumentHits, list[int]]]:
        """Increasing positions by document, with their sum."""
        inside: list[int] = []
        end = 0
        for position in positions:
            if position >= end:
                if inside:
                    yield self._sum_up(inside), inside
                inside = []
                end = self.end(self.document(position))
            inside.append(position)
        if inside:
            yield self._sum_up(inside), inside

    def _sum_up(self, positions: list[int]) -> DocumentHits:
        document = self.document(positions[0])
        body = self.body(document)
        first = next((p for p in positions if p >= body), body)
        return DocumentHits(document, positions[0] < body, len(positions), (first - body) // PIECE)
