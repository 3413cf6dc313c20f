"""How an issue is set in print: trim, grid, height of openings, jumps, where page numbers come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class HeadHeight(Enum):
    """Height of an article's opening (题头): 疏 as designed, 紧 as the back issues have it."""

    AIRY = "疏"
    TIGHT = "紧"


class JumpMode(Enum):
    """Who decides on jumps (转页)."""

    AUTOMATIC = "自动"
    MANUAL = "手动"
    NEVER = "不转"


class PageSource(Enum):
    """Where page numbers come from (页码): the layout, or the printed issue's own numbers."""

    COMPUTED = "计算"
    PRINTED = "已印"


@dataclass(frozen=True, slots=True)
class TrimSize:
    """Width and height of the cut page, in millimetres, with the name editors know."""

    name: str
    width: float
    height: float


TRIM_SIZES = (
    TrimSize("大16开", 210, 285),
    TrimSize("A4", 210, 297),
    TrimSize("16开", 185, 260),
)


@dataclass(frozen=True, slots=True)
class Typesetting:
    """The grid and the rules of one issue; ``font_size`` in points, the rest in characters and lines."""

    trim: TrimSize = TRIM_SIZES[0]
    columns: int = 2
    characters_per_line: int = 17
    lines_per_page: int = 31
    font_size: float = 12.0
    head: HeadHeight = HeadHeight.AIRY
    jumps: JumpMode = JumpMode.AUTOMATIC
    pages: PageSource = PageSource.COMPUTED
