"""Articles that the body prints and 目录 does not list: a title with a byline under it, inside another one.

In: the body's lines and the title blocks found so far. Out: further title blocks. Only a title between a
finished text and a line that names its author counts; anything less is a subheading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bulletin.importer.front.contents import DECK, Entry
from bulletin.importer.reading.credits import read_credits
from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import BYLINE_LABEL, is_institution, is_person, read_persons
from bulletin.importer.reading.numbering import read_numbering
from bulletin.importer.reading.text import FULL_SPACE, close_spaced, ends_open, key
from bulletin.importer.splitting.headlines import is_notice
from bulletin.importer.splitting.titleblock import (
    TitleBlock,
    is_talking_title,
    is_title_like,
    read_title_block,
)

LABEL = re.compile(r"^[◎●◆■▲★☆◇□○※▪【〔\[]+\s*([\u3400-\u9fff·]{2,8})\s*[◎●◆■▲★☆◇□○※▪】〕\]]*$")
LEAST_TEXT = 120
"""Characters that follow under the byline of an article."""
LEAST_TITLE = 4
LONGEST_NAME = 4
MOST_TITLES = 3


def find_unlisted(
    body: Sequence[Line], start: int, end: int, department: str, corpus: Corpus
) -> list[tuple[Entry, TitleBlock]]:
    """Title blocks between lines ``start`` and ``end``, the text of one article that 目录 lists."""
    found: list[tuple[Entry, TitleBlock]] = []
    floor = start
    for i in range(start + 1, end - 1):
        if i >= floor and is_notice(body[i].text) and not ends_open(body[i - 1].text):
            title = close_spaced(body[i].text)
            found.append((Entry(department, None, title), TitleBlock(i, i + 1, title)))
            floor = i + 1
            continue
        if i <= floor or not (_is_byline(body[i]) or _stands_for_one(body, i)):
            continue
        top = _title_above(body, floor, i)
        if top is None or not _text_follows(body, i + 1, end):
            continue
        titles = _own_title(body, top, i)
        named = _label(body[top - 1])
        title = FULL_SPACE.join(close_spaced(body[k].text) for k in titles)
        entry = Entry(named or department, None, title)
        block = read_title_block(body, titles, top, entry, corpus)
        block = replace(block, start=block.start - 1) if named else block
        found.append((entry, block))
        floor = block.end
    return found


def _is_byline(line: Line) -> bool:
    text = line.text
    if line.level or line.row or line.jump_in or text[-1] in "。：；，":
        return False
    return is_person(text) or bool(read_credits(text) or (BYLINE_LABEL.match(text) and read_persons(text)))


def _stands_for_one(body: Sequence[Line], i: int) -> bool:
    """Whether line ``i`` is a pen name: as short as a name, under a line marked as a heading."""
    line = body[i]
    short = not line.level and len(line.text) <= LONGEST_NAME and len(key(line.text)) == len(line.text)
    return short and body[i - 1].level in (1, 2) and read_numbering(line.text) is None


def _title_above(body: Sequence[Line], floor: int, i: int) -> int | None:
    """The first of the title lines right above line ``i``, when the text before them is finished."""
    top = i
    while top > floor and i - top < MOST_TITLES and _is_title(body[top - 1]):
        top -= 1
    if top in (floor, i):
        return None
    before = body[top - 1]
    closed = not ends_open(before.text) or before.jump_out is not None or _label(before)
    return top if closed else None


def _label(line: Line) -> str:
    """The department that the line names between marks (■权益课堂■); empty when it names none."""
    match = LABEL.match(line.text)
    return match[1] if match else ""


def _is_title(line: Line) -> bool:
    titled = is_title_like(line) or is_talking_title(line.text) or DECK.match(line.text) is not None
    return titled and not line.jump_in and not line.jump_out and not is_institution(line.text)


def _own_title(body: Sequence[Line], top: int, i: int) -> range:
    """The line that is the title: the source's heading, else the last one that is no deck."""
    marked = [k for k in range(top, i) if body[k].level and not DECK.match(body[k].text)]
    plain = [
        k for k in range(top, i) if not DECK.match(body[k].text) and len(key(body[k].text)) >= LEAST_TITLE
    ]
    place = marked[0] if marked else (plain[-1] if plain else top)
    return range(place, place + 1)


def _text_follows(body: Sequence[Line], start: int, end: int) -> bool:
    size = 0
    for line in body[start:end]:
        if line.jump_in or _is_byline(line):
            break
        size += len(line.text)
        if size >= LEAST_TEXT:
            return True
    return False
