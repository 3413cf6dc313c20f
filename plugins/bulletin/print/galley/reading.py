"""From canonical HTML to blocks: every run of text keeps its offset in the article's plain text.

Goes in: a ``Body`` and the type scale. Comes out: the article's blocks in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from bulletin.markup.text import Element, classes, parse
from bulletin.model import Body, Form
from bulletin.print.galley.blocks import Block, Break, Figure, Paragraph, Role, Speech
from bulletin.print.galley.inline import InlineReader
from bulletin.print.galley.listing import ListReader
from bulletin.print.galley.tabular import read_table
from bulletin.print.setting import Align, Run
from bulletin.print.styles import Styles

_LONGEST_SPEAKER = 40
_NOTE_LEFT = 1.75
"""Room for a note's number, in characters."""
_BLOCKS = frozenset(("p", "ul", "ol", "blockquote", "figure", "pre", "h2", "h3", "h4", "hr", "div"))


def read_blocks(body: Body, form: Form, styles: Styles) -> tuple[Block, ...]:
    """The blocks of a body, in reading order."""
    if not body.html:
        return ()
    root = parse(body.html)
    return tuple(_Reader(form, styles, InlineReader(root, styles)).blocks(root))


class _Reader:
    def __init__(self, form: Form, styles: Styles, inline: InlineReader) -> None:
        self._form, self._styles, self._inline = form, styles, inline
        self._lists = ListReader(inline, styles)
        self.runs = inline.runs

    def blocks(self, parent: Element) -> Iterator[Block]:
        """The blocks of every child."""
        for element in parent:
            yield from self._block(element)

    def _block(self, element: Element) -> Iterator[Block]:
        tag, names = element.tag, classes(element)
        if tag == "p":
            yield from self._paragraph(element, names)
        elif tag in ("h2", "h3", "h4"):
            yield from self._heading(element)
        elif tag == "blockquote":
            yield from self._quotation(element)
        elif tag in ("ul", "ol"):
            yield from self._lists.blocks(element)
        elif tag == "figure":
            yield self._figure(element) if "picture" in names else read_table(element, self._table_runs)
        elif tag == "section":
            yield from self._notes(element)
        elif tag == "pre":
            yield from self._code(element)
        elif tag == "hr":
            yield Break()
        else:
            yield from self.blocks(element)

    def _table_runs(self, element: Element, style: str) -> tuple[Run, ...]:
        return self.runs(element, getattr(self._styles, style))

    def _paragraph(self, element: Element, names: list[str]) -> Iterator[Block]:
        if "end" in names:
            runs = self.runs(element, self._styles.end)
            yield Paragraph(Role.END, runs, first=0, align=Align.RIGHT)
        elif "speaker" not in names or not _names_speaker(element):
            runs = self.runs(element, self._styles.text)
            first = 0.0 if "continued" in names else 2.0
            yield from _split_at_breaks(Paragraph(Role.TEXT, runs, first=first))

    def _heading(self, element: Element) -> Iterator[Block]:
        if element.tag == "h2" and self._form is Form.DIGEST:
            speaker = element.getnext()
            named = speaker is not None and "speaker" in classes(speaker) and _names_speaker(speaker)
            said_by = self.runs(speaker, self._styles.byline) if named else ()
            yield Speech(self.runs(element, self._styles.speech), said_by)
        elif element.tag == "h2" and self._form is Form.CHRONICLE:
            runs = self.runs(element, self._styles.tag)
            yield Paragraph(Role.MONTH, runs, first=0, align=Align.LEFT, before=1)
        elif element.tag == "h2":
            runs = self.runs(element, self._styles.heading)
            yield Paragraph(Role.HEADING, runs, first=-2.25, left=2.25, align=Align.LEFT, before=1)
        else:
            runs = self.runs(element, self._styles.subheading)
            yield Paragraph(Role.HEADING, runs)

    def _quotation(self, element: Element) -> Iterator[Block]:
        for child in element:
            if child.tag in ("p", "li"):
                runs = self.runs(child, self._styles.quotation)
                yield from _split_at_breaks(Paragraph(Role.QUOTE, runs, first=0, left=2))
            else:
                yield from self._block(child)

    def _figure(self, element: Element) -> Block:
        image, caption = element.find("img"), element.find("figcaption")
        style = self._styles.caption
        texts: list[Run] = []
        credit: tuple[Run, ...] = ()
        if caption is not None:
            if caption.text:
                texts.append(Run(caption.text, style, self._inline.offset_of(caption)))
            for child in caption:
                if "credit" in classes(child):
                    credit = self.runs(child, style)
                else:
                    texts.extend(self._inline.inline(child, style))
        return Figure(
            source=unquote(image.get("src", "")),
            width=int(image.get("width") or 0),
            height=int(image.get("height") or 0),
            caption=tuple(texts),
            credit=credit,
            wide="wide" in classes(element),
        )

    def _notes(self, element: Element) -> Iterator[Block]:
        """Every paragraph of every note, also those in quotations and lists, as a paragraph of its own."""
        style, listed = self._styles.note, element[0]
        reader = _Reader(self._form, replace(self._styles, text=style, quotation=style), self._inline)
        for number, item in enumerate(listed.iterchildren("li"), int(listed.get("start") or 1)):
            label: tuple[Run, ...] = (Run(f"[{number}]", style),)
            for block in reader.parts_of(item):
                if isinstance(block, Paragraph):
                    yield _as_note(block, f"#{item.get('id', '')}", label)
                    label = ()
                else:
                    yield block

    def parts_of(self, item: Element) -> tuple[Block, ...]:
        """The blocks in an item; what stands in none is one paragraph."""
        if (item.text or "").strip() or any(child.tag not in _BLOCKS for child in item):
            return (Paragraph(Role.TEXT, self.runs(item, self._styles.text)),)
        return tuple(self.blocks(item))

    def _code(self, element: Element) -> Iterator[Block]:
        for run in self.runs(element, self._styles.code):
            place = run.offset
            for line in run.text.split("\n"):
                if line.strip():
                    shown = line.replace(" ", "\u00a0") if line.startswith(" ") else line
                    only = Run(shown, self._styles.code, place)
                    yield Paragraph(Role.CODE, (only,), first=0, left=1, align=Align.LEFT)
                place = None if place is None else place + len(line) + 1


def _as_note(block: Paragraph, note: str, label: tuple[Run, ...]) -> Paragraph:
    """A paragraph of a note, with the note's number or, behind the first one, its own bullet."""
    beside = 0.0 if label else block.label_left + _NOTE_LEFT
    return replace(
        block,
        role=Role.NOTE,
        first=0.0,
        left=block.left + _NOTE_LEFT,
        label=label or block.label,
        label_left=beside,
        note=note,
    )


def _names_speaker(element: Element) -> bool:
    """Whether a speech's first paragraph is short enough to be a name and a post, and no sentence."""
    text = "".join(element.itertext()).strip()
    return len(text) <= _LONGEST_SPEAKER and not text.endswith("。")


def _split_at_breaks(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A line break inside a paragraph begins a new line without indent."""
    lines: list[list[Run]] = [[]]
    for run in paragraph.runs:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    for k, runs in enumerate(lines):
        if runs:
            yield replace(paragraph, runs=tuple(runs), first=0.0 if k else paragraph.first)
