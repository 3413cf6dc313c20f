"""How much room words take on the cover and in the contents, so that nothing is cut off or overlaps.

Goes in: text and the room there is. Comes out: its lines and type size, or the rows of an entry.
Widths are in em and err to the wide side; WeasyPrint sets the text itself. Measures: look/print.md, 4.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from bulletin.host import Entry

FULL_SPACE = "\u3000"
_HALVED = frozenset("，。、；：！？“”‘’（）《》〈〉「」『』【】〔〕")
_WIDE_LATIN = frozenset("mwMW@%&—")
_TITLE, _DECK, _BYLINE = 12.5, 10.5, 10.5
"""Type sizes of a contents entry, in points."""
_MEASURE = 300.0
"""Width of a contents entry beside its page number, in points."""


def em_width(text: str, *, halved: bool) -> float:
    """Width of text in em; ``halved`` when its marks take half their width."""
    return sum(_em(character, halved=halved) for character in text)


def _em(character: str, *, halved: bool) -> float:
    if character in _HALVED:
        return 0.5 if halved else 1.0
    if character > "\u024f" or character in _WIDE_LATIN:
        return 1.0
    return 0.75 if character.isupper() else 0.6


@dataclass(frozen=True, slots=True)
class Step:
    """A way to set a line of 本期导读: type size and leading in points, and how many lines it may take."""

    size: float
    leading: float
    lines: int


@dataclass(frozen=True, slots=True)
class Room:
    """What a line of 本期导读 has: ``width`` in points, ways to set it, the largest first.

    ``least`` is the size in points to which one line is made smaller before it is given two.
    """

    width: float
    steps: tuple[Step, ...]
    least: float
    halved: bool


PLAIN_COVER = Room(292.0, (Step(16.5, 22, 1), Step(13, 18, 2), Step(11, 15, 3), Step(9, 12, 4)), 13.2, True)
PICTURE_COVER = Room(304.0, (Step(12, 18, 1), Step(8.5, 10, 2)), 9.5, False)


@dataclass(frozen=True, slots=True)
class GuideLine:
    """A line of 本期导读 as set: its lines, page (None: it leads nowhere), size and leading in points."""

    lines: tuple[str, ...]
    page: int | None
    size: float
    leading: float
    fits: bool = True


def fit_guide_line(text: str, page: int | None, room: Room) -> GuideLine:
    """The largest setting that shows the whole text; lines end at its full spaces where they can.

    ``fits`` is False when even the smallest has too little room.
    """
    first, *more = room.steps
    wide = em_width(text, halved=room.halved)
    size = min(first.size, room.width / max(wide, 1.0))
    if size >= room.least:
        return GuideLine((text,), page, round(size, 2), first.leading)
    parts = tuple(text.split(FULL_SPACE))
    for step in more:
        em = room.width / step.size
        if len(parts) <= step.lines and all(em_width(part, halved=room.halved) <= em for part in parts):
            return GuideLine(parts, page, step.size, step.leading)
        # A line may end one character early, lest a mark begin the next.
        if wide <= step.lines * (em - 1):
            return GuideLine((text,), page, step.size, step.leading)
    return GuideLine((text,), page, room.steps[-1].size, room.steps[-1].leading, fits=False)


def has_row_of_its_own(entry: Entry) -> bool:
    """Whether the authors have too little room behind the entry's last line."""
    byline = em_width(FULL_SPACE.join(entry.authors), halved=False) * _BYLINE
    _, last = _set(_deck(entry), _DECK) if entry.deck else _set(entry.lines, _TITLE)
    return bool(entry.authors) and last + _BYLINE + byline > _MEASURE


def rows_of(entry: Entry) -> int:
    """How many rows of 17.5 pt an entry of the contents takes."""
    titles, _ = _set(entry.lines, _TITLE)
    decks, _ = _set(_deck(entry), _DECK)
    return titles + decks + has_row_of_its_own(entry)


def _deck(entry: Entry) -> tuple[str, ...]:
    return (f"——{entry.deck[0]}", *entry.deck[1:]) if entry.deck else ()


def _set(lines: tuple[str, ...], size: float) -> tuple[int, float]:
    """How many rows these lines take, and how wide the last row is, in points."""
    rows, last = 0, 0.0
    for line in lines:
        width = em_width(line, halved=True) * size
        more = max(0, math.ceil(width / _MEASURE) - 1)
        rows += 1 + more
        last = width - more * _MEASURE + more * size
    return rows, last
