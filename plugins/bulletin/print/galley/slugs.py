"""A galley: an article set in one long column, cut into slugs that makeup lays into pages.

A slug is a row of text, or a figure or table that is never divided. A band crosses all columns.
Marks are relative to the slug's or band's top left corner; heights are whole rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from bulletin.print.galley.blocks import Block, Role
from bulletin.print.galley.tall import TallTable
from bulletin.print.marks import Mark


class Slug(NamedTuple):
    """A piece of a column, ``rows`` high.

    ``start`` and ``end`` are its offsets in the article's plain text (None where it has none of
    it), ``block`` counts the article's blocks, ``line`` of ``lines`` its place in the block.
    ``before`` blank rows are wanted above it, except at a column's top, and ``after`` below.
    ``refs`` are the notes that its text refers to first; ``notes`` those that stand at the foot of its
    column, the first of them the hairline above notes. One that ``floats`` may stand at the head of the next
    column with text before it that follows it in the article; then it is ``floated``.
    """

    rows: int
    marks: tuple[Mark, ...]
    start: int | None
    end: int | None
    block: int
    line: int = 0
    lines: int = 1
    role: Role = Role.TEXT
    before: int = 0
    after: int = 0
    refs: tuple[str, ...] = ()
    notes: tuple[Slug, ...] = ()
    floats: bool = False
    floated: bool = False


Notes = Mapping[str, tuple[Slug, ...]]
"""Notes by what their numbers lead to: the hairline, then the note's rows."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Slugs that fill the columns side by side."""

    slugs: tuple[Slug, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A block over all columns, never divided unless it is a table taller than a page.

    ``needs`` rows have to follow it on the same page (an opening keeps some text under it).
    ``falls_at_top`` bands are left out at the top of a page (a rule between two items). One that ``floats``
    may stand at the head of the next page with text before it that follows it in the article; then it is
    ``floated``. A table that is ``tall`` is divided where it is laid; its further pages
    say its head, from one offset to another, ``again``.
    """

    rows: int
    marks: tuple[Mark, ...]
    start: int | None = None
    end: int | None = None
    needs: int = 0
    falls_at_top: bool = False
    again: tuple[int, int] | None = None
    floats: bool = False
    floated: bool = False
    tall: TallTable | None = None

    @property
    def least(self) -> int:
        """Rows of a page that it takes to begin."""
        return self.tall.least if self.tall else self.rows


Section: TypeAlias = Columns | Band


@dataclass(frozen=True, slots=True)
class Galley:
    """An article as set: sections in order, the blocks they were set from, the notes at their feet."""

    article: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    notes: Notes = field(default_factory=dict)
