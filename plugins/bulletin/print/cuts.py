"""Cutting an article for a jump: where its kept part may end, the row with 下转, the tail with 上接.

Rules (print.md, look/print.md section 4): the mark stands at the right end of the last row of the
last page kept; at least four characters stay before it; the cut falls after a mark among the last
eight characters where there is one, else anywhere a line may end; never on a paragraph's first row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bulletin.print.galley.article import set_block
from bulletin.print.galley.blocks import Paragraph, Role
from bulletin.print.galley.compositor import Compositor
from bulletin.print.galley.notes import attach_notes
from bulletin.print.galley.slugs import Band, Columns, Galley, Section, Slug
from bulletin.print.setting import Align, Breaker, Run, Span, Strip
from bulletin.print.setting.characters import Kind

_LEAST_KEPT = 4
_LOOK_BACK = 8
_CUTTABLE = frozenset([Role.TEXT, Role.ITEM, Role.QUOTE])


@dataclass(frozen=True, slots=True)
class CutPlace:
    """A cut before the character at ``offset``, in row ``slug`` of section ``section`` of a galley."""

    section: int
    slug: int
    offset: int


def out_line(number: int) -> str:
    """The jump line: （下转8页）."""
    return f"（下转{number}页）"


def in_line(number: int) -> str:
    """The continued line: （上接4页）."""
    return f"（上接{number}页）"


def place_in_row(
    galley: Galley, section: int, slug: int, compositor: Compositor, number: int
) -> CutPlace | None:
    """The best cut inside a row, with room for 下转``number``页 at its end; None where there is none."""
    columns = galley.sections[section]
    if not isinstance(columns, Columns):
        return None
    row = columns.slugs[slug]
    paragraph = galley.blocks[row.block]
    if (
        row.role not in _CUTTABLE
        or row.line == 0
        or row.start is None
        or not isinstance(paragraph, Paragraph)
    ):
        return None
    strip, breaker, span = _row_of(paragraph, row, compositor)
    room = _measure(paragraph, compositor) - _jump_width(compositor, number) - compositor.grid.size / 4
    offset = _best_offset(strip, breaker, span, room)
    if offset is None:
        return None
    ends_paragraph = row.line == row.lines - 1 and offset >= (row.end or 0)
    if ends_paragraph and _text_block(galley, columns, slug + 1) is None:
        return None
    return CutPlace(section, slug, offset)


def _row_of(paragraph: Paragraph, row: Slug, compositor: Compositor) -> tuple[Strip, Breaker, Span]:
    strip = compositor.maker.strip(paragraph.runs)
    other = _measure(paragraph, compositor)
    breaker = Breaker(strip, other - paragraph.first * compositor.grid.size, other)
    return strip, breaker, breaker.lines()[row.line]


def _measure(paragraph: Paragraph, compositor: Compositor) -> float:
    return compositor.grid.column - paragraph.left * compositor.grid.size


def _jump_width(compositor: Compositor, number: int) -> float:
    return compositor.width_of((Run(out_line(number), compositor.styles.jump, solid=True),))


def _best_offset(strip: Strip, breaker: Breaker, span: Span, room: float) -> int | None:
    """The plain-text offset of the best cut of a row whose kept part is at most ``room`` wide."""
    start, end = span
    most = end
    while most > start and (
        breaker.natural(start, most) > room or not (most == end or strip.breaks[most - 1])
    ):
        most -= 1
    kept = sum(len(atom.text) for atom in strip.atoms[start:most])
    if kept < _LEAST_KEPT:
        return None
    back = kept
    for k in range(most, start, -1):
        ends_clause = strip.atoms[k - 1].kind is Kind.CLOSE and strip.breaks[k - 1]
        if ends_clause and kept - back <= _LOOK_BACK and back >= _LEAST_KEPT:
            return _behind(strip, k)
        back -= len(strip.atoms[k - 1].text)
    return _behind(strip, most)


def _behind(strip: Strip, k: int) -> int | None:
    place = strip.offsets[k - 1]
    return None if place is None else place + len(strip.atoms[k - 1].text)


def place_of_mark(galley: Galley, offset: int) -> CutPlace | None:
    """Where an editor's own mark falls: the row of text before ``offset``; None where no text stands."""
    found: CutPlace | None = None
    for number, section in enumerate(galley.sections):
        for k, slug in enumerate(section.slugs if isinstance(section, Columns) else ()):
            if slug.start is None or slug.start >= offset:
                continue
            is_text = slug.role in _CUTTABLE and isinstance(galley.blocks[slug.block], Paragraph)
            found = CutPlace(number, k, min(offset, slug.end or offset)) if is_text else None
    return found


