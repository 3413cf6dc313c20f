"""What a PDF is made from: sheets with marks, bookmarks and what the document says of itself."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from bulletin.print.marks import Mark


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: marks in points from the trim's top left corner, the trim's size, and the bleed round it."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    bleed: float = 0.0


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline: ``target`` is an anchor's name, ``level`` 0 for a department."""

    title: str
    target: str
    level: int


@dataclass(frozen=True, slots=True)
class Document:
    """All sheets, and title, author and date."""

    sheets: tuple[Sheet, ...]
    bookmarks: tuple[Bookmark, ...]
    title: str
    author: str
    date: datetime.datetime
