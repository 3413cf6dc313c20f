"""An article in the making: its pieces in order, and its front matter.

In and out: values only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from bulletin.importer.reading.names import Person
from bulletin.importer.word.reading.rich import EMPTY, Rich


class Kind(Enum):
    """What a piece is."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    ORDERED = "ordered"
    QUOTE = "quote"
    PICTURE = "picture"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as Markdown can hold it: one head, rows of equal length, an alignment for each column."""

    head: tuple[Rich, ...]
    rows: tuple[tuple[Rich, ...], ...]
    aligns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One block. ``level`` is a heading's (2 to 4) or an item's depth (from 0), ``start`` an item's number.

    A picture's ``rich`` is its caption, ``credit`` who made it, ``picture`` its number in the document.
    """

    kind: Kind
    number: int
    rich: Rich = EMPTY
    level: int = 0
    start: int = 0
    picture: int = 0
    credit: str = ""
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The front matter: what the title block and the end of the draft say."""

    title: str
    kicker: str = ""
    deck: tuple[str, ...] = ()
    authors: tuple[Person, ...] = ()
    date: str = ""
    proposal: tuple[tuple[str, str], ...] = ()
    editors_note: str = ""
    author_note: str = ""
    department: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A draft shaped: ``notes`` in the order in which the article calls them."""

    head: Head
    pieces: tuple[Piece, ...]
    notes: tuple[tuple[Rich, ...], ...] = field(default=())
