"""Figures: a picture over one column or over all, with caption and credit, in whole rows.

Picture height is 21 n - 9 points and its top 4.5 points below the block's, so that it stands on
the faces of the characters (look: Figure).
"""

from __future__ import annotations

from bulletin.print.galley.blocks import Figure
from bulletin.print.galley.compositor import Compositor
from bulletin.print.galley.slugs import Band, Slug
from bulletin.print.marks import Image, Mark, moved_all
from bulletin.print.setting import Align, Run

_CROPPED = 0.08
"""A picture may lose this share of a side to end on a row; else it stands whole in its box."""


def column_figure(figure: Figure, compositor: Compositor, block: int) -> Slug:
    """A figure as wide as a column."""
    grid = compositor.grid
    marks, rows = _set(figure, compositor, grid.column)
    start, end = _extent(figure)
    return Slug(rows, marks, start, end, block, before=1, after=1, floats=_floats(figure, start))


def wide_figure(figure: Figure, compositor: Compositor) -> Band:
    """A figure over all columns, a blank row under it."""
    marks, rows = _set(figure, compositor, compositor.grid.width)
    start, end = _extent(figure)
    return Band(rows + 1, marks, start, end, floats=_floats(figure, start))


def _floats(figure: Figure, start: int | None) -> bool:
    """Whether the figure may leave its place: its caption says what it shows, wherever it stands."""
    return start is not None and bool(figure.caption)


def _extent(figure: Figure) -> tuple[int | None, int | None]:
    runs = [run for run in (*figure.caption, *figure.credit) if run.offset is not None]
    if not runs:
        return None, None
    return runs[0].offset, (runs[-1].offset or 0) + len(runs[-1].text)


def _set(figure: Figure, compositor: Compositor, width: float) -> tuple[tuple[Mark, ...], int]:
    caption = _caption(figure, compositor, width)
    picture, rows = _picture(figure, compositor, width, len(caption))
    row = compositor.grid.row
    below = [
        mark
        for k, line in enumerate(caption)
        for mark in moved_all(line, 0.0, (rows + k) * row + compositor.baseline)
    ]
    return (picture, *below), rows + len(caption)


def _picture(figure: Figure, compositor: Compositor, width: float, below: int) -> tuple[Image, int]:
    grid, scale = compositor.grid, compositor.grid.scale
    if not figure.width or not figure.height:
        return Image(0.0, 4.5 * scale, width, 4 * grid.row - 9 * scale, figure.source), 4
    natural = width * figure.height / figure.width
    most = grid.rows - below - 3
    rows = max(3, min(most, round((natural + 9 * scale) / grid.row)))
    height = rows * grid.row - 9 * scale
    if abs(natural - height) <= _CROPPED * natural:
        return Image(0.0, 4.5 * scale, width, height, figure.source), rows
    inside = min(width, height * figure.width / figure.height)
    high = inside * figure.height / figure.width
    return Image((width - inside) / 2, 4.5 * scale + (height - high) / 2, inside, high, figure.source), rows


def _caption(figure: Figure, compositor: Compositor, width: float) -> list[tuple[Mark, ...]]:
    """The rows under the picture; the credit ends the last one, or stands on its own."""
    style = compositor.styles.caption
    if not figure.caption and not figure.credit:
        return []
    credit = (Run("（", style), *figure.credit, Run("）", style)) if figure.credit else ()
    text = (Run("▲　", style, solid=True), *figure.caption) if figure.caption else ()
    lines = list(compositor.lines(text, width, Align.JUSTIFY)) if text else []
    rows = [line.marks for line in lines]
    if credit:
        beside = compositor.line_at(credit, 0.0, 0.0, width, Align.RIGHT)
        if lines and lines[-1].width + beside.width + style.size <= width:
            rows[-1] = (*rows[-1], *beside.marks)
        else:
            rows.append(beside.marks)
    return rows
