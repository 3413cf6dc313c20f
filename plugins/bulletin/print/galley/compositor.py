"""Sets blocks into slugs: paragraphs row by row, with their indents, labels and rules.

Goes in: blocks, the grid, the type scale and the opened typefaces. Comes out: slugs and bands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bulletin.model import HeadHeight
from bulletin.print.galley.blocks import Paragraph, Role
from bulletin.print.galley.slugs import Slug
from bulletin.print.grid import BASELINE, Grid, baseline_of
from bulletin.print.marks import Ink, Mark, Rule, moved_all
from bulletin.print.setting import Align, AtomMaker, Breaker, Run, Strip, set_line
from bulletin.print.styles import Styles, styles_at
from bulletin.print.typefaces import Typefaces

NOTE_TARGET = re.compile(r"#f\d+")
"""What the number of a note leads to."""


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: marks relative to its baseline's left end, offsets of its text, natural width, notes."""

    marks: tuple[Mark, ...]
    start: int | None
    end: int | None
    width: float
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compositor:
    """What is needed to set anything of one issue."""

    grid: Grid
    faces: Typefaces
    head: HeadHeight = HeadHeight.AIRY
    maker: AtomMaker = field(init=False)
    styles: Styles = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "maker", AtomMaker(self.faces))
        object.__setattr__(self, "styles", styles_at(self.grid.scale))

    @property
    def baseline(self) -> float:
        """From a row's top to its baseline."""
        return self.grid.row * BASELINE

    def lines(
        self,
        runs: tuple[Run, ...],
        width: float,
        align: Align,
        *,
        indent: float = 0.0,
        closes_full: bool = False,
    ) -> tuple[Line, ...]:
        """Runs broken to a width; ``indent`` shortens the first line at its left."""
        strip = self.maker.strip(runs)
        if not strip.atoms:
            return ()
        breaker = Breaker(strip, width - indent, width)
        spans = breaker.lines()
        made: list[Line] = []
        for k, span in enumerate(spans):
            left = indent if k == 0 else 0.0
            last = k == len(spans) - 1 and align is Align.JUSTIFY and not closes_full
            way = Align.LEFT if last else align
            marks = set_line(strip, span, width - left, way, breaker)
            start, end = _extent(strip, *span)
            refs = _refs(strip, *span)
            made.append(Line(moved_all(marks, left, 0.0), start, end, breaker.natural(*span), refs))
        return tuple(made)

    def line_at(self, runs: tuple[Run, ...], x: float, y: float, width: float, align: Align) -> Line:
        """One line that may not break, its baseline at ``y`` and its measure from ``x``."""
        strip = self.maker.strip(runs)
        if not strip.atoms:
            return Line((), None, None, 0.0)
        breaker = Breaker(strip, width, width)
        span = (0, len(strip.atoms))
        marks = moved_all(set_line(strip, span, width, align, breaker), x, y)
        start, end = _extent(strip, *span)
        return Line(marks, start, end, breaker.natural(*span), _refs(strip, *span))

    def width_of(self, runs: tuple[Run, ...]) -> float:
        """Natural width of runs on one line, in points."""
        strip = self.maker.strip(runs)
        return Breaker(strip, 1.0, 1.0).natural(0, len(strip.atoms)) if strip.atoms else 0.0

    def paragraph(self, paragraph: Paragraph, block: int) -> tuple[Slug, ...]:
        """The rows of a paragraph in a column."""
        em, left = self.grid.size, paragraph.left * self.grid.size
        lines = self.lines(
            paragraph.runs,
            self.grid.column - left,
            paragraph.align,
            indent=paragraph.first * em,
            closes_full=paragraph.closes_full,
        )
        slugs = []
        for k, line in enumerate(lines):
            marks = (*moved_all(line.marks, left, self.baseline), *self._beside(paragraph, k))
            slugs.append(
                Slug(
                    rows=1,
                    marks=marks,
                    start=line.start,
                    end=line.end,
                    block=block,
                    line=k,
                    lines=len(lines),
                    role=paragraph.role,
                    before=paragraph.before if k == 0 else 0,
                    refs=line.refs,
                )
            )
        return tuple(slugs)

    def _beside(self, paragraph: Paragraph, line: int) -> tuple[Mark, ...]:
        """What belongs to a row beside its text: its label, the rule of a quotation."""
        row, scale = self.grid.row, self.grid.scale
        marks: list[Mark] = []
        if paragraph.role is Role.QUOTE:
            marks.append(Rule(12 * scale, 0.0, 0.75 * scale, row))
        if line == 0 and paragraph.label:
            x = paragraph.label_left * self.grid.size
            marks.extend(self.line_at(paragraph.label, x, self.baseline, row, Align.LEFT).marks)
        return tuple(marks)

    def tag(self, runs: tuple[Run, ...], x: float, y: float) -> tuple[Mark, ...]:
        """White type on a black field 18 pt high, its top left corner at ``x`` and ``y``."""
        scale = self.grid.scale
        line = self.line_at(runs, x + 8 * scale, 0.0, self.grid.width, Align.LEFT)
        drop = baseline_of(self.styles.tag.size, 18 * scale)
        field_ = Rule(x, y, line.width + 15 * scale, 18 * scale, Ink.BLACK)
        return (field_, *moved_all(line.marks, 0.0, y + drop))

    def month(self, paragraph: Paragraph, block: int) -> tuple[Slug, ...]:
        """A month of the chronicle as a black tag on its own row."""
        line = self.line_at(paragraph.runs, 0.0, 0.0, self.grid.column, Align.LEFT)
        marks = self.tag(paragraph.runs, 0.0, 1.72 * self.grid.scale)
        slug = Slug(1, marks, line.start, line.end, block, role=Role.MONTH, before=1)
        return (slug,)


def _refs(strip: Strip, start: int, end: int) -> tuple[str, ...]:
    """The notes that a span refers to first."""
    if not any(strip.targets[start:end]):
        return ()
    return tuple(dict.fromkeys(filter(NOTE_TARGET.fullmatch, strip.targets[start:end])))


def _extent(strip: Strip, start: int, end: int) -> tuple[int | None, int | None]:
    """The plain text that a span covers: first offset, and behind the last one."""
    places = [
        (place, place + len(atom.text))
        for place, atom in zip(strip.offsets[start:end], strip.atoms[start:end], strict=True)
        if place is not None
    ]
    return (places[0][0], places[-1][1]) if places else (None, None)
