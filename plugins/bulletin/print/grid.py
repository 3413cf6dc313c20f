"""The grid of a page in points: trim, margins, columns, rows; everything on a page stands on it.

Goes in: the ``Typesetting`` of an issue. Comes out: a ``Grid``. Its proportions are those of
大16开 with 17 characters by 31 rows in two columns (432 by 651 pt on 595.28 by 807.87).
"""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.model import Typesetting

POINTS_PER_MM = 72 / 25.4
LEADING = 1.75
"""Row height over type size: 12 pt stand on 21 pt."""
BASELINE = 15.69 / 21
"""Where the baseline of a row lies, as a share of the row's height from its top."""
_TOP_SHARE = 84 / (84 + 72.87)
_INNER_SHARE = 76.5 / (76.5 + 86.78)
_HEAD_ROOM = 34.0
"""Points above the text that the running head needs: its own height and a finger's breadth of paper."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Measures of one issue's pages; lengths in points, ``rows`` and ``characters`` are counts."""

    trim_width: float
    trim_height: float
    columns: int
    characters: int
    rows: int
    size: float

    @property
    def scale(self) -> float:
        """Type size over 12 pt: by it every other size and measure of the look grows."""
        return self.size / 12

    @property
    def row(self) -> float:
        """Height of a row."""
        return self.size * LEADING

    @property
    def column(self) -> float:
        """Width of a column."""
        return self.characters * self.size

    @property
    def gutter(self) -> float:
        """Space between two columns."""
        return 2 * self.size

    @property
    def width(self) -> float:
        """Width of the text block."""
        return self.columns * self.column + (self.columns - 1) * self.gutter

    @property
    def height(self) -> float:
        """Height of the text block."""
        return self.rows * self.row

    @property
    def top(self) -> float:
        """From the top of the trim to the text block."""
        return (self.trim_height - self.height) * _TOP_SHARE

    @property
    def inner(self) -> float:
        """From the spine to the text block."""
        return (self.trim_width - self.width) * _INNER_SHARE

    @property
    def outer(self) -> float:
        """From the fore edge to the text block."""
        return self.trim_width - self.width - self.inner

    @property
    def fits(self) -> bool:
        """Whether the text block leaves margins on all sides."""
        return self.top >= _HEAD_ROOM and self.inner >= _HEAD_ROOM / 2

    def left(self, page: int) -> float:
        """From the left edge of the trim to the text block; odd pages are right-hand pages."""
        return self.inner if page % 2 else self.outer

    def column_x(self, column: int) -> float:
        """Left edge of a column, from the left edge of the text block."""
        return column * (self.column + self.gutter)


def grid_of(typesetting: Typesetting) -> Grid:
    """The grid that an issue asks for."""
    return Grid(
        trim_width=typesetting.trim.width * POINTS_PER_MM,
        trim_height=typesetting.trim.height * POINTS_PER_MM,
        columns=typesetting.columns,
        characters=typesetting.characters_per_line,
        rows=typesetting.lines_per_page,
        size=typesetting.font_size,
    )


def baseline_of(size: float, leading: float) -> float:
    """From the top of a line of this leading to its baseline, for type of this size.

    All faces stand on the ascent and descent of 宋 (1151 and 286 thousandths of an em).
    """
    return (leading - 1.437 * size) / 2 + 1.151 * size
