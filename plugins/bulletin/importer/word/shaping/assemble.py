"""The flow made into the pieces of an article: text, headings, lists, quotations, pictures, tables.

In: the flow behind the title block and the levels of its headings. Out: Pieces in order, and findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bulletin.importer.reading.numbering import START_MARKS
from bulletin.importer.reading.text import FULL_SPACE
from bulletin.importer.word.findings import Finding, Place, Weight
from bulletin.importer.word.reading.blocks import Align, WordParagraph, WordPicture, WordTable
from bulletin.importer.word.reading.rich import Rich, plain
from bulletin.importer.word.shaping.captions import is_caption, is_certain, number_apart, part_credit
from bulletin.importer.word.shaping.flow import Item, PictureSpot
from bulletin.importer.word.shaping.grids import make_grid, part_title_row
from bulletin.importer.word.shaping.headings import TABLE_TITLE
from bulletin.importer.word.shaping.pieces import Kind, Piece
from bulletin.importer.writing.markdown import ITEM_DATE

_QUOTE_STYLE = re.compile(r"(?:intense )?quote$|引用$|引文$|明显引用$", re.IGNORECASE)
_UNIT = re.compile(r"^[（(]?\s*(单\s*位\s*[：:].{1,20}?)[）)]?$")
_BULLETS = START_MARKS + "•·➢✓"
_DESCRIPTION = re.compile(r"^(?=.*[\u3400-\u9fff])[^\\/.]{4,60}$")
_LONGEST_LISTED = 80
"""Characters of an item beyond which a numbered list is running prose, printed as paragraphs."""


class Assembly:
    """The pieces in the making."""

    def __init__(
        self, flow: Sequence[Item], levels: Mapping[int, int], pictures: Sequence[WordPicture]
    ) -> None:
        self.findings: list[Finding] = []
        self._flow = flow
        self._levels = levels
        self._pictures = pictures
        self._used: set[int] = set()
        self._prose = _prose_lists(flow)
        self._marks = _typed_marks(flow, levels)

    def pieces(self) -> Iterator[Piece]:
        """All pieces, in order."""
        for place, item in enumerate(self._flow):
            if place in self._used:
                continue
            if isinstance(item, PictureSpot):
                yield self._picture(place, item)
            elif isinstance(item, WordTable):
                yield from self._table(item)
            else:
                yield self._paragraph(place, item)

    def _paragraph(self, place: int, paragraph: WordParagraph) -> Piece:
        label, rich, number = paragraph.label, paragraph.rich, paragraph.number
        if place in self._levels:
            return Piece(Kind.HEADING, number, _labelled(paragraph), self._levels[place])
        if label and label.bullet:
            return Piece(Kind.ITEM, number, rich, label.depth)
        if label and label.decimal and place not in self._prose:
            return Piece(Kind.ORDERED, number, rich, label.depth, label.decimal)
        if place in self._marks:
            return Piece(Kind.ITEM, number, self._unmarked(paragraph))
        if _QUOTE_STYLE.search(paragraph.style):
            return Piece(Kind.QUOTE, number, _labelled(paragraph))
        return Piece(Kind.TEXT, number, self._before_table(place, paragraph))

    def _unmarked(self, paragraph: WordParagraph) -> Rich:
        """A typed item without its mark; of ★5月6日，市政协 remains 5月6日　市政协."""
        rich = paragraph.rich
        bare = rich.cut(len(rich.text) - len(rich.text.lstrip(_BULLETS + " " + FULL_SPACE)))
        message = f"行首的“{rich.text[: len(rich.text) - len(bare.text)].strip()}”换成列表的记号"
        date = ITEM_DATE.match(bare.text)
        if date and date.end() < len(bare.text):
            gap = bare.text[len(date[1]) : date.end()].strip()
            message += f"，日期后面的“{gap}”换成空格" if gap else ""
            bare = bare.cut(0, len(date[1])) + plain(FULL_SPACE) + bare.cut(date.end())
        self.findings.append(Finding(Weight.DONE, "列表", paragraph.place, message, rich.plain))
        return bare

    def _picture(self, place: int, spot: PictureSpot) -> Piece:
        below = self._flow[place + 1] if place + 1 < len(self._flow) else None
        if isinstance(below, WordParagraph) and is_caption(below, alone=spot.alone):
            self._used.add(place + 1)
            if not is_certain(below):
                message = f"图下面居中的“{below.rich.plain}”当作图注，请看对不对"
                self.findings.append(Finding(Weight.LOOK, "图注", below.place, message))
            caption, credit = part_credit(below.rich)
            if credit:
                self.findings.append(
                    Finding(
                        Weight.DONE, "图片署名", below.place, f"“{below.rich.plain}”里的署名写成“{credit}”"
                    )
                )
            return Piece(
                Kind.PICTURE, spot.number, number_apart(caption), picture=spot.picture, credit=credit
            )
        described = self._pictures[spot.picture - 1].description.strip()
        if _DESCRIPTION.match(described):
            message = f"没有图注，用了 Word 里的替代文字“{described}”，请看合不合适"
            self.findings.append(Finding(Weight.LOOK, "图注", Place(spot.number, "图片"), message))
            return Piece(Kind.PICTURE, spot.number, plain(described), picture=spot.picture)
        message = "图片没有图注，请在方括号里写上：时间、地点、人物、事情"
        self.findings.append(Finding(Weight.TODO, "图注", Place(spot.number, "图片"), message))
        return Piece(Kind.PICTURE, spot.number, picture=spot.picture)

    def _table(self, table: WordTable) -> Iterator[Piece]:
        title, table = part_title_row(table)
        if title.text:
            self.findings.append(
                Finding(Weight.DONE, "表格", table.place, "表的第一行是表题，移到了表的上面")
            )
            yield Piece(Kind.TEXT, table.number, self._number_apart(title, table.place))
        grid, findings = make_grid(table)
        self.findings += findings
        if grid.head:
            yield Piece(Kind.TABLE, table.number, grid=grid)

    def _before_table(self, place: int, paragraph: WordParagraph) -> Rich:
        """A table's title in the form that is set as one: 表1　县区停车位（单位：个）."""
        rich = _labelled(paragraph)
        title = TABLE_TITLE.match(rich.plain)
        unit_place = place + 1
        unit = self._unit(unit_place)
        table_place = unit_place + 1 if unit else unit_place
        if table_place >= len(self._flow) or not isinstance(self._flow[table_place], WordTable):
            return rich
        rich = self._number_apart(rich, paragraph.place)
        if unit and (title or paragraph.align is Align.CENTRE):
            self._used.add(unit_place)
            message = f"“{unit}”移到表题后面的括号里"
            self.findings.append(Finding(Weight.DONE, "表格", paragraph.place, message))
            rich += plain(f"（{unit}）")
        if not title and paragraph.align is Align.CENTRE:
            message = "表题没有编号；要排成表题的样子，请在前面写“表1　”"
            self.findings.append(Finding(Weight.LOOK, "表格", paragraph.place, message))
        return rich

    def _number_apart(self, rich: Rich, place: Place) -> Rich:
        """表1：路灯 as 表1　路灯, by which a table's title is known."""
        title = TABLE_TITLE.match(rich.text)
        if title is None:
            return rich
        if title[0].strip() != title[1]:
            message = f"表题写成“{title[1]}{FULL_SPACE}{rich.plain[title.end() :]}”"
            self.findings.append(Finding(Weight.DONE, "表格", place, message, rich.plain))
        return plain(title[1]) + plain(FULL_SPACE) + rich.cut(title.end())

    def _unit(self, place: int) -> str:
        item = self._flow[place] if place < len(self._flow) else None
        found = _UNIT.match(item.rich.plain) if isinstance(item, WordParagraph) else None
        return found[1] if found else ""