def head_of(galley: Galley, place: CutPlace, compositor: Compositor, number: int) -> tuple[Section, ...]:
    """The sections that are kept, the last row with 下转``number``页 at its right end."""
    columns = galley.sections[place.section]
    assert isinstance(columns, Columns)
    row = columns.slugs[place.slug]
    closing = _closing_rows(galley, row, place, compositor, number)
    kept = Columns((*columns.slugs[: place.slug], *attach_notes(closing, galley.notes)))
    return (*galley.sections[: place.section], kept)


def _closing_rows(
    galley: Galley, row: Slug, place: CutPlace, compositor: Compositor, number: int
) -> tuple[Slug, ...]:
    """The cut row with the mark, or, where the mark finds no room, the row and one for the mark."""
    paragraph = galley.blocks[row.block]
    assert isinstance(paragraph, Paragraph)
    jump = (Run(out_line(number), compositor.styles.jump, solid=True),)
    left, width = paragraph.left * compositor.grid.size, _measure(paragraph, compositor)
    indent = paragraph.first * compositor.grid.size if row.line == 0 else 0.0
    sign = compositor.line_at(jump, left, compositor.baseline, width, Align.RIGHT)
    runs = slice_runs(paragraph.runs, row.start or 0, place.offset)
    text = compositor.line_at(runs, left + indent, compositor.baseline, width - indent, Align.LEFT)
    beside = tuple(mark for mark in row.marks if mark not in text.marks and _is_beside(mark, left))
    if text.width + indent + sign.width <= width:
        marks = (*beside, *text.marks, *sign.marks)
        return (row._replace(marks=marks, end=place.offset, refs=text.refs, notes=()),)
    full = compositor.line_at(runs, left + indent, compositor.baseline, width - indent, Align.JUSTIFY)
    row = row._replace(refs=full.refs, notes=())
    alone = row._replace(marks=sign.marks, start=None, end=None, line=row.line + 1, before=0, refs=())
    return (row._replace(marks=(*beside, *full.marks), end=place.offset), alone)


def _is_beside(mark: object, left: float) -> bool:
    """Whether a mark of a row stands left of its text: a label, or the rule of a quotation."""
    return left > 0 and getattr(mark, "x", left) < left - 0.01


def tail_of(galley: Galley, place: CutPlace, compositor: Compositor, number: int) -> tuple[Slug, ...]:
    """The slugs of the tail, 上接``number``页 at the head of its first row, which has no indent."""
    columns = galley.sections[place.section]
    assert isinstance(columns, Columns)
    row = columns.slugs[place.slug]
    sign = Run(in_line(number), compositor.styles.jump, solid=True)
    block, following = row.block, place.slug + 1
    paragraph = galley.blocks[block]
    assert isinstance(paragraph, Paragraph)
    rest = slice_runs(paragraph.runs, place.offset, None)
    if not any(run.offset is not None for run in rest):
        following_block = _text_block(galley, columns, following)
        if following_block is None:
            alone = Paragraph(paragraph.role, (sign,), first=0.0, align=Align.LEFT)
            return (*_slugs(alone, compositor, block), *columns.slugs[following:])
        block, paragraph = following_block
        rest = paragraph.runs
    opened = replace(paragraph, runs=(sign, *rest), first=0.0, label=(), before=0)
    later = tuple(slug for slug in columns.slugs[following:] if slug.block > block)
    return (*attach_notes(_slugs(opened, compositor, block), galley.notes), *later)


def _text_block(galley: Galley, columns: Columns, slug: int) -> tuple[int, Paragraph] | None:
    """The paragraph of text that begins with this slug, and its number; None where another block does."""
    if slug >= len(columns.slugs):
        return None
    number = columns.slugs[slug].block
    block = galley.blocks[number]
    return (number, block) if isinstance(block, Paragraph) and block.role is Role.TEXT else None


def _slugs(paragraph: Paragraph, compositor: Compositor, block: int) -> list[Slug]:
    return [piece for piece in set_block(paragraph, compositor, block) if isinstance(piece, Slug)]


def bands_follow(galley: Galley, place: CutPlace) -> bool:
    """Whether something over all columns stands behind the cut, so that the tail is not plain text."""
    return any(isinstance(section, Band) for section in galley.sections[place.section + 1 :])


def slice_runs(runs: tuple[Run, ...], start: int, end: int | None) -> tuple[Run, ...]:
    """The part of runs between two plain-text offsets; machine-set runs go with the text before them."""
    return tuple(_sliced(runs, start, end))


def _sliced(runs: tuple[Run, ...], start: int, end: int | None) -> Iterator[Run]:
    at = runs[0].offset or 0 if runs else 0
    for run in runs:
        if run.offset is None:
            if start < at and (end is None or at <= end):
                yield run
            continue
        low = max(run.offset, start)
        high = run.offset + len(run.text)
        at = high
        if end is not None:
            high = min(high, end)
        if low < high:
            yield replace(run, text=run.text[low - run.offset : high - run.offset], offset=low)
