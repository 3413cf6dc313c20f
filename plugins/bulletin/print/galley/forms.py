"""Bands of the special forms: editor's note, head of a speech, head of a proposal, rules between items."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from bulletin.model import Article, HeadHeight
from bulletin.print.galley.blocks import Speech
from bulletin.print.galley.compositor import Compositor, Line
from bulletin.print.galley.dividing import divide
from bulletin.print.galley.openings import Pen, department_strip, title_lines
from bulletin.print.galley.slugs import Band
from bulletin.print.marks import Anchor, Mark, Rule, moved_all
from bulletin.print.setting import Align, Run


def note_box(label: str, text: str, compositor: Compositor, below: int = 0) -> Band:
    """A framed note over all columns: its lines and one row high, half a row above and below.

    ``below`` more rows are left under it.
    """
    grid, styles = compositor.grid, compositor.styles
    bold = styles.heading.face
    head = Run(label, replace(styles.editors_note, face=bold), solid=True)
    runs = (head, Run("\u3000", styles.editors_note), Run(text, styles.editors_note))
    pad = 14 * grid.scale
    lines = compositor.lines(runs, grid.width - 2 * pad, Align.JUSTIFY, indent=2 * grid.size)
    top, high = grid.row / 2, (len(lines) + 1) * grid.row
    marks: list[Mark] = [*_frame(0.0, top, grid.width, high, 0.5 * grid.scale)]
    for k, line in enumerate(lines):
        baseline = top + grid.row / 2 + k * grid.row + compositor.baseline
        marks.extend(moved_all(line.marks, pad, baseline))
    return Band(len(lines) + 2 + below, tuple(marks), needs=1)


def _frame(x: float, y: float, width: float, height: float, thick: float) -> tuple[Rule, ...]:
    return (
        Rule(x, y, width, thick),
        Rule(x, y + height - thick, width, thick),
        Rule(x, y, thick, height),
        Rule(x + width - thick, y, thick, height),
    )


def speech_head(speech: Speech, compositor: Compositor) -> Band:
    """Title at the left, speaker at the right on the same line, a hairline under both; 3 rows, 紧 2.

    A title that leaves no room for the speaker pushes it to a line of its own.
    """
    grid, scale = compositor.grid, compositor.grid.scale
    tight = compositor.head is HeadHeight.TIGHT
    leading = (25 if tight else 31.5) * scale
    titles = _speech_title(speech, compositor)
    speaker = compositor.line_at(speech.speaker, 0.0, 0.0, grid.width, Align.RIGHT)
    last = titles[-1].width if titles else 0.0
    beside = last + speaker.width + 2 * grid.size <= grid.width
    extra = max(0, len(titles) - 1) * leading + (0.0 if beside else grid.row)
    rows = (2 if tight else 3) + math.ceil(extra / grid.row)
    base = rows * grid.row - 15.5 * scale
    marks: list[Mark] = []
    up = 0.0 if beside else grid.row
    for k, line in enumerate(titles):
        above = (len(titles) - 1 - k) * leading
        marks.extend(moved_all(line.marks, 0.0, base - up - above))
    marks.extend(moved_all(speaker.marks, 0.0, base - 0.4 * scale))
    marks.append(Rule(0.0, rows * grid.row - 4.4 * scale, grid.width, 0.4 * scale))
    texts = [run for run in (*speech.title, *speech.speaker) if run.offset is not None]
    start = texts[0].offset if texts else None
    end = (texts[-1].offset or 0) + len(texts[-1].text) if texts else None
    return Band(rows, tuple(marks), start, end, needs=2)


def _speech_title(speech: Speech, compositor: Compositor) -> tuple[Line, ...]:
    """The title's lines; plain text is divided as titles are, a title of several styles as text is."""
    width = compositor.grid.width
    if len(speech.title) != 1:
        return compositor.lines(speech.title, width, Align.LEFT)
    (run,) = speech.title
    return tuple(
        compositor.line_at((replace(run, text=text),), 0.0, 0.0, width, Align.LEFT)
        for text in divide(run.text, run.style, width, compositor)
    )


