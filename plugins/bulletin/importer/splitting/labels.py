"""Labels of departments above the titles of a newspaper (民生追踪, ◎要闻, ### 百姓纪事).

In: the body's lines and a place in them. Out: whether the line is such a label. A label is marked as one, or
known as one from elsewhere on the page, or much shorter than the title under it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bulletin.importer.front.contents import DECK
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import is_institution
from bulletin.importer.reading.text import cells, key
from bulletin.importer.splitting.roles import read_byline, read_label
from bulletin.importer.splitting.titleblock import is_talking_title, is_title_like

LONGEST_LABEL, LONGEST_PLAIN_LABEL = 6, 4
COLUMN = re.compile(
    r"(?:观察|视点|视线|聚焦|镜头|手记|追踪|关注|在线|论坛|专栏|速递|短波|快讯|之声|之窗|人物|故事|风采|随笔|札记|杂谈|漫笔"
    r"|夜话|茶座|广角|一线|前沿|纵横|解读|走笔|剪影|[记纪]事|絮语|信箱|访谈|对话|现场|百态|万象|笔谈|拾贝|集萃|点评|时评|评论"
    r"|快评|短评|微评|经纬|瞭望|传真|写真|特写|见闻|参考|课堂|讲堂|园地|驿站|窗口|热线|话题|调查)$"
)
"""Words that the names of a newspaper's columns end with."""
LEAST_COLUMN = 4
WRAP_REACH = 12
LEAST_WRAPPED = 5


def known_labels(body: Sequence[Line]) -> frozenset[str]:
    """Keys of short marked lines with a title under them."""
    return frozenset(
        key(line.text)
        for line, below in pairwise(body)
        if (is_marked(line) or read_label(line.text)) and _may_label(line) and _stands_over(line, below)
    )


def is_label(body: Sequence[Line], i: int, labels: frozenset[str]) -> bool:
    """Whether line ``i`` names a department: marked as one, known as one, or much shorter than its title."""
    if i + 1 >= len(body) or not _heads(body[i + 1]) or in_wrapped_text(body, i + 1):
        return False
    line, below = body[i], body[i + 1]
    if not is_marked(line) and read_byline(line.text):
        return False
    if read_label(line.text) and len(key(line.text)) <= 2 * LONGEST_LABEL:
        return True
    if not _may_label(line):
        return False
    if names_column(line.text) or key(line.text) in labels or _has_byline_below(body, i):
        return True
    alone = i + 2 >= len(body) or not _goes_on_heading(body, i + 2)
    return alone and len(key(line.text)) <= LONGEST_PLAIN_LABEL and _stands_over(line, below)


def names_column(text: str) -> bool:
    """Whether the text is as short as the name of a column and ends in a word of such names."""
    return LEAST_COLUMN <= len(text) <= LONGEST_LABEL and COLUMN.search(text) is not None


def _stands_over(line: Line, below: Line) -> bool:
    """Whether the line below may be the title of which this one is the department."""
    if not _heads(below):
        return False
    ranked = 0 < below.level < line.level
    return ranked or len(key(below.text)) > len(key(line.text)) + 1


def _has_byline_below(body: Sequence[Line], i: int) -> bool:
    """Whether a byline stands between line ``i`` and a title."""
    if i + 2 >= len(body) or not read_byline(body[i + 1].text) or in_wrapped_text(body, i + 2):
        return False
    return _stands_over(body[i], body[i + 2]) and not read_byline(body[i + 2].text)


def _goes_on_heading(body: Sequence[Line], i: int) -> bool:
    """Whether line ``i`` is one more line of titles, and no byline or text."""
    return _heads(body[i]) and not in_wrapped_text(body, i) and not read_byline(body[i].text)


def _may_label(line: Line) -> bool:
    bare = key(line.text)
    plain = len(bare) == len(line.text.strip("【】[]〖〗")) and (
        is_marked(line) or not read_byline(line.text)
    )
    return plain and len(bare) <= LONGEST_LABEL and not is_institution(line.text)


def _heads(line: Line) -> bool:
    """Whether the line may stand under a label: a title, or a byline above one."""
    if line.jump_in or DECK.match(line.text):
        return False
    return is_marked(line) or is_title_like(line) or is_talking_title(line.text)


def is_marked(line: Line) -> bool:
    """Whether the source sets the whole line apart, as a heading or in bold."""
    return line.level > 0 or (line.lead > 0 and line.lead >= len(line.text))


def in_wrapped_text(body: Sequence[Line], i: int) -> bool:
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
