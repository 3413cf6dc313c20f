"""Floats: a figure or table that finds no room lets the text that follows it fill the column.

It stands at the head of the next column or page that has room for it. Between its place and where it
stands only plain text may lie: no heading of the first level (一、), so that it stays in its part of the
article; no other figure or table, so that they keep their order; and not the last two rows of the text,
so that it never stands behind the article's end. A figure is never set before its place, since none
stands before the paragraph that speaks of it (look/print.md, section 4). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.print.galley.blocks import Role
from bulletin.print.galley.slugs import Slug
from bulletin.print.makeup.columns import fill, is_good, reach

_LEFT_BEHIND = 2
"""Rows of text that stay behind a float at the end of the text."""


def passable(slugs: Sequence[Slug], place: int) -> int:
    """How far the text behind ``place`` may stand before what belongs there: index behind its last slug."""
    end = _barrier(slugs, place + 1)
    while end > place + 1 and not is_good(slugs, place + 1, end):
        end -= 1
    return max(end, place + 1)


def _barrier(slugs: Sequence[Slug], start: int) -> int:
    for k in range(start, len(slugs)):
        slug = slugs[k]
        if slug.rows > 1 or slug.role is Role.MONTH or (slug.role is Role.HEADING and slug.before):
            return k
        if slug.start is None or slug.role in (Role.END, Role.NOTE):
            return k - _LEFT_BEHIND
    return len(slugs) - _LEFT_BEHIND


def fill_past(slugs: Sequence[Slug], start: int, height: int) -> tuple[Sequence[Slug], int]:
    """A column as ``fill`` has it, or, where a float ends it early, with the text behind the float.

    Returns the slugs in the order in which they now stand, the float first behind the column, and the
    index behind the column's last slug.
    """
    place = reach(slugs, start, height)
    if place < len(slugs) and slugs[place].floats:
        text = (*slugs[:place], *slugs[place + 1 : passable(slugs, place)])
        end = fill(text, start, height)
        if end > place:
            floated = slugs[place]._replace(floated=True)
            return (*text[:end], floated, *slugs[end + 1 :]), end
    return slugs, fill(slugs, start, height)