def proposal_head(article: Article, compositor: Compositor, *, with_strip: bool) -> Band:
    """案号, title, and 提案者, 界别, 承办 between two hairlines: 5 rows, 7 with a two-line title."""
    scale = compositor.grid.scale
    pen = Pen(compositor)
    pen.marks.append(Anchor(0.0, 0.0, article.id))
    if with_strip:
        pen.marks.extend(department_strip(compositor, article.department))
        pen.y = 2 * compositor.grid.row
    proposal = article.proposal
    if proposal is not None and proposal.number:
        number = f"{int(proposal.number):03d}" if proposal.number.isdigit() else proposal.number
        runs = (Run(f"案号\u3000{number}", compositor.styles.tag),)
        pen.marks.extend(compositor.tag(runs, 0.0, pen.y + 1.5 * scale))
    pen.y += 25.5 * scale
    lines = title_lines(article, compositor, compositor.styles.proposal)
    pad = 5.25 * scale * (len(lines) - 1)
    pen.y += pad
    for text in lines:
        pen.line(text, compositor.styles.proposal, 31.5 * scale, Align.LEFT)
    pen.y += pad
    _facts(pen, article)
    return Band(math.ceil(pen.y / compositor.grid.row - 0.01), tuple(pen.marks), needs=3)


def _facts(pen: Pen, article: Article) -> None:
    """提案者, 界别 and 承办 between two hairlines; what does not fit a line goes on to the next."""
    compositor, scale, row = pen.compositor, pen.compositor.grid.scale, pen.compositor.grid.row
    width = compositor.grid.width
    pen.rule(pen.y + 6.5 * scale, 0.4 * scale)
    base, x, rows = pen.y + 8 * scale + compositor.baseline, 0.0, 1
    for place, runs in _fact_runs(article, compositor):
        x = max(place, x)
        if x and x + compositor.width_of(runs) > width:
            x, rows = 0.0, rows + 1
        lines = compositor.lines(runs, width - x, Align.LEFT)
        for k, line in enumerate(lines):
            pen.marks.extend(moved_all(line.marks, x, base + (rows - 1 + k) * row))
        rows += len(lines) - 1
        x += lines[-1].width + 1.5 * compositor.grid.size
    pen.rule(pen.y + 30.5 * scale + (rows - 1) * row, 0.4 * scale)
    pen.y += 48 * scale + (rows - 1) * row


def _fact_runs(article: Article, compositor: Compositor) -> Iterator[tuple[float, tuple[Run, ...]]]:
    """Where each fact of a proposal begins, in points, and its label and value."""
    styles, scale, proposal = compositor.styles, compositor.grid.scale, article.proposal
    if proposal is None:
        return
    proposers = "\u3000".join(proposal.proposers)
    facts = ((0, "提案者", proposers), (150, "界别", proposal.sector), (288, "承办", proposal.office))
    for place, label, value in facts:
        if value:
            head = Run(f"{label}\u3000", styles.tag_label, solid=True)
            yield place * scale, (head, Run(value, styles.byline))


def double_rule(compositor: Compositor) -> tuple[Mark, ...]:
    """文武线: 1.6 above, 0.4 below, 1.4 apart, in the middle of two rows."""
    grid, scale = compositor.grid, compositor.grid.scale
    top = grid.row - 1.6 * scale
    return (
        Rule(0.0, top, grid.width, 1.6 * scale),
        Rule(0.0, top + 3.0 * scale, grid.width, 0.4 * scale),
    )


def double_rule_band(compositor: Compositor) -> Band:
    """文武线 between two proposals; not at the top of a page."""
    return Band(2, double_rule(compositor), needs=8, falls_at_top=True)


def hairline_band(compositor: Compositor) -> Band:
    """A hairline between two items that run on; not at the top of a page."""
    grid = compositor.grid
    line = Rule(0.0, grid.row / 2, grid.width, 0.4 * grid.scale)
    return Band(1, (line,), needs=8, falls_at_top=True)