def _labelled(paragraph: WordParagraph) -> Rich:
    """The paragraph with its automatic number as text."""
    label = paragraph.label
    if label is None or label.bullet:
        return paragraph.rich
    face = replace(paragraph.rich.faces[0], note=0, picture=0, link="", raised="")
    return plain(label.text, face) + paragraph.rich


def _prose_lists(flow: Sequence[Item]) -> frozenset[int]:
    """Places of numbered items whose list holds long ones."""
    prose: set[int] = set()
    run: list[int] = []
    for place in range(len(flow) + 1):
        item = flow[place] if place < len(flow) else None
        if isinstance(item, WordParagraph) and item.label and item.label.decimal:
            run.append(place)
            continue
        sizes = [len(one.rich.text) for k in run if isinstance(one := flow[k], WordParagraph)]
        prose |= set(run) if max(sizes, default=0) > _LONGEST_LISTED else set()
        run = []
    return frozenset(prose)


def _typed_marks(flow: Sequence[Item], levels: Mapping[int, int]) -> frozenset[int]:
    """Places of paragraphs that begin with a typed mark, when there are at least two."""
    found = [
        place
        for place, item in enumerate(flow)
        if isinstance(item, WordParagraph)
        and place not in levels
        and item.label is None
        and item.rich.text[:1] in tuple(_BULLETS)
        and item.rich.text.lstrip(_BULLETS + " " + FULL_SPACE)
    ]
    return frozenset(found) if len(found) > 1 else frozenset()
