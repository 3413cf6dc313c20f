"""The page plan as a drawing: every numbered page small, in spreads, with its articles, blanks and jumps.

Goes in: the content of layout.json. Comes out: SVG that needs nothing else. Each article has a light
colour and a number, so that the plan can be read when it is printed in black.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from bulletin.model import format_pages
from bulletin.print.press.layout import Layout, PlanArticle, PlanBox, PlanJump, read_layout

_THUMB = 96.0
"""Width of a page in the drawing's units."""
_SPREADS = 4
"""Spreads in a row."""
_GAP, _FOOT, _EDGE = 20.0, 26.0, 24.0
_HEAD = 62.0
_LEGEND_ROW = 22.0
_TURN = 0.618034
"""Share of the colour circle from one article to the next: the golden section, so neighbours differ."""
_LIGHTNESS = (0.86, 0.78, 0.9)
_FONT = "'Source Han Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"
_DEFINITIONS = (
    '<defs><pattern id="blank" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><path d="M0 0V5" stroke="#9a9a9a" stroke-width="1"/></pattern>'
    '<marker id="jump" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0L8 4L0 8z" fill="#1d1d1d"/></marker></defs>'
)


def page_plan_svg(layout: Mapping[str, object]) -> str:
    """The drawing of an issue's pages; ``layout`` is the content of layout.json."""
    planned = read_layout(layout)
    desk = _Desk(planned)
    height = desk.legend_top + desk.legend_rows * _LEGEND_ROW + _EDGE
    parts = [
        _opening(desk.width, height),
        f"<title>{escape(planned.issue)} 版面图</title>",
        _DEFINITIONS,
        _rect((0, 0, desk.width, height), "#fff"),
        _text((_EDGE, 34), f"版面图　{planned.issue}", 17),
        _text((_EDGE, 52), summary_of(planned), 12, "#5a5a5a"),
        *(part for page in range(1, planned.body_pages + 1) for part in desk.draw_page(page)),
        *(desk.draw_jump(article, jump) for article in planned.articles for jump in article.jumps),
        *desk.draw_legend(),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def summary_of(layout: Layout) -> str:
    """One line: pages, jumps, pages saved."""
    jumps = sum(len(article.jumps) for article in layout.articles)
    said = [f"正文 {layout.body_pages} 页", f"{len(layout.articles)} 篇", f"转页 {jumps} 处"]
    if layout.saved_pages:
        said.append(f"省下 {layout.saved_pages} 页")
    return "，".join(said)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where everything lies on the drawing."""

    layout: Layout

    @property
    def scale(self) -> float:
        return _THUMB / self.layout.grid.trim_width

    @property
    def thumb_height(self) -> float:
        return self.layout.grid.trim_height * self.scale

    @property
    def width(self) -> float:
        return 2 * _EDGE + _SPREADS * 2 * _THUMB + (_SPREADS - 1) * _GAP

    @property
    def legend_top(self) -> float:
        rows = self.layout.body_pages // (2 * _SPREADS) + 1
        return _HEAD + rows * (self.thumb_height + _FOOT + _GAP / 2) + _GAP

    @property
    def legend_rows(self) -> int:
        return (len(self.layout.articles) + 1) // 2

    def corner(self, page: int) -> tuple[float, float]:
        """The top left corner of a page; page 1 is the right half of the first spread."""
        row, place = divmod(page, 2 * _SPREADS)
        x = _EDGE + place * _THUMB + place // 2 * _GAP
        return x, _HEAD + row * (self.thumb_height + _FOOT + _GAP / 2)

    def draw_page(self, page: int) -> Iterator[str]:
        """Paper, hatched blanks, articles, page number."""
        x, y = self.corner(page)
        yield _rect((x, y, _THUMB, self.thumb_height), "#fff", "#8a8a8a")
        blank = self.layout.blank_of(page)
        if blank > 0:
            yield from self._draw_columns(page)
        for index, article in enumerate(self.layout.articles):
            boxes = [box for box in article.boxes if box.page == page]
            for box in boxes:
                yield self._draw_box(box, index)
            if boxes:
                yield self._draw_number(max(boxes, key=lambda box: box.w * box.h), index + 1)
        label = f"{page}　空{blank:.0%}" if blank >= 0.1 else str(page)
        yield _text((x + _THUMB / 2, y + self.thumb_height + 14), label, 11, anchor="middle")

    def _draw_columns(self, page: int) -> Iterator[str]:
        grid, (x, y) = self.layout.grid, self.corner(page)
        for column in range(grid.columns):
            left = x + (grid.left(page) + grid.column_x(column)) * self.scale
            size = grid.column * self.scale, grid.height * self.scale
            yield _rect((left, y + grid.top * self.scale, *size), "url(#blank)")

    def _draw_box(self, box: PlanBox, index: int) -> str:
        x, y = self.corner(box.page)
        place = x + box.x * self.scale, y + box.y * self.scale
        return _rect((*place, box.w * self.scale, box.h * self.scale), colour_of(index), "#4a4a4a")

    def _draw_number(self, box: PlanBox, number: int) -> str:
        x, y = self.corner(box.page)
        middle = x + (box.x + box.w / 2) * self.scale, y + (box.y + box.h / 2) * self.scale + 4
        return _text(middle, str(number), 12, anchor="middle")

    def draw_jump(self, article: PlanArticle, jump: PlanJump) -> str:
        """An arrow from the foot of the page that is left to the tail."""
        x0, y0 = self._foot_of(article, jump.from_page)
        x1, y1 = self._tail_of(article, jump.to_page)
        bend = _GAP + abs(x1 - x0) / 8
        return (
            f'<path d="M{x0:.1f} {y0:.1f}C{x0 + bend:.1f} {y0 + bend:.1f} {x1 - bend:.1f} {y1 - bend:.1f} '
            f'{x1:.1f} {y1:.1f}" fill="none" stroke="#1d1d1d" stroke-width="1.4" marker-end="url(#jump)">'
            f"<title>{escape(article.title)}：第{jump.from_page}页下转第{jump.to_page}页</title></path>"
        )

    def _foot_of(self, article: PlanArticle, page: int) -> tuple[float, float]:
        x, y = self.corner(page)
        boxes = [box for box in article.boxes if box.page == page]
        last = max(boxes, key=lambda box: (box.x + box.w, box.y + box.h))
        return x + (last.x + last.w) * self.scale - 4, y + (last.y + last.h) * self.scale - 4

    def _tail_of(self, article: PlanArticle, page: int) -> tuple[float, float]:
        x, y = self.corner(page)
        first = min((box for box in article.boxes if box.page == page), key=lambda box: box.x)
        return x + first.x * self.scale + 2, y + (first.y + first.h / 2) * self.scale

    def draw_legend(self) -> Iterator[str]:
        """Number, colour, title and pages of every article, in two columns."""
        half = (self.width - 2 * _EDGE) / 2
        for index, article in enumerate(self.layout.articles):
            x = _EDGE + index // self.legend_rows * half
            y = self.legend_top + index % self.legend_rows * _LEGEND_ROW
            yield _rect((x, y, 22, 14), colour_of(index), "#4a4a4a")
            yield _text((x + 11, y + 11), str(index + 1), 11, anchor="middle")
            yield _text((x + 30, y + 12), _shortened(article.title), 13)
            yield _text((x + half - 16, y + 12), format_pages(article.pages), 12, "#5a5a5a", "end")


def colour_of(index: int) -> str:
    """The light colour of the article at this place."""
    lightness = _LIGHTNESS[index % len(_LIGHTNESS)]
    channels = colorsys.hls_to_rgb(index * _TURN % 1, lightness, 0.6)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _shortened(title: str, most: int = 19) -> str:
    return title if len(title) <= most else f"{title[: most - 1]}…"


def _opening(width: float, height: float) -> str:
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{_FONT}" fill="#1d1d1d">'


def _rect(box: tuple[float, float, float, float], fill: str, stroke: str = "none") -> str:
    """``box`` is left, top, width and height."""
    x, y, width, height = box
    size = f'width="{width:.1f}" height="{height:.1f}"'
    return f'<rect x="{x:.1f}" y="{y:.1f}" {size} fill="{fill}" stroke="{stroke}" stroke-width=".7"/>'


def _text(
    at: tuple[float, float], said: str, size: float, fill: str = "#1d1d1d", anchor: str = "start"
) -> str:
    place = f'x="{at[0]:.1f}" y="{at[1]:.1f}" font-size="{size:g}" fill="{fill}" text-anchor="{anchor}"'
    return f"<text {place}>{escape(said)}</text>"
