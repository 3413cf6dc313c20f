"""Articles told apart by form alone: a newspaper page, or an issue without contents.

In: the body's lines. Out: one Draft for each article, and decisions. A block of title lines after a finished
text begins an article when it has two lines or more or a department's label, when the source marks it as a
heading of the highest level in use, or when what follows opens a report (本报讯, a byline).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.front.contents import DECK, Entry
from bulletin.importer.joining.paragraphs import CAPTION
from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import BYLINE_LABEL, is_person, read_persons
from bulletin.importer.reading.text import cells, ends_open, key, starts_headless
from bulletin.importer.splitting.roles import Roles, part_roles, read_label
from bulletin.importer.splitting.split import Draft
from bulletin.importer.splitting.titleblock import (
    BRACKETED,
    DATE,
    TitleBlock,
    is_talking_title,
    is_title_like,
)

DATELINE = re.compile(
    r"^(?:本[报刊网台][^，。]{0,10}讯|新华社[^，。]{1,14}电|[^，。]{2,8}讯[（(]|据[^，。]{2,14}(?:报道|消息)|（?(?:本报|特约)?(?:通讯员|记者))"
)
CLOSER = re.compile(r"^[（(](?:[^）)]{0,12}(?:记者|通讯员|供稿|完|文/|图/|责任编辑))")
LABEL = re.compile(r"^[【\[〖◎●■◆▍▌]\s*([^】\]〗]{2,12})[】\]〗]?$")
LONG_TEXT = 300
WRAP_REACH = 12
LEAST_WRAPPED = 5
UNIFORM = 0.75
"""Share of articles with one number of title lines, from which more lines on the first are the page's."""
ALIKE = 2
"""Characters by which subheadings of one article differ at most in length."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Title lines ``start`` to ``end`` (exclusive)."""

    start: int
    end: int

    @property
    def size(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Page:
    """How the page sets titles: the heading level of articles (0: none), whether all have one line."""

    top_level: int
    single: bool


def split_by_form(body: Sequence[Line], corpus: Corpus) -> tuple[tuple[Draft, ...], tuple[Decision, ...]]:
    """Articles in the order in which they stand."""
    blocks = _find_blocks(body, corpus)
    page = _measure_page(body, blocks)
    starts = [block for i, block in enumerate(blocks) if _begins_article(body, blocks, i, page)]
    usual = _usual_size([_count_titles(body, block) for block in starts[1:]])
    drafts: list[Draft] = []
    heading = ""
    for i, block in enumerate(starts):
        end = starts[i + 1].start if i + 1 < len(starts) else len(body)
        roles = part_roles(body[block.start : block.end], usual, first=i == 0)
        heading = roles.page_heading or heading
        drafts.append(_draft(block, roles, roles.department or heading, tuple(body[block.end : end])))
    decisions = [_decision(body, block) for block in starts if block.size == 1]
    return tuple(drafts), tuple(decisions)


def _usual_size(counts: Sequence[int]) -> int:
    """How many title lines every article of the page has; 0 when they differ."""
    size = max(sorted(set(counts)), key=counts.count, default=0)
    return size if counts.count(size) >= UNIFORM * len(counts) else 0


def _draft(block: _Block, roles: Roles, department: str, lines: tuple[Line, ...]) -> Draft:
    title_block = TitleBlock(block.start, block.end, roles.title, roles.kicker, roles.deck, roles.authors)
    return Draft(Entry(department, None, roles.title), title_block, lines)


def _find_blocks(body: Sequence[Line], corpus: Corpus) -> list[_Block]:
    """Runs of title lines between a finished text and a text."""
    blocks: list[_Block] = []
    i = 0
    while i < len(body):
        while i < len(body) and _signs_off(body, i):
            i += 1
        end = i
        while end < len(body) and _may_head(body, end, corpus) and not (end > i and _opens_label(body, end)):
            end += 1
        if end > i and end < len(body) and _is_free(body, i, end, corpus):
            blocks.append(_Block(i, end))
        i = max(end, i + 1)
    return blocks


def _signs_off(body: Sequence[Line], i: int) -> bool:
    """Whether line ``i`` is the byline at the end of the text before it (本报记者 某某某 摄影报道)."""
    if i == 0 or not BYLINE_LABEL.match(body[i].text) or not read_persons(body[i].text):
        return False
    return not ends_open(body[i - 1].text) and not is_title_like(body[i - 1])


def _opens_label(body: Sequence[Line], i: int) -> bool:
    """Whether line ``i`` is the label of a department with a title under it."""
    return bool(read_label(body[i].text)) and i + 1 < len(body) and is_title_like(body[i + 1])


def _in_wrapped_text(body: Sequence[Line], i: int) -> bool:
    """Whether line ``i`` is a full line among lines that keep their printed ends."""
    start, end = i, i + 1
    while start and body[start].gap == 0 and i - start < WRAP_REACH:
        start -= 1
    while end < len(body) and body[end].gap == 0 and end - i < WRAP_REACH:
        end += 1
    sizes = sorted(cells(line.text) for line in body[start:end])
    if len(sizes) < LEAST_WRAPPED:
        return False
    width = sizes[int(len(sizes) * 0.8)]
    full = sum(size >= width - 2 for size in sizes)
    return full * 2 >= len(sizes) and cells(body[i].text) >= width - 2


def _may_head(body: Sequence[Line], i: int, corpus: Corpus) -> bool:
    """Whether line ``i`` may stand in a title block."""
    line = body[i]
    if line.jump_in or line.row or CAPTION.match(line.text) or _in_wrapped_text(body, i):
        return False
    if is_title_like(line) or DECK.match(line.text) or LABEL.match(line.text):
        return True
    if BYLINE_LABEL.match(line.text) and read_persons(line.text):
        return True
    return is_talking_title(line.text) and i + 1 < len(body) and not _goes_on(line, body[i + 1], corpus)


def _goes_on(line: Line, following: Line, corpus: Corpus) -> bool:
    return starts_headless(following.text) or corpus.bond(line.text, following.text) >= 2


def _is_free(body: Sequence[Line], start: int, end: int, corpus: Corpus) -> bool:
    """Whether nothing before is left open that the text after the lines would finish."""
    i = start - 1
    while i >= 0 and (CAPTION.match(body[i].text) or _signs_off(body, i)):
        i -= 1
    after = body[end].text
    if i < 0 or body[i].jump_out or BRACKETED.match(body[i].text) or not ends_open(body[i].text):
        return not starts_headless(after)
    bound = corpus.bond(body[i].text, after) >= 2 or starts_headless(after)
    return body[start].level in (1, 2) and not bound


def _measure_page(body: Sequence[Line], blocks: Sequence[_Block]) -> _Page:
    levels = [body[block.start].level for block in blocks if body[block.start].level]
    top = min(levels, default=0)
    single = not levels and all(_count_titles(body, block) == 1 for block in blocks[1:])
    return _Page(top if levels.count(top) > 1 else 0, single)


def _begins_article(body: Sequence[Line], blocks: Sequence[_Block], place: int, page: _Page) -> bool:
    block = blocks[place]
    if place == 0 or _count_titles(body, block) >= 2 or _opens_label(body, block.start):
        return True
    if page.top_level and body[block.start].level == page.top_level:
        return True
    before, after = body[block.start - 1], body[block.end]
    signed = any(BYLINE_LABEL.match(line.text) for line in body[block.start : block.end])
    opened = DATELINE.match(after.text) or before.jump_out or CLOSER.match(before.text) or after.jump_in
    if signed or opened or _is_headline_in_two(body, blocks, place):
        return True
    return page.single and _text_behind(body, blocks, place) >= LONG_TEXT


def _is_headline_in_two(body: Sequence[Line], blocks: Sequence[_Block], place: int) -> bool:
    """A line in two halves (把水排出去 把路修起来) over a long text; such subheadings come in rows."""
    text = body[blocks[place].start].text
    if len(text.split()) != 2 or _text_behind(body, blocks, place) < LONG_TEXT:
        return False
    beside = [blocks[k] for k in (place - 1, place + 1) if 0 <= k < len(blocks) and blocks[k].size == 1]
    return all(abs(len(key(body[block.start].text)) - len(key(text))) > ALIKE for block in beside)


def _count_titles(body: Sequence[Line], block: _Block) -> int:
    """Lines of the block that are titles and not bylines, dates or labels."""
    return sum(
        not (
            BYLINE_LABEL.match(line.text)
            or is_person(line.text)
            or DATE.match(line.text)
            or read_label(line.text)
        )
        for line in body[block.start : block.end]
    )


def _text_behind(body: Sequence[Line], blocks: Sequence[_Block], place: int) -> int:
    end = blocks[place + 1].start if place + 1 < len(blocks) else len(body)
    return sum(len(key(line.text)) for line in body[blocks[place].end : end])


def _decision(body: Sequence[Line], block: _Block) -> Decision:
    text = body[block.start].text
    return Decision(body[block.start].number, "标题", f"“{text}”算作一篇文章的标题", "可能是前一篇的小标题")
