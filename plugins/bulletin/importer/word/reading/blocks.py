"""A Word document as values: what stands in it, in reading order, and what was met on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from bulletin.importer.word.findings import Finding, Place
from bulletin.importer.word.reading.rich import Rich


class Align(Enum):
    """Where a paragraph's lines stand."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Label:
    """A paragraph's automatic number as it shows: ``text`` (一、), or a bullet; ``depth`` from 0."""

    text: str
    bullet: bool = False
    decimal: int = 0
    """The number where it is written 1. or 1．, as an ordered list has it; else 0."""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph: ``outline`` is its heading level by style (0: text), ``size`` in points."""

    number: int
    rich: Rich
    style: str = ""
    outline: int = 0
    align: Align = Align.LEFT
    size: float = 0.0
    font: str = ""
    bold: bool = False
    label: Label | None = None
    boxed: bool = False

    @property
    def place(self) -> Place:
        """How messages name it."""
        return Place(self.number, " ".join(self.rich.plain.split()))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: where it begins (column from 0), how many columns and rows it takes."""

    column: int
    width: int
    height: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class WordTable:
    """Rows of cells; a cell that takes several rows stands in its first."""

    number: int
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def place(self) -> Place:
        """How messages name it."""
        return Place(self.number, "表格")


Block: TypeAlias = WordParagraph | WordTable


@dataclass(frozen=True, slots=True)
class WordPicture:
    """A picture fit for the issue: its bytes, ending (.png) and the words that Word keeps for it."""

    data: bytes
    suffix: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class WordDocument:
    """Notes and pictures are called from the text by their number, from 1."""

    name: str
    blocks: tuple[Block, ...]
    notes: tuple[tuple[WordParagraph, ...], ...]
    pictures: tuple[WordPicture, ...]
    findings: tuple[Finding, ...]
