"""The title block of a draft, by the recogniser that reads the title blocks of back issues.

In: the flow. Out: the Head so far, the paragraphs that belong to it, findings. The title is the paragraph
that Word's style, its size or its place names so; everything above and below is left to ``titleblock``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bulletin.importer.front.contents import DECK, Entry
from bulletin.importer.reading.fit import build_corpus
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import BYLINE_LABEL, is_person, read_persons
from bulletin.importer.reading.numbering import read_numbering
from bulletin.importer.reading.text import FULL_SPACE, has_inner_stop, key
from bulletin.importer.splitting.proposal import PROPOSAL_LABEL
from bulletin.importer.splitting.roles import read_label
from bulletin.importer.splitting.titleblock import (
    BRACKETED,
    DATE,
    EDITORS_NOTE,
    TitleBlock,
    is_title_like,
    read_title_block,
)
from bulletin.importer.word.reading.blocks import Align, WordParagraph, WordTable
from bulletin.importer.word.shaping.byline import read_byline
from bulletin.importer.word.shaping.flow import Item, PictureSpot
from bulletin.importer.word.shaping.form import read_form
from bulletin.importer.word.shaping.setting import Setting

_TITLE_STYLE = re.compile(r"(?:title|标题|文章标题|大标题)$", re.IGNORECASE)
_DEPARTMENT_LABEL = re.compile(r"^[【\[（(]?\s*(?:拟刊)?栏\s*目\s*[：:]\s*(.+?)[】\]）)]?$")
_MOST_HEAD = 14
_LONGEST_HEAD = 60
_MOST_TITLE = 3
_WALL = "。"
"""The text of a line that is no part of any title block."""


@dataclass(frozen=True, slots=True)
class TitlePart:
    """What the title block says (no title: none was found), and the items of the flow that it took."""

    block: TitleBlock
    department: str
    taken: tuple[int, ...]


def read_title(flow: Sequence[Item], setting: Setting, departments: Sequence[str]) -> TitlePart:
    """The title block; ``departments`` are the names that a line of its own may bear."""
    places = _head_places(flow, setting)
    department, labels = "", []
    for place in places:
        named = _named_department(flow[place], departments)
        if named and not department:
            department, labels = named, [place]
    places = [place for place in places if place not in labels]
    paragraphs = [one for place in places if isinstance(one := flow[place], WordParagraph)]
    own = _own_lines(paragraphs, setting)
    lines = tuple(_line(place, paragraph) for place, paragraph in zip(places, paragraphs, strict=True))
    if not own:
        return TitlePart(TitleBlock(0, 0, ""), department, tuple(labels))
    corpus = build_corpus([one.rich.plain for one in flow if isinstance(one, WordParagraph)])
    title = "".join(lines[i].text for i in own)
    block = read_title_block((*lines, Line(-1, _WALL, _WALL)), own, 0, Entry("", None, title), corpus)
    if not block.authors and block.end < len(lines) and (persons := read_byline(lines[block.end].text)):
        block = replace(block, authors=persons, end=block.end + 1)
    taken = [line.number for line in lines[block.start : block.end]]
    behind = max(places) + 1
    form = flow[behind] if behind < len(flow) else None
    if isinstance(form, WordTable) and (stated := read_form(form, block.title)):
        block = replace(block, proposal=(*block.proposal, *stated))
        taken.append(behind)
    return TitlePart(block, department, tuple(sorted((*labels, *taken))))


def _head_places(flow: Sequence[Item], setting: Setting) -> list[int]:
    """Places of the paragraphs before the text begins; pictures above the title are stepped over."""
    places: list[int] = []
    for place, item in enumerate(flow):
        if isinstance(item, PictureSpot) and not places:
            continue
        if not isinstance(item, WordParagraph) or len(places) >= _MOST_HEAD or _is_text(item, setting):
            break
        places.append(place)
    return places


def _is_text(paragraph: WordParagraph, setting: Setting) -> bool:
    """Whether the paragraph can stand in no title block."""
    text = paragraph.rich.plain
    if _TITLE_STYLE.match(paragraph.style) or EDITORS_NOTE.match(text) or setting.is_larger(paragraph):
        return False
    numbered = read_numbering(text)
    if paragraph.label or (numbered and numbered.level) or paragraph.outline > 1:
        return True
    if PROPOSAL_LABEL.match(text) or DATE.match(text) or BYLINE_LABEL.match(text) or BRACKETED.match(text):
        return False
    centred = paragraph.align is not Align.LEFT
    return (
        len(text) > _LONGEST_HEAD
        or text.endswith(("。", "；", "："))
        or (has_inner_stop(text) and not centred)
    )


def _named_department(item: Item, departments: Sequence[str]) -> str:
    """The department that a line of its own names: 栏目：社情民意, 【社情民意】, 社情民意."""
    if not isinstance(item, WordParagraph):
        return ""
    text = item.rich.plain.strip()
    labelled = _DEPARTMENT_LABEL.match(text)
    named = labelled[1].strip() if labelled else read_label(text) or text
    return next((one for one in departments if key(one) == key(named)), "")


def _own_lines(paragraphs: Sequence[WordParagraph], setting: Setting) -> range:
    """The lines of the title itself: by style, by size, by weight and place; empty when there is none."""
    able = [i for i, one in enumerate(paragraphs) if _may_be_title(one)]
    styled = [i for i in able if _TITLE_STYLE.match(paragraphs[i].style)]
    largest = max((paragraphs[i].size for i in able), default=0.0)
    large = [i for i in able if paragraphs[i].size == largest and setting.is_larger(paragraphs[i])]
    outlined = [i for i in able if paragraphs[i].outline == 1]
    plain = [i for i in able if not is_person(paragraphs[i].rich.plain)]
    centred = [i for i in plain if paragraphs[i].align is Align.CENTRE]
    heavy = [i for i in centred if setting.is_distinct(paragraphs[i])]
    first = next((found[0] for found in (styled, large, outlined, heavy, centred, plain) if found), None)
    if first is None:
        return range(0)
    end = first + 1
    while end in able and end - first < _MOST_TITLE and _is_set_alike(paragraphs[first], paragraphs[end]):
        end += 1
    return range(first, end)


def _may_be_title(paragraph: WordParagraph) -> bool:
    text = paragraph.rich.plain
    labelled = BYLINE_LABEL.match(text) and read_persons(text)
    other = DECK.match(text) or EDITORS_NOTE.match(text) or PROPOSAL_LABEL.match(text) or DATE.match(text)
    if labelled or other or BRACKETED.match(text) or not key(text):
        return False
    return is_title_like(Line(0, text, text, level=1))


def _is_set_alike(title: WordParagraph, other: WordParagraph) -> bool:
    """Whether the line goes on with the title, which is set in several paragraphs."""
    alike = (title.size, title.font, title.bold, title.align, title.style) == (
        other.size,
        other.font,
        other.bold,
        other.align,
        other.style,
    )
    return alike and title.align is Align.CENTRE and not read_byline(other.rich.plain)


def _line(place: int, paragraph: WordParagraph) -> Line:
    """A paragraph as the recogniser sees it; its number is its place in the flow."""
    text = FULL_SPACE.join(paragraph.rich.plain.split("\n"))
    return Line(place, text, text)
