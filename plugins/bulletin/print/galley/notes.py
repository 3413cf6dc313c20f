"""Notes at the foot of the column in which their number stands, under a short hairline.

A note goes with the row that refers to it first: makeup counts its rows to the column, and a tail
takes its notes along. Notes of titles, tables and figures, very long ones and very many of one row close
the article.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from bulletin.print.galley.blocks import Block, Paragraph, Role
from bulletin.print.galley.compositor import NOTE_TARGET, Compositor
from bulletin.print.galley.slugs import Notes, Slug
from bulletin.print.marks import Rule

_SHARE = 5
"""A note at a foot takes at most this part of a column."""


def note_rule(compositor: Compositor, block: int) -> Slug:
    """A short hairline above the notes."""
    grid = compositor.grid
    rule = Rule(0.0, grid.row * 0.62, 5 * grid.size, 0.4 * grid.scale)
    return Slug(1, (rule,), None, None, block, role=Role.HEADING)


def foot_notes(
    blocks: Iterable[Block], compositor: Compositor, first: int = 0
) -> dict[str, tuple[Slug, ...]]:
    """The notes that are short enough for a foot, set; ``first`` numbers the first block."""
    numbered = [
        (number, block)
        for number, block in enumerate(blocks, first)
        if isinstance(block, Paragraph) and block.role is Role.NOTE
    ]
    found: dict[str, tuple[Slug, ...]] = {}
    for name, group in groupby(numbered, key=lambda pair: pair[1].note):
        parts = list(group)
        rows = [row for number, note in parts for row in compositor.paragraph(note, number)]
        if NOTE_TARGET.fullmatch(name) and len(rows) <= compositor.grid.rows // _SHARE:
            found[name] = (note_rule(compositor, parts[0][0]), *rows)
    return found


def fitting_notes(slugs: Iterable[Slug], short: Notes, compositor: Compositor) -> Notes:
    """The short notes that rows refer to; of a row with more notes than fill half a column none."""
    found: dict[str, tuple[Slug, ...]] = {}
    for slug in slugs:
        own = {name: short[name] for name in slug.refs if name in short}
        if sum(len(rows) - 1 for rows in own.values()) < compositor.grid.rows // 2:
            found |= own
    return found


def attach_notes(slugs: Iterable[Slug], notes: Notes) -> tuple[Slug, ...]:
    """The slugs, each with the notes that it refers to."""
    return tuple(_with_notes(slug, notes) for slug in slugs)


def _with_notes(slug: Slug, notes: Notes) -> Slug:
    rows = [notes[name] for name in slug.refs if name in notes]
    if not rows:
        return slug
    return slug._replace(notes=(rows[0][0], *(row for note in rows for row in note[1:])))
