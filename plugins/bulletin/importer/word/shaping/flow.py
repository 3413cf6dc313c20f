"""The document as one flow: paragraphs, pictures, tables; what only served the layout is undone.

In: a document's blocks. Out: a flow of items. A paragraph is parted at its pictures and where a forced line
end closes a sentence; a table of one cell is a frame, a table of pictures and their captions is no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from bulletin.importer.reading.text import ends_open
from bulletin.importer.word.findings import Finding, Place, Weight
from bulletin.importer.word.reading.blocks import Align, Block, Cell, Label, WordParagraph, WordTable
from bulletin.importer.word.reading.rich import OBJECT, Rich, plain
from bulletin.importer.word.shaping.spaces import tidy

_CONTENTS = re.compile(r"(?:toc|目录)\s*\d|TOC Heading", re.IGNORECASE)
_LONGEST_CAPTION = 80


@dataclass(frozen=True, slots=True)
class PictureSpot:
    """A picture's place in the flow; ``alone`` when its paragraph holds nothing but pictures."""

    number: int
    picture: int
    alone: bool


Item: TypeAlias = WordParagraph | PictureSpot | WordTable


def read_flow(blocks: Sequence[Block]) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    """The items, and what was undone."""
    findings: list[Finding] = []
    return tuple(_flow(blocks, findings)), tuple(findings)


def _flow(blocks: Iterable[Block], findings: list[Finding]) -> Iterator[Item]:
    for block in blocks:
        if isinstance(block, WordTable):
            yield from _table(block, findings)
        elif _CONTENTS.match(block.style):
            text = block.rich.plain.strip()
            if text:
                findings.append(Finding(Weight.OUT, "目录", block.place, "文稿自带的目录没有收", text))
        else:
            yield from _paragraph(block)


def _paragraph(block: WordParagraph) -> Iterator[Item]:
    alone = not block.rich.plain.strip()
    label: Label | None = block.label
    for piece in _lines(block.rich):
        yield from (PictureSpot(block.number, number, alone) for number in piece.pictures)
        words = tidy(_without_pictures(piece))
        if words.text:
            yield replace(block, rich=words, label=label)
            label = None


def _lines(rich: Rich) -> Iterator[Rich]:
    """The pieces between pictures and behind forced line ends; one within a sentence stays."""
    waiting = Rich()
    for number, line in enumerate(rich.split("\n")):
        gap = plain("\n") if number and waiting.text else Rich()
        if waiting.plain.strip() and (not ends_open(waiting.plain) or line.text[:1] in "\u3000\t"):
            yield from _between_pictures(waiting)
            waiting, gap = Rich(), Rich()
        waiting = waiting + gap + line
    yield from _between_pictures(waiting)


def _between_pictures(rich: Rich) -> Iterator[Rich]:
    start = 0
    for place, face in enumerate(rich.faces):
        if face.picture:
            yield rich.cut(start, place)
            yield rich.cut(place, place + 1)
            start = place + 1
    yield rich.cut(start)


def _without_pictures(rich: Rich) -> Rich:
    kept = [i for i, face in enumerate(rich.faces) if not (face.picture and rich.text[i] == OBJECT)]
    return Rich("".join(rich.text[i] for i in kept), tuple(rich.faces[i] for i in kept))


def _table(table: WordTable, findings: list[Finding]) -> Iterator[Item]:
    cells = [cell for row in table.rows for cell in row]
    if len(cells) == 1:
        if cells[0].blocks:
            place = Place(table.number, _words(cells[0]))
            findings.append(Finding(Weight.LOOK, "单格的表", place, "只有一格的表当作正文收，外框没有收"))
        yield from _flow(cells[0].blocks, findings)
    elif _holds_pictures(cells) and all(_is_picture_or_caption(cell) for cell in cells):
        findings.append(
            Finding(Weight.LOOK, "图片", table.place, "用表格排的图片拆成了一张一张的，请看图注对不对")
        )
        for row, below in zip(table.rows, (*table.rows[1:], ()), strict=True):
            yield from _picture_row(row, below, findings)
    elif any(cell.blocks for cell in cells):
        yield table


def _picture_row(row: Sequence[Cell], below: Sequence[Cell], findings: list[Finding]) -> Iterator[Item]:
    """The pictures of a row, each with the words in the cell under it; rows of words alone wait for that."""
    if not _holds_pictures(row):
        return
    captions = {} if _holds_pictures(below) else {cell.column: cell for cell in below}
    for cell in row:
        yield from _flow(cell.blocks, findings)
        if under := captions.pop(cell.column, None):
            yield from _as_captions(_flow(under.blocks, findings))
    for cell in captions.values():
        yield from _as_captions(_flow(cell.blocks, findings))


def _as_captions(items: Iterable[Item]) -> Iterator[Item]:
    return (replace(one, align=Align.CENTRE) if isinstance(one, WordParagraph) else one for one in items)


def _holds_pictures(cells: Iterable[Cell]) -> bool:
    return any(isinstance(b, WordParagraph) and b.rich.pictures for cell in cells for b in cell.blocks)


def _is_picture_or_caption(cell: Cell) -> bool:
    paragraphs = [block for block in cell.blocks if isinstance(block, WordParagraph)]
    return len(paragraphs) == len(cell.blocks) and len(_words(cell)) <= _LONGEST_CAPTION


def _words(cell: Cell) -> str:
    return "".join(b.rich.plain.strip() for b in cell.blocks if isinstance(b, WordParagraph))
