"""Articles told apart by form alone: a newspaper page, or an issue without contents.

In: the body's lines. Out: one Draft for each article, and decisions. A block of title lines after a finished
text begins an article when it has two lines or more or a department's label, when the source marks it as a
heading of the highest level in use, or when what follows opens a report (本报讯, a byline).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.front.contents import Entry
from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.text import key
from bulletin.importer.splitting.headlines import Block, find_blocks, is_notice
from bulletin.importer.splitting.kinds import Kind
from bulletin.importer.splitting.roles import Roles, part_roles
from bulletin.importer.splitting.split import Draft
from bulletin.importer.splitting.titleblock import TitleBlock

DATELINE = re.compile(
    r"^(?:本[报刊网台][^，。]{0,10}讯|新华社[^，。]{1,14}电|[^，。]{2,8}讯[（(]|据[^，。]{2,14}(?:报道|消息)|（?(?:本报|特约)?(?:通讯员|记者))"
)
NEWS_OPENING = re.compile(
    r"^(?:日前|近日|近期|昨[日天]|今[天日]|前[天日]|本周|连日来|(?:[\d一二三四五六七八九十]{1,3}月)[\d一二三四五六七八九十]{1,3}日)"
)
SIGNED = re.compile(r"[。！？”](?:[（(][^（）()，。]{2,20}[）)])$")
LEAST_HEADLINE = 7
CLOSER = re.compile(r"^[（(](?:[^）)]{0,12}(?:记者|通讯员|供稿|完|文/|图/|责任编辑))")
LONG_TEXT = 300
UNIFORM = 1.0
"""Share of articles with one number of title lines, from which more lines on the first are the page's."""
ALIKE = 2
"""Characters by which subheadings of one article differ at most in length."""


@dataclass(frozen=True, slots=True)
class _Page:
    """How the page sets titles: the heading level of articles (0: none), whether all have one line."""

    top_level: int
    single: bool


def split_by_form(body: Sequence[Line], corpus: Corpus) -> tuple[tuple[Draft, ...], tuple[Decision, ...]]:
    """Articles in the order in which they stand."""
    blocks = find_blocks(body, corpus)
    page = _measure_page(body, blocks)
    starts = [block for i, block in enumerate(blocks) if _begins_article(body, blocks, i, page)]
    usual = _usual_size([block.titles for block in starts[1:]])
    drafts: list[Draft] = []
    heading = ""
    for i, block in enumerate(starts):
        end = starts[i + 1].start if i + 1 < len(starts) else len(body)
        roles = part_roles(body[block.start : block.end], block.kinds, usual, first=i == 0)
        heading = roles.page_heading or heading
        drafts.append(_draft(block, roles, roles.department or heading, tuple(body[block.end : end])))
    decisions = [_decision(body, block) for block in starts if len(block.kinds) == 1]
    return tuple(drafts), tuple(decisions)


def _usual_size(counts: Sequence[int]) -> int:
    """How many title lines every article of the page has; 0 when they differ."""
    size = max(sorted(set(counts)), key=counts.count, default=0)
    return size if counts.count(size) >= UNIFORM * len(counts) else 0


def _draft(block: Block, roles: Roles, department: str, lines: tuple[Line, ...]) -> Draft:
    title_block = TitleBlock(
        block.start, block.end, roles.title, roles.kicker, roles.deck, roles.authors, roles.date
    )
    return Draft(Entry(department, None, roles.title), title_block, lines)


def _measure_page(body: Sequence[Line], blocks: Sequence[Block]) -> _Page:
    levels = [body[block.start].level for block in blocks if body[block.start].level]
    top = min(levels, default=0)
    single = not levels and all(block.titles == 1 for block in blocks[1:])
    return _Page(top if levels.count(top) > 1 else 0, single)


def _begins_article(body: Sequence[Line], blocks: Sequence[Block], place: int, page: _Page) -> bool:
    block = blocks[place]
    if place == 0 or block.titles >= 2 or {Kind.LABEL, Kind.BYLINE} & set(block.kinds):
        return True
    if page.top_level and body[block.start].level == page.top_level:
        return True
    if any(is_notice(line.text) for line in body[block.start : block.end]):
        return True
    before, after = body[block.start - 1], body[block.end]
    opened = DATELINE.match(after.text) or before.jump_out or CLOSER.match(before.text) or after.jump_in
    if opened or _is_headline_in_two(body, blocks, place) or _tells_news(body, blocks, place):
        return True
    return page.single and _text_behind(body, blocks, place) >= LONG_TEXT


def _tells_news(body: Sequence[Line], blocks: Sequence[Block], place: int) -> bool:
    """A title as long as a headline over a text that begins with the day, or ends in its author's name."""
    block = blocks[place]
    if len(key(body[block.start].text)) < LEAST_HEADLINE:
        return False
    end = blocks[place + 1].start if place + 1 < len(blocks) else len(body)
    signed = any(SIGNED.search(line.text) for line in body[block.end : end])
    return bool(NEWS_OPENING.match(body[block.end].text)) or signed


def _is_headline_in_two(body: Sequence[Line], blocks: Sequence[Block], place: int) -> bool:
    """A line in two halves (把水排出去 把路修起来) over a long text; such subheadings come in rows."""
    text = body[blocks[place].start].text
    if len(text.split()) != 2 or _text_behind(body, blocks, place) < LONG_TEXT:
        return False
    beside = [blocks[k] for k in (place - 1, place + 1) if 0 <= k < len(blocks) and len(blocks[k].kinds) == 1]
    return all(abs(len(key(body[block.start].text)) - len(key(text))) > ALIKE for block in beside)


def _text_behind(body: Sequence[Line], blocks: Sequence[Block], place: int) -> int:
    end = blocks[place + 1].start if place + 1 < len(blocks) else len(body)
    return sum(len(key(line.text)) for line in body[blocks[place].end : end])


def _decision(body: Sequence[Line], block: Block) -> Decision:
    text = body[block.start].text
    return Decision(body[block.start].number, "标题", f"“{text}”算作一篇文章的标题", "可能是前一篇的小标题")
