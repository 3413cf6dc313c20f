"""Which line of a title block is the kicker, the title, the deck, the byline, the label of the page.

In: the lines of one block and how many title lines the page's blocks usually have. Out: Roles. For pages
without contents; where there are contents, ``titleblock`` knows the title beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bulletin.importer.front.contents import DECK, MARK
from bulletin.importer.reading.credits import read_credits
from bulletin.importer.reading.dates import read_date
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import (
    BYLINE_LABEL,
    WORDS,
    Person,
    is_institution,
    is_person,
    is_post,
    read_persons,
)
from bulletin.importer.reading.text import FULL_SPACE, close_spaced, has_cjk, key
from bulletin.importer.splitting.kinds import Kind

SHORT = 8
PLACE = re.compile(r"[省市县区镇乡村]$|街道$|社区$")
LONGEST_HALF = 12
MOST_HALVES = 2
PLACED = re.compile(r"^([\u3400-\u9fff]{2,4})\s*[（(]([\u3400-\u9fff]{2,6})[）)]$")
"""A contributor and where he lives: 王某某（某州）."""
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
    date: str = ""


def part_roles(lines: Sequence[Line], kinds: Sequence[Kind], usual: int, *, first: bool) -> Roles:
    """The roles; ``first`` is the first block of the page, whose surplus lines are the page's own heading."""
    titles = [line for line, kind in zip(lines, kinds, strict=True) if kind is Kind.TITLE]
    decks = [DECK.sub("", line.text) for line, kind in zip(lines, kinds, strict=True) if kind is Kind.DECK]
    authors: list[Person] = []
    for line, kind in zip(lines, kinds, strict=True):
        if kind is Kind.BYLINE:
            authors += read_byline(line.text) or (Person(line.text),)
        elif authors and line in titles and is_post(line.text):
            authors[-1] = replace(authors[-1], post=line.text)
            titles.remove(line)
    labels = [
        (read_label(line.text) or line.text)
        for line, kind in zip(lines, kinds, strict=True)
        if kind is Kind.LABEL
    ]
    heading = ""
    if first and not labels and (surplus := _surplus(titles, len(decks), usual)):
        heading, titles = FULL_SPACE.join(line.text for line in titles[:surplus]), titles[surplus:]
    kicker, title, under = _part_titles(titles)
    title, beside = _part_name(title) if not authors else (title, ())
    dates = [line.text for line, kind in zip(lines, kinds, strict=True) if kind is Kind.DATE]
    date = next((read_date(text) for text in dates if read_date(text)), "")
    decks += [text for text in dates if read_date(text) != date or not date]
    department = labels[0] if labels else ""
    return Roles(title, kicker, (*under, *decks), (*authors, *beside), department, heading, date)


def _surplus(titles: Sequence[Line], decks: int, usual: int) -> int:
    """How many lines are the page's heading: those over the institution that heads the first article."""
    if len(titles) + decks > usual > 1:
        return len(titles) + decks - usual
    return next((i for i, line in enumerate(titles[:-1]) if i and is_institution(line.text)), 0)


def _part_name(title: str) -> tuple[str, tuple[Person, ...]]:
    """The title and the spaced name behind it (等车的人 南 星)."""
    parts = title.split()
    for size in (3, 2):
        rest, name = parts[:-size], parts[-size:]
        if rest and _is_spaced(name) and len(rest[-1]) > 1:
            return FULL_SPACE.join(rest), (Person("".join(name)),)
    return title, ()


def _part_titles(lines: Sequence[Line]) -> tuple[str, str, tuple[str, ...]]:
    """Kicker, title, decks. The source's heading wins; two lines of one length are one title."""
    texts = [close_spaced(line.text) for line in lines]
    if len(texts) <= 1:
        return "", texts[0] if texts else "", ()
    levels = [line.level for line in lines if line.level]
    if levels and min(levels) < max(line.level or 7 for line in lines):
        main = next(i for i, line in enumerate(lines) if line.level == min(levels))
        last = main
        while last + 1 < len(lines) and lines[last + 1].level == min(levels):
            last += 1
        return (
            FULL_SPACE.join(texts[:main]),
            FULL_SPACE.join(texts[main : last + 1]),
            tuple(texts[last + 1 :]),
        )
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
        if abs(sizes[i] - sizes[i + 1]) <= 1
        and max(sizes[i : i + 2]) <= LONGEST_HALF
        and not any(FULL_SPACE in text or " " in text for text in texts[i : i + 2])
    ]
    return found[0] if len(found) == 1 and not is_institution(texts[found[0]]) else None


def _part_two(above: str, below: str) -> tuple[str, str, tuple[str, ...]]:
    upper, lower = len(key(above)), len(key(below))
    if len(below.split()) > MOST_HALVES and len(above.split()) == 1:
        return "", above, (below,)
    if _is_kicker(above):
        return above, below, ()
    if abs(upper - lower) <= 1:
        return "", above + FULL_SPACE + below, ()
    if lower > 1.6 * upper and lower > 16:
        return "", above, (below,)
    return above, below, ()


def _is_kicker(text: str) -> bool:
    return is_institution(text) or (len(key(text)) <= SHORT and PLACE.search(text) is not None)


def read_byline(text: str) -> tuple[Person, ...]:
    """The persons of a line that is a byline; a pen name is known by its spaces (禾 木)."""
    if persons := read_credits(text):
        return persons
    if BYLINE_LABEL.match(text) or is_person(text):
        return read_persons(text)
    if (placed := PLACED.match(text)) and is_person(placed[1]):
        return (Person(placed[1], placed[2]),)
    return (Person("".join(text.split())),) if _is_spaced(text.split()) else ()


def _is_spaced(parts: Sequence[str]) -> bool:
    if "".join(parts) in WORDS:
        return False
    return 2 <= len(parts) <= LONGEST_PEN_NAME and all(len(part) == 1 and has_cjk(part) for part in parts)


def read_label(text: str) -> str:
    """The department that the line names: 【要闻】, ◎ 社情民意, 综合新闻; empty when it is none."""
    if mark := MARK.match(text):
        return mark[1]
    return text if PAGE_DEPARTMENT.fullmatch(text) else ""
