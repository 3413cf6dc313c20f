"""Which line of a title block is the kicker, the title, the deck, the byline, the label of the page.

In: the lines of one block and how many title lines the page's blocks usually have. Out: Roles. For pages
without contents; where there are contents, ``titleblock`` knows the title beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.front.contents import DECK, MARK
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import (
    BYLINE_LABEL,
    Person,
    is_institution,
    is_person,
    is_post,
    read_persons,
)
from bulletin.importer.reading.text import FULL_SPACE, close_spaced, has_cjk, key

SHORT = 8
LONGEST_HALF = 12
LONGEST_PEN_NAME = 3
PAGE_DEPARTMENT = re.compile(
    r"(?:.{0,4}(?:新闻|要闻|专题|专版|副刊|评论|视点|天地|之窗|在线|聚焦)|综合|时政|民生|经济|文化|理论|社会)"
)


@dataclass(frozen=True, slots=True)
class Roles:
    """What the lines of a block are."""

    title: str
    kicker: str = ""
    deck: tuple[str, ...] = ()
    authors: tuple[Person, ...] = ()
    department: str = ""
    page_heading: str = ""


def part_roles(lines: Sequence[Line], usual: int, *, first: bool) -> Roles:
    """The roles; ``first`` is the first block of the page, whose surplus lines are the page's own heading."""
    titles: list[Line] = []
    decks: list[str] = []
    authors: list[Person] = []
    department = ""
    for line in lines:
        persons = _read_byline(line.text) if titles else ()
        if persons:
            authors += persons
        elif DECK.match(line.text) and titles:
            decks.append(DECK.sub("", line.text))
        elif not titles and not department and len(lines) > 1 and (label := read_label(line.text)):
            department = label
        elif is_post(line.text) and authors:
            authors[-1] = Person(authors[-1].name, line.text)
        else:
            titles.append(line)
    heading = ""
    if first and not department and len(titles) > usual > 1:
        surplus = len(titles) - usual
        heading, titles = FULL_SPACE.join(line.text for line in titles[:surplus]), titles[surplus:]
    kicker, title, under = _part_titles(titles)
    return Roles(title, kicker, (*under, *decks), tuple(authors), department, heading)


def _read_byline(text: str) -> tuple[Person, ...]:
    """The persons of a line under a title; a pen name is known by its spaces (禾 木)."""
    if BYLINE_LABEL.match(text) or is_person(text):
        return read_persons(text)
    parts = text.split()
    spaced = 2 <= len(parts) <= LONGEST_PEN_NAME and all(len(part) == 1 and has_cjk(part) for part in parts)
    return (Person("".join(parts)),) if spaced else ()


def read_label(text: str) -> str:
    """The department that the line names: 【要闻】, ◎ 社情民意, 综合新闻; empty when it is none."""
    if mark := MARK.match(text):
        return mark[1]
    return text if PAGE_DEPARTMENT.fullmatch(text) else ""


def _part_titles(lines: Sequence[Line]) -> tuple[str, str, tuple[str, ...]]:
    """Kicker, title, decks. The source's heading wins; two lines of one length are one title."""
    texts = [close_spaced(line.text) for line in lines]
    if len(texts) <= 1:
        return "", texts[0] if texts else "", ()
    levels = [line.level for line in lines if line.level]
    if levels and min(levels) < max(line.level or 7 for line in lines):
        main = next(i for i, line in enumerate(lines) if line.level == min(levels))
        return FULL_SPACE.join(texts[:main]), texts[main], tuple(texts[main + 1 :])
    if len(texts) == 2:
        return _part_two(texts[0], texts[1])
    if len(texts) > 2 and (halves := _find_halves(texts)) is not None:
        return (
            FULL_SPACE.join(texts[:halves]),
            "".join(texts[halves : halves + 2]),
            tuple(texts[halves + 2 :]),
        )
    if len(texts) == 3 and _is_kicker(texts[0]):
        kicker, title, under = _part_two(texts[1], texts[2])
        return (FULL_SPACE.join((texts[0], kicker)), title, under) if kicker else (texts[0], title, under)
    return texts[0], texts[1], tuple(texts[2:])


def _find_halves(texts: Sequence[str]) -> int | None:
    """The first of two lines of one length, shorter than what stands above: a headline in two lines."""
    sizes = [len(key(text)) for text in texts]
    found = [
        i
        for i in range(len(texts) - 1)
        if abs(sizes[i] - sizes[i + 1]) <= 1 and max(sizes[i : i + 2]) <= LONGEST_HALF
    ]
    return found[0] if len(found) == 1 and not is_institution(texts[found[0]]) else None


def _part_two(above: str, below: str) -> tuple[str, str, tuple[str, ...]]:
    upper, lower = len(key(above)), len(key(below))
    if _is_kicker(above):
        return above, below, ()
    if abs(upper - lower) <= 1:
        return "", above + FULL_SPACE + below, ()
    if lower > 1.6 * upper and lower > 16:
        return "", above, (below,)
    return above, below, ()


def _is_kicker(text: str) -> bool:
    return is_institution(text) or (len(key(text)) <= SHORT and is_institution(text + "会"))
