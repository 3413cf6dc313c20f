"""Filling a column with slugs: how far it reaches, and where it may end.

Pure counting of rows. A heading keeps two rows of text under it; a paragraph's first or last row
does not stand alone at a column's foot or head when ending the column one row early avoids it
(look/print.md, section 2).
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.print.galley.blocks import Role
from bulletin.print.galley.slugs import Slug

_KEEPS_NEXT = frozenset([Role.HEADING, Role.MONTH])


def space_between(above: Slug, below: Slug) -> int:
    """Blank rows between two slugs of one column."""
    return max(above.after, below.before)


def height_of(slugs: Sequence[Slug], start: int, end: int) -> int:
    """Rows that slugs take in one column; space above the first one is dropped."""
    if start >= end:
        return 0
    rows = sum(slug.rows for slug in slugs[start:end]) + rows_of_notes(slugs, start, end)
    return rows + sum(space_between(slugs[k - 1], slugs[k]) for k in range(start + 1, end))


def rows_of_notes(slugs: Sequence[Slug], start: int, end: int) -> int:
    """Rows that the notes of a column take at its foot, with the hairline above them."""
    rows = sum(len(slug.notes) - 1 for slug in slugs[start:end] if slug.notes)
    return rows + 1 if rows else 0


def fill(slugs: Sequence[Slug], start: int, height: int) -> int:
    """Where a column of ``height`` rows that begins at ``start`` ends: index behind its last slug."""
    end = reach(slugs, start, height)
    if end == len(slugs) or end == start:
        return end
    return _good_end(slugs, start, end)


def reach(slugs: Sequence[Slug], start: int, height: int) -> int:
    """How many slugs find room, whether or not a column may end there: index behind the last one."""
    used, end, below = 0, start, 0
    while end < len(slugs):
        gap = space_between(slugs[end - 1], slugs[end]) if end > start else 0
        if slugs[end].notes:
            below += len(slugs[end].notes) - (1 if below else 0)
        if used + gap + slugs[end].rows + below > height:
            break
        used += gap + slugs[end].rows
        end += 1
    return end


def _good_end(slugs: Sequence[Slug], start: int, end: int) -> int:
    if is_good(slugs, start, end):
        return end
    shorter = end - 1
    if shorter > start and slugs[shorter].rows == 1 and is_good(slugs, start, shorter):
        return shorter
    while end > start and _is_forbidden(slugs, start, end):
        end -= 1
    return end


def is_good(slugs: Sequence[Slug], start: int, end: int) -> bool:
    """Whether a column from ``start`` may end before the slug at ``end``."""
    return not _is_forbidden(slugs, start, end) and not _leaves_lone_row(slugs, end)


def _is_forbidden(slugs: Sequence[Slug], start: int, end: int) -> bool:
    """Whether a heading would end the column, alone or with a single row under it."""
    last = slugs[end - 1]
    if last.role in _KEEPS_NEXT:
        return True
    heads = end - 2 >= start and slugs[end - 2].role in _KEEPS_NEXT
    return heads and last.line == 0 and last.lines > 1


def _leaves_lone_row(slugs: Sequence[Slug], end: int) -> bool:
    """Whether the break leaves a paragraph's first row or last row, or the article's end line, alone."""
    following = slugs[end]
    if following.role is Role.END and end == len(slugs) - 1:
        return True
    if following.line == 0 or following.role is Role.CODE:
        return False
    has_company = end + 1 < len(slugs) and slugs[end + 1].role is Role.END
    return following.line == 1 or (following.line == following.lines - 1 and not has_company)
