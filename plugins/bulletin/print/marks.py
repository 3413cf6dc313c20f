"""What a page is made of: pieces of text, rules, pictures and outlines, each at its place.

Lengths are points; x runs right and y runs down from the origin of whatever holds the mark. Text
stands on its baseline. These values know neither PDF nor colour spaces: a kind of PDF turns
inks into colours when it is written. An issue has tens of thousands of them, so they are named tuples,
which are made, moved and read from the cache in a third of the time that dataclasses take.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias


class Ink(Enum):
    """The colours of the bulletin; ``PALE`` is that of a proof's watermark, and of nothing printed."""

    BLACK = "black"
    PAPER = "paper"
    PALE = "pale"


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface by role (``song`` 宋, ``hei`` 黑, ``kai`` 楷, ``fang`` 仿宋).

    ``bold`` is the width of a stroke round the fill, in thousandths of an em; 0 for none.
    """

    role: str
    bold: int = 0


SONG = Face("song")
SONG_BOLD = Face("song", 20)
HEI = Face("hei")
HEI_10 = Face("hei", 10)
HEI_22 = Face("hei", 22)
HEI_BOLD = Face("hei", 34)
KAI = Face("kai")
KAI_BOLD = Face("kai", 14)


class Text(NamedTuple):
    """Glyphs of one font on one baseline.

    ``font`` names the font that has the glyphs: the face's role, or another where that lacks them.
    ``advances`` are points from each glyph's origin to the next one's, ``texts`` the characters
    that each glyph stands for.
    """

    x: float
    y: float
    font: str
    bold: int
    size: float
    glyphs: tuple[int, ...]
    advances: tuple[float, ...]
    texts: tuple[str, ...]
    ink: Ink = Ink.BLACK

    @property
    def string(self) -> str:
        """The characters."""
        return "".join(self.texts)


class Rule(NamedTuple):
    """A filled rectangle: a rule, a frame's side, a field of colour."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink = Ink.BLACK


class Image(NamedTuple):
    """A picture of the issue folder, cropped to the box and printed in grey."""

    x: float
    y: float
    width: float
    height: float
    source: str


class Outline(NamedTuple):
    """A filled path: ``path`` holds steps ("m", x, y), ("l", x, y), ("c", six numbers), ("h",).

    The steps are relative to ``x`` and ``y``.
    """

    x: float
    y: float
    path: tuple[tuple[str | float, ...], ...]
    ink: Ink = Ink.BLACK


class Link(NamedTuple):
    """A place to click: leads to the article, note or address ``target`` (``#…`` inside the PDF)."""

    x: float
    y: float
    width: float
    height: float
    target: str


class Anchor(NamedTuple):
    """A place that links and bookmarks lead to."""

    x: float
    y: float
    name: str


Mark: TypeAlias = Text | Rule | Image | Outline | Link | Anchor


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """The same mark elsewhere."""
    return mark._replace(x=mark.x + dx, y=mark.y + dy)


def moved_all(marks: tuple[Mark, ...], dx: float, dy: float) -> tuple[Mark, ...]:
    """The same marks elsewhere."""
    return tuple(moved(mark, dx, dy) for mark in marks)
