"""An article to its galley: opening, notes, and the body as sections of slugs and bands."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from bulletin.model import Article, Form
from bulletin.print.galley.blocks import Block, Break, Figure, Paragraph, Role, Table
from bulletin.print.galley.compositor import Compositor
from bulletin.print.galley.figures import column_figure, wide_figure
from bulletin.print.galley.forms import note_box, proposal_head, speech_head
from bulletin.print.galley.notes import attach_notes, fitting_notes, foot_notes, note_rule
from bulletin.print.galley.openings import opening
from bulletin.print.galley.reading import read_blocks
from bulletin.print.galley.slugs import Band, Columns, Galley, Notes, Section, Slug
from bulletin.print.galley.tables import set_table
from bulletin.print.setting import Align, Run

Finish = Callable[[tuple[Block, ...]], tuple[Block, ...]]


def set_article(
    article: Article, compositor: Compositor, *, with_strip: bool, finish: Finish = tuple
) -> Galley:
    """The article's galley; ``with_strip`` when it opens a department's first page.

    ``finish`` may add to the blocks of the body before they are set.
    """
    body = finish(read_blocks(article.body, article.form, compositor.styles))
    blocks = (*body, *_author_note(article, compositor))
    sections: list[Section] = []
    if article.form is Form.PROPOSAL:
        sections.append(proposal_head(article, compositor, with_strip=with_strip))
    else:
        sections.append(opening(article, compositor, with_strip=with_strip))
    if article.editors_note:
        below = 0 if article.form is Form.DIGEST else 1
        note = note_box("编者按", article.editors_note, compositor, below)
        if note.rows <= compositor.grid.rows // 2:
            sections.append(note)
        else:
            blocks = (_long_note(article, compositor), *blocks)
    body_sections, notes = sections_of(blocks, compositor)
    return Galley(article.id, (*sections, *body_sections), blocks, notes)


def _long_note(article: Article, compositor: Compositor) -> Paragraph:
    """An editor's note too long for a frame runs in the columns before the text."""
    style = compositor.styles.editors_note
    label = Run("编者按\u3000", replace(style, face=compositor.styles.heading.face), solid=True)
    return Paragraph(Role.TEXT, (label, Run(article.editors_note, style)))


def _author_note(article: Article, compositor: Compositor) -> tuple[Block, ...]:
    """作者简介 closes the article in 楷, in parentheses as bulletins set it."""
    if not article.author_note:
        return ()
    style = compositor.styles.end
    label = Run("作者简介：", compositor.styles.strong)
    return (Paragraph(Role.END, (label, Run(article.author_note, style)), first=2.0, before=1),)


def sections_of(
    blocks: Iterable[Block], compositor: Compositor, first: int = 0
) -> tuple[list[Section], Notes]:
    """Blocks as sections: runs of slugs between bands, and the notes at their feet; ``first`` numbers the
    first block. Notes that can stand at no foot close the last section.
    """
    numbered = list(enumerate(blocks, first))
    pieces: list[Slug | Band] = []
    above: Block | None = None
    for n, block in numbered:
        if not _is_note(block):
            pieces.extend(_pinned(set_block(block, compositor, n), above))
            above = block
    short = foot_notes((block for _, block in numbered), compositor, first)
    notes = fitting_notes((piece for piece in pieces if isinstance(piece, Slug)), short, compositor)
    closing = [(n, block) for n, block in numbered if isinstance(block, Paragraph) and _is_note(block, notes)]
    if closing:
        pieces.append(note_rule(compositor, closing[0][0]))
        pieces.extend(row for n, note in closing for row in compositor.paragraph(note, n))
    return _sections(pieces, notes), notes


def _pinned(pieces: tuple[Slug | Band, ...], above: Block | None) -> Iterator[Slug | Band]:
    """The pieces of a block; those that a colon announces (如下：) stay in their place."""
    is_announced = isinstance(above, Paragraph) and _words(above).endswith(("：", ":"))
    for piece in pieces:
        if not piece.floats or not is_announced:
            yield piece
        elif isinstance(piece, Slug):
            yield piece._replace(floats=False)
        else:
            yield replace(piece, floats=False)


def _words(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs).strip()


def _is_note(block: Block, but: Container[str] = ()) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.NOTE and block.note not in but


def _sections(pieces: Iterable[Slug | Band], notes: Notes) -> list[Section]:
    """Runs of slugs between bands."""
    sections: list[Section] = []
    for _, group in groupby(pieces, key=lambda piece: isinstance(piece, Slug)):
        run = list(group)
        slugs = [piece for piece in run if isinstance(piece, Slug)]
        if slugs:
            sections.append(Columns(attach_notes(slugs, notes)))
        sections.extend(piece for piece in run if isinstance(piece, Band))
    return sections


def set_block(block: Block, compositor: Compositor, number: int) -> tuple[Slug | Band, ...]:
    """One block as slugs or bands."""
    if isinstance(block, Paragraph):
        set_ = compositor.month if block.role is Role.MONTH else compositor.paragraph
        return set_(block, number)
    if isinstance(block, Figure):
        wide = block.wide
        return (wide_figure(block, compositor) if wide else column_figure(block, compositor, number),)
    if isinstance(block, Table):
        return (set_table(block, compositor, number),)
    if isinstance(block, Break):
        return (_thematic_break(compositor, number),)
    return (speech_head(block, compositor),)


def _thematic_break(compositor: Compositor, block: int) -> Slug:
    """Three stars on a row of their own."""
    runs = (Run("＊\u3000＊\u3000＊", compositor.styles.text),)
    width = compositor.grid.column
    marks = compositor.line_at(runs, 0.0, compositor.baseline, width, Align.CENTRE).marks
    return Slug(1, marks, None, None, block)
