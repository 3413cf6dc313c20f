"""A line of atoms becomes marks on a baseline: justified, ranged left or right, or centred.

Goes in: a strip, a span of it and the measure. Comes out: ``Text`` and ``Link`` marks relative to
the left end of the measure and the baseline. Both edges are optical: the blank half of a mark at
a line's edge does not count, so full lines end flush.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from bulletin.print.marks import Link, Mark, Text
from bulletin.print.setting.atoms import Atom, Strip, Style
from bulletin.print.setting.characters import Kind
from bulletin.print.setting.lines import Breaker, Span
from bulletin.print.typefaces import Shape

_MOST_RAGGED = 0.5
"""A line whose gaps would open wider than this many em is left ragged."""


class Align(Enum):
    """Where a line stands in its measure."""

    JUSTIFY = "justify"
    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Placed:
    """A glyph at its place from the line's left end."""

    x: float
    shape: Shape
    style: Style


def set_line(strip: Strip, span: Span, width: float, align: Align, breaker: Breaker) -> tuple[Mark, ...]:
    """The marks of one line; the last line of a paragraph comes with ``Align.LEFT``."""
    start, end = span
    natural = breaker.natural(start, end)
    spare = width - natural
    gaps = breaker.gaps(start, end)
    opened = 0.0
    size = strip.atoms[start].style.size
    if align is Align.JUSTIFY and spare > 0 and gaps and spare / gaps <= _MOST_RAGGED * size:
        opened = spare / gaps
    pressed = 0.0
    if spare < 0:
        blank = breaker.blank(start, end)
        pressed = min(1.0, -spare / blank) * 0.5 if blank else 0.0
    x = -strip.atoms[start].lead
    if spare > 0 and align in (Align.RIGHT, Align.CENTRE):
        x += spare if align is Align.RIGHT else spare / 2
    while end > start + 1 and strip.atoms[end - 1].kind is Kind.SPACE:
        end -= 1
    placed = list(_place(strip, (start, end), x, opened, pressed))
    return (*_texts(placed), *_links(strip, (start, end), placed))


def _place(strip: Strip, span: Span, x: float, opened: float, pressed: float) -> Iterator[Placed]:
    start, end = span
    for k in range(start, end):
        atom = strip.atoms[k]
        inside = start < k < end - 1
        if inside and pressed:
            x -= atom.lead * pressed
        yield from _glyphs(atom, x)
        x += atom.width + strip.gaps[k] + (opened if strip.opens[k] else 0.0)
        if inside and pressed:
            x -= atom.trail * pressed


def _glyphs(atom: Atom, x: float) -> Iterator[Placed]:
    x += atom.shift
    tracking = atom.style.tracking * atom.style.size
    for shape in atom.shapes:
        yield Placed(x, shape, atom.style)
        x += shape.advance * atom.style.size / 1000 + tracking


def _texts(placed: list[Placed]) -> Iterator[Text]:
    first = 0
    for k in range(1, len(placed) + 1):
        if k == len(placed) or not _same_run(placed[k], placed[first]):
            yield _text(placed[first:k])
            first = k


def _same_run(one: Placed, other: Placed) -> bool:
    same_style = one.style is other.style or one.style == other.style
    return same_style and one.shape.font == other.shape.font


def _text(run: list[Placed]) -> Text:
    style, last = run[0].style, run[-1]
    advances = [b.x - a.x for a, b in pairwise(run)]
    advances.append(last.shape.advance * style.size / 1000)
    return Text(
        x=run[0].x,
        y=-style.rise,
        font=run[0].shape.font,
        bold=style.face.bold,
        size=style.size,
        glyphs=tuple(one.shape.glyph for one in run),
        advances=tuple(advances),
        texts=tuple(one.shape.text for one in run),
        ink=style.ink,
    )


def _links(strip: Strip, span: Span, placed: list[Placed]) -> Iterator[Link]:
    """A link for each stretch of atoms that leads somewhere."""
    if not any(strip.targets[span[0] : span[1]]):
        return
    place = 0
    for k in range(*span):
        count = len(strip.atoms[k].shapes)
        if strip.targets[k]:
            size = strip.atoms[k].style.size
            width = strip.atoms[k].width
            x, rise = placed[place].x, strip.atoms[k].style.rise
            yield Link(x, -rise - 0.85 * size, width, size, strip.targets[k])
        place += count
