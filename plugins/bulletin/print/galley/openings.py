"""Openings: department strip, kicker, title, deck, byline and date over all columns, in whole rows.

Two heights: 疏 as in look/print.md (12 rows with a two-line title), 紧 as the back issues have it
(a two-row title with one row above and below; kicker, deck, byline and date one row each).
"""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass, field, replace

from bulletin.model import Article, Author, HeadHeight
from bulletin.print.galley.compositor import Compositor
from bulletin.print.galley.dividing import divide
from bulletin.print.galley.slugs import Band
from bulletin.print.grid import baseline_of
from bulletin.print.marks import Anchor, Mark, Rule, moved_all
from bulletin.print.setting import Align, Run, Style

FULL_SPACE = "\u3000"
_NEEDS = 3
"""Rows of text that stay with an opening."""
_FILL = 0.82
"""The type size of title lines set close, as a share of their leading."""
_MEASURE = 0.96
"""Share of the page's width that a title takes which is set smaller to fit."""
_CLEAR = 3.0
"""Least distance between the department's name and a line beside it, in em of the name."""


@dataclass(slots=True)
class Pen:
    """Collects marks from the top down; ``y`` is in points from the band's top."""

    compositor: Compositor
    y: float = 0.0
    marks: list[Mark] = field(default_factory=list)

    def line(self, text: str, style: Style, leading: float, align: Align = Align.CENTRE) -> None:
        """Machine-set text over the full width: one line, or more where it is too long for one."""
        for line in self.compositor.lines((Run(text, style),), self.compositor.grid.width, align):
            baseline = self.y + baseline_of(style.size, leading)
            self.marks.extend(moved_all(line.marks, 0.0, baseline))
            self.y += leading

    def rule(self, y: float, height: float) -> None:
        """A rule over the full width, ``y`` from the band's top."""
        self.marks.append(Rule(0.0, y, self.compositor.grid.width, height))


def department_strip(compositor: Compositor, department: str) -> tuple[Mark, ...]:
    """◎ and the department's name, and the thick rule that covers the running head's hairline."""
    scale = compositor.grid.scale
    style = compositor.styles.department
    runs = (Run(f"◎{department}", style),)
    name = compositor.line_at(runs, 0.0, 8.3 * scale, compositor.grid.width, Align.LEFT)
    rule = Rule(0.0, -23.0, compositor.grid.width, 2.4)
    return (rule, *name.marks)


def opening(article: Article, compositor: Compositor, *, with_strip: bool) -> Band:
    """The opening of an article; ``with_strip`` on the first page of a department."""
    pen = Pen(compositor)
    pen.marks.append(Anchor(0.0, 0.0, article.id))
    if with_strip:
        pen.marks.extend(department_strip(compositor, article.department))
    if compositor.head is HeadHeight.TIGHT:
        _tight(pen, article, with_strip=with_strip)
        return Band(math.ceil(pen.y / compositor.grid.row - 0.01), tuple(pen.marks), needs=_NEEDS)
    if with_strip:
        pen.y = 1.5 * compositor.grid.row
    _airy(pen, article)
    rows = math.ceil(pen.y / compositor.grid.row + 0.99)
    return Band(rows, tuple(pen.marks), needs=_NEEDS)


def _airy(pen: Pen, article: Article) -> None:
    row, styles = pen.compositor.grid.row, pen.compositor.styles
    if article.kicker:
        pen.line(article.kicker, styles.kicker, row)
    lines = title_lines(article, pen.compositor, styles.title_long)
    _title(pen, lines, (2 * len(lines) + 0.5) * row)
    for k, text in enumerate(article.deck):
        pen.line(f"——{text}" if k == 0 else text, styles.deck, row)
    bylines = byline(article.authors)
    if bylines:
        pen.y += row / 2
    for text in (*bylines, *dateline(article)):
        pen.line(text, styles.byline, row)


