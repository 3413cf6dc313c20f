"""The blocks of an article as the typesetter sees them: paragraphs, figures, tables, breaks of a form.

Values only; lengths in points for measures, in em of the text size for indents.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from bulletin.print.setting import Align, Run


class Role(Enum):
    """What a paragraph is; makeup keeps lines together by it."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    END = "end"
    CODE = "code"
    NOTE = "note"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text in a column.

    ``first`` and ``left`` are the indents of the first and of all lines, in em; ``before`` is the
    number of blank rows wanted above. ``label`` stands at ``label_left`` em of the first line,
    outside the text (a bullet, a star, a note's number).
    """

    role: Role
    runs: tuple[Run, ...]
    first: float = 2.0
    left: float = 0.0
    align: Align = Align.JUSTIFY
    before: int = 0
    label: tuple[Run, ...] = ()
    label_left: float = 0.0
    closes_full: bool = False
    """Whether the last line is justified too, as before a jump."""
    note: str = ""
    """Of a note: what the number in the text leads to (``#f1``)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with caption and credit; ``width`` and ``height`` in pixels, 0 where unknown."""

    source: str
    width: int
    height: int
    caption: tuple[Run, ...]
    credit: tuple[Run, ...]
    wide: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``align`` is None where the table decides."""

    runs: tuple[Run, ...]
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``head`` rows above the thin rule, ``body`` rows below, title above and note below."""

    title: tuple[Run, ...]
    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    note: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A thematic break (``---``) in the text."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The head of a speech in a digest: its title and its speaker."""

    title: tuple[Run, ...]
    speaker: tuple[Run, ...]


Block: TypeAlias = Paragraph | Figure | Table | Break | Speech
