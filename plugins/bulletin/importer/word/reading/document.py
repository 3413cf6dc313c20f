"""The whole document read: body, notes, comments, headers and footers.

In: a Package. Out: a WordDocument. Comments, headers and footers come as findings with their words; what
stands in text boxes comes behind the paragraph that they hang on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bulletin.errors import BulletinError, Problem
from bulletin.importer.word.findings import Finding, Place, Weight
from bulletin.importer.word.package import Package, Relation, open_package
from bulletin.importer.word.reading.blocks import Align, Block, WordDocument, WordParagraph
from bulletin.importer.word.reading.drawings import Drawings
from bulletin.importer.word.reading.leads import bold_lead
from bulletin.importer.word.reading.media import Draw
from bulletin.importer.word.reading.names import MC, W, child, switch, words_in
from bulletin.importer.word.reading.numbering import Numbering
from bulletin.importer.word.reading.paragraphs import ParagraphReader
from bulletin.importer.word.reading.rich import OBJECT, Rich
from bulletin.importer.word.reading.styles import CharacterLook, ParagraphLook, Styles
from bulletin.importer.word.reading.surroundings import read_surroundings
from bulletin.importer.word.reading.tables import read_table

_ALIGNS = {"center": Align.CENTRE, "right": Align.RIGHT, "end": Align.RIGHT}
_NO_LIST = ("", "0")


class _Reader:
    """Blocks of one document in the making; paragraphs are counted as they are met."""

    def __init__(self, package: Package, main: str, draw: Draw) -> None:
        self.package = package
        self.relations = package.relations(main)
        self.drawings = Drawings(package, self.relations, draw)
        self.findings = self.drawings.findings
        self.styles = Styles(package.tree(self.part("styles")))
        self.numbering = Numbering(package.tree(self.part("numbering")))
        self.notes: list[tuple[str, str]] = []
        self.runs = ParagraphReader(self.styles, self.drawings, self.relations, self.notes)
        self.count = 0
        self._carried: Rich | None = None

    def part(self, kind: str) -> str:
        """The name of the part of a kind that the document points to."""
        return next((r.target for r in self.relations.values() if r.kind == kind and not r.external), "")

    def blocks(self, element: Any, *, boxed: bool = False) -> Iterator[Block]:
        """Paragraphs and tables below an element, in order."""
        for one in element:
            if one.tag == f"{W}p":
                yield from self._paragraph(one, boxed=boxed)
            elif one.tag == f"{W}tbl":
                yield read_table(one, self.count + 1, self._cell, self.findings)
            elif one.tag == f"{W}altChunk":
                message = "文稿里嵌着另一份文件，没有收；请打开原稿，全选复制到新文稿里，再导入"
                self.findings.append(Finding(Weight.TODO, "嵌入的文件", Place(self.count + 1), message))
            elif one.tag == f"{MC}AlternateContent":
                yield from self.blocks(one[0], boxed=boxed) if len(one) else ()
            elif one.tag in (f"{W}del", f"{W}moveFrom"):
                text = words_in(one)
                self.findings.append(
                    Finding(
                        Weight.OUT,
                        "修订中删去的文字",
                        Place(self.count + 1, text),
                        "修订中删去的文字没有收",
                        text,
                    )
                )
            elif one.tag == f"{W}sdt":
                yield from self._held(one, boxed=boxed)
            elif one.find(f"{W}r") is not None:
                yield from self._paragraph(one, boxed=boxed)
            else:  # whatever a later Word puts round paragraphs
                yield from self.blocks(one, boxed=boxed)

    def _held(self, element: Any, *, boxed: bool) -> Iterator[Block]:
        """What a content control holds; a prompt that nobody filled in is no text."""
        if switch(element.find(f"{W}sdtPr"), "showingPlcHdr"):
            text = words_in(element)
            self.findings.append(
                Finding(
                    Weight.OUT, "模板里没有填的空", Place(self.count + 1, text), "模板的提示语没有收", text
                )
            )
            return
        yield from self.blocks(element, boxed=boxed)

    def _cell(self, cell: Any) -> tuple[Block, ...]:
        return tuple(self.blocks(cell))

    def _paragraph(self, element: Any, *, boxed: bool) -> Iterator[Block]:
        properties = child(element, "pPr")
        look = self.styles.paragraph(properties)
        self.count += 1
        place = Place(self.count, " ".join(words_in(element).split()))
        rich, looks = self.runs.read(element, look.characters, place)
        waiting, self.runs.boxes = self.runs.boxes, []
        if self._carried is not None:
            rich, looks = self._carried + rich, (look.characters,) * len(self._carried.text) + looks
            self._carried = None
        if child(properties, "rPr", "del") is not None or child(properties, "rPr", "moveFrom") is not None:
            self._carried = rich  # the mark between two paragraphs was deleted: they are one
        else:
            yield self._made(bold_lead(rich, looks), looks, look, boxed=boxed)
        for box in waiting:
            yield from self._box(box)

    def _made(
        self, rich: Rich, looks: tuple[CharacterLook, ...], look: ParagraphLook, *, boxed: bool
    ) -> WordParagraph:
        shown = [one for one, sign in zip(looks, rich.text, strict=True) if sign.strip() and sign != OBJECT]
        usual = Counter((one.size, one.font) for one in shown).most_common(1)
        size, font = usual[0][0] if usual else (look.characters.size, look.characters.font)
        words = bool(rich.plain.strip())
        listed = words and look.list_id not in _NO_LIST
        return WordParagraph(
            number=self.count,
            rich=rich,
            style=look.style,
            outline=look.outline,
            align=_ALIGNS.get(look.align, Align.LEFT),
            size=size,
            font=font,
            bold=bool(shown) and all(one.bold for one in shown),
            label=self.numbering.label(look.list_id, look.depth) if listed else None,
            boxed=boxed,
        )

    def _box(self, box: Any) -> Iterator[Block]:
        found = list(self.blocks(box, boxed=True))
        words = words_in(box)
        if words.strip():
            message = "文本框里的文字接在所在的段落后面，请看位置对不对"
            self.findings.append(Finding(Weight.LOOK, "文本框", Place(self.count, words), message))
        yield from found

    def carried(self) -> Iterator[Block]:
        """What waits for a paragraph that never came."""
        if self._carried is not None and self._carried.plain.strip():
            yield WordParagraph(self.count, self._carried)


def read_document(data: bytes, name: str, draw: Draw) -> WordDocument:
    """The document; ``draw`` makes PNG of metafiles. Raises BulletinError."""
    package, main = open_package(data, name)
    reader = _Reader(package, main, draw)
    body = child(package.tree(main), "body")
    if body is None:
        raise BulletinError(
            [Problem(name, None, "文稿里没有正文", "请在 Word 或 WPS 里另存一份再导入", "word-broken")]
        )
    blocks = (*reader.blocks(body), *reader.carried())
    anchors = reader.runs.comments
    notes = _read_notes(reader)
    surroundings = read_surroundings(package, reader.relations, anchors)
    return WordDocument(
        name, blocks, notes, tuple(reader.drawings.pictures), (*reader.findings, *surroundings)
    )


def _read_notes(reader: _Reader) -> tuple[tuple[WordParagraph, ...], ...]:
    """The notes in the order of their calls; a call without a note gives an empty one."""
    known: dict[tuple[str, str], tuple[Any, str]] = {}
    for kind in ("footnote", "endnote"):
        part = reader.part(f"{kind}s")
        for one in reader.package.tree(part) if part in reader.package.parts else ():
            known[kind, one.get(f"{W}id", "")] = (one, part)
    found: list[tuple[WordParagraph, ...]] = []
    while len(found) < len(reader.notes):  # a note may call another
        found.append(tuple(_read_note(reader, *known.get(reader.notes[len(found)], (None, "")))))
    for key, (element, _) in known.items():
        words = words_in(element)
        if words.strip() and key not in reader.notes:
            message = "正文里没有标号的注没有收（标号多半在修订中删去了）"
            reader.findings.append(Finding(Weight.OUT, "注", Place(0, "脚注"), message, words))
    return tuple(found)


def _read_note(reader: _Reader, element: Any, part: str) -> Iterator[WordParagraph]:
    """The paragraphs of one note; a picture has no place in it."""
    relations: dict[str, Relation] = reader.package.relations(part) if part else {}
    drawings = Drawings(reader.package, relations, _draw_nothing)
    reader.runs = ParagraphReader(reader.styles, drawings, relations, reader.notes)
    reader.runs.findings = reader.findings
    yield from _flat(() if element is None else tuple(reader.blocks(element)))
    if drawings.pictures:
        message = "注里的图片没有收；要用就存进 images，放在正文里"
        reader.findings.append(Finding(Weight.TODO, "图片", Place(0, "脚注"), message))


def _flat(blocks: tuple[Block, ...]) -> Iterator[WordParagraph]:
    """The paragraphs of blocks, those of tables too; pictures have no place in a note."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield replace(block, rich=_without_pictures(block.rich))
        else:
            for row in block.rows:
                for cell in row:
                    yield from _flat(cell.blocks)


def _without_pictures(rich: Rich) -> Rich:
    kept = [i for i, face in enumerate(rich.faces) if not face.picture]
    return Rich("".join(rich.text[i] for i in kept), tuple(rich.faces[i] for i in kept))


def _draw_nothing(_data: bytes, _ending: str) -> None:
    """Notes carry no pictures."""