def _tight(pen: Pen, article: Article, *, with_strip: bool) -> None:
    row, styles = pen.compositor.grid.row, pen.compositor.styles
    if article.kicker:
        if with_strip and not _is_clear(article, pen.compositor):
            pen.y += row
        pen.line(article.kicker, styles.kicker, row)
    pen.y += row
    lines = title_lines(article, pen.compositor, tight_style(pen.compositor))
    _title(pen, lines, max(2, len(lines)) * row)
    pen.y += row
    for k, text in enumerate(article.deck):
        pen.line(f"——{text}" if k == 0 else text, styles.deck, row)
    for text in (*byline(article.authors), *dateline(article)):
        pen.line(text, styles.byline, row)


def _is_clear(article: Article, compositor: Compositor) -> bool:
    """Whether the kicker may stand on the row of the department's name, as in 紧 it does."""
    styles, width = compositor.styles, compositor.grid.width
    name = compositor.width_of((Run(f"◎{article.department}", styles.department),))
    kicker = compositor.width_of((Run(article.kicker, styles.kicker),))
    return (width - kicker) / 2 >= name + _CLEAR * styles.department.size


def _title(pen: Pen, lines: tuple[str, ...], height: float) -> None:
    """The title's lines, centred in a block of this height."""
    style, leading = title_style(lines, pen.compositor)
    if len(lines) * leading > height:
        leading = height / len(lines)
        style = replace(style, size=min(style.size, leading * _FILL))
    pen.y += (height - len(lines) * leading) / 2
    after = (height - len(lines) * leading) / 2
    for text in lines:
        pen.line(text, style, leading)
    pen.y += after


def title_lines(article: Article, compositor: Compositor, style: Style) -> tuple[str, ...]:
    """The title's printed lines; one that is too wide for the page in this style is divided."""
    width, over = compositor.grid.width, article.title + article.body.text
    return tuple(
        line for text in article.title_lines for line in divide(text, style, width, compositor, over)
    )


def tight_style(compositor: Compositor) -> Style:
    """The size of a title of two lines in two rows, which a longer one is not smaller than."""
    long = compositor.styles.title_long
    return replace(long, size=min(long.size, compositor.grid.row * _FILL))


def title_style(lines: tuple[str, ...], compositor: Compositor) -> tuple[Style, float]:
    """Style and leading by the longest line: 32 on 42 up to 10 characters, 28 or 25 on 36.75 above.

    A line too wide for the page is set smaller.
    """
    styles, scale = compositor.styles, compositor.grid.scale
    longest = max(compositor.width_of((Run(text, styles.title_short),)) for text in lines)
    characters = longest / styles.title_short.size
    if characters <= 10.4:
        return styles.title_short, 42 * scale
    if characters <= 14.5:
        return styles.title_middle, 36.75 * scale
    widest = max(compositor.width_of((Run(text, styles.title_long),)) for text in lines)
    share = _MEASURE * compositor.grid.width / widest if widest > compositor.grid.width else 1.0
    return replace(styles.title_long, size=styles.title_long.size * share), 36.75 * scale


def byline(authors: tuple[Author, ...]) -> tuple[str, ...]:
    """A line for each author with a post; names alone share lines of four."""
    if any(author.post for author in authors):
        return tuple(FULL_SPACE.join(filter(None, (a.post, spaced_name(a.display)))) for a in authors)
    names = [spaced_name(author.display) for author in authors]
    return tuple(FULL_SPACE.join(names[k : k + 4]) for k in range(0, len(names), 4))


def spaced_name(name: str) -> str:
    """A name of two characters is spread to three, as bylines are set."""
    return f"{name[0]}{FULL_SPACE}{name[1]}" if len(name) == 2 else name


def dateline(article: Article) -> tuple[str, ...]:
    """Date and source in parentheses, one row each."""
    lines = []
    if article.date:
        lines.append(f"（{chinese_date(article.date)}）")
    if article.source:
        lines.append(f"（来源：{article.source}）")
    return tuple(lines)


def chinese_date(date: datetime.date) -> str:
    """``2026年1月12日``."""
    return f"{date.year}年{date.month}月{date.day}日"
