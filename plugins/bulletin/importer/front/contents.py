"""The table of contents (目录): which article stands in which department on which page.

In: the lines of the contents region. Out: entries in printed order. Page numbers may stand before or after
the titles; titles, decks and authors may run over several lines; a department has a mark before it, or is a
short line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from bulletin.importer.front.page_columns import MARK as DEPARTMENT_MARK
from bulletin.importer.front.page_columns import PAGE_ALONE as LONE_PAGE
from bulletin.importer.front.page_columns import pair_columns
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import is_institution, is_person, join_single_characters
from bulletin.importer.reading.text import FULL_SPACE, close_spaced, has_cjk, key

HEADINGS = frozenset(("目录", "目次", "本期目录", "本期目次", "总目录", "总目次", "要目", "本期要目"))
PAGE_FIRST = re.compile(
    r"^[（(]?[Pp]?0{0,2}(\d{1,3})(?:\s*[-—–~]\s*\d{1,3})?[)）]?(?:\s*[/／|.、·…]+\s*|\s+|(?=[\u3400-\u9fff“《]))(.+)$"
)
PAGE_LAST = re.compile(r"^(.+?)(?:[\s.…·．⋯—\-_]*[/／（(…·.⋯][\s.…·．⋯—\-_]*|\s+)[（(]?[Pp]?(\d{1,3})[）)]?$")
MARK = DEPARTMENT_MARK
PAGE_ALONE = LONE_PAGE
LONGEST_LINE = 60
DECK = re.compile(r"^(?:——|—|--+|―+|─+)\s*")
LEADERS = re.compile(r"[.…·．⋯]{2,}")
COUNT_WORDS = re.compile(r"^(?:年|月|日|个|项|条|届|次|名|位|家|人|周年|号|大|亿|万|千)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of 目录; ``lines`` are its source line numbers, ``page`` as printed (None: unreadable)."""

    department: str
    page: int | None
    title: str
    deck: str = ""
    author: str = ""
    lines: tuple[int, ...] = ()


def is_contents_heading(text: str) -> bool:
    """Whether the line is the heading 目录."""
    bare = key(text)
    chinese = re.sub("[A-Za-z]", "", bare)
    return chinese in HEADINGS or (not chinese and bare.upper() == "CONTENTS")


def read_entry(text: str, page_first: bool) -> tuple[int, str] | None:
    """Page and title of an entry's line, or None."""
    if page_first:
        match = PAGE_FIRST.match(text)
        if (
            match
            and has_cjk(match[2])
            and not (text[match.end(1) :][:1].strip() and COUNT_WORDS.match(match[2]))
        ):
            return int(match[1]), match[2]
        return None
    match = PAGE_LAST.match(text)
    return (int(match[2]), match[1]) if match and has_cjk(match[1]) else None


def pages_stand_first(lines: Sequence[Line]) -> bool:
    """Whether this table prints the page before the title; lines behind the first sentence are no table."""
    end = next(
        (i for i, line in enumerate(lines) if len(line.text) > LONGEST_LINE or line.text[-1] in "。！"), None
    )
    lines = lines[:end]
    first = sum(read_entry(line.text, page_first=True) is not None for line in lines)
    last = sum(read_entry(line.text, page_first=False) is not None for line in lines)
    return first >= last


def read_contents(lines: Sequence[Line]) -> tuple[Entry, ...]:
    """All entries."""
    page_first = pages_stand_first(lines)
    table = _Table(page_first, marked=any(MARK.match(line.text) for line in lines))
    lines = pair_columns(lines, page_first=page_first)
    for line, following in zip_longest(lines, lines[1:]):
        if not is_contents_heading(line.text):
            table.add(line, following)
    return tuple(_part_author(entry) for entry in table.entries if entry.title)


def part_decks(entries: Sequence[Entry], highlights: Sequence[str]) -> tuple[Entry, ...]:
    """The entries, parted into title and deck where the cover prints a dash between these."""
    dashed = [re.split("——|—|--+", text, maxsplit=1) for text in highlights]
    halves = {(key(pair[0]), key(pair[1])) for pair in dashed if len(pair) > 1}
    parted = []
    for entry in entries:
        places = [m for m in re.finditer(FULL_SPACE, entry.title) if not entry.deck]
        cut = next(
            (m for m in places if (key(entry.title[: m.start()]), key(entry.title[m.end() :])) in halves),
            None,
        )
        parted.append(
            replace(entry, title=entry.title[: cut.start()], deck=entry.title[cut.end() :]) if cut else entry
        )
    return tuple(parted)


class _Table:
    """The table while it is read: the department in force, lines that wait for their page."""

    def __init__(self, page_first: bool, *, marked: bool) -> None:
        self.page_first = page_first
        self.marked = marked
        self.entries: list[Entry] = []
        self.department = ""
        self.waiting: list[Line] = []

    def add(self, line: Line, following: Line | None) -> None:
        """One line: a department, an entry, a page alone, or more of an entry."""
        found = read_entry(line.text, self.page_first)
        alone = PAGE_ALONE.match(line.text)
        if found:
            self._enter(found, line)
        elif _is_department(line, following, self.marked, self.page_first):
            self.department, self.waiting = _department_name(line.text), []
        elif alone and (self.page_first or not self.waiting):
            self.entries.append(Entry(self.department, int(alone[1]), "", lines=(line.number,)))
        elif alone:
            self._enter((int(alone[1]), ""), line)
        elif self._continues(line):
            self.entries[-1] = _extend(self.entries[-1], line)
        elif not self.page_first and has_cjk(line.text):
            self.waiting.append(line)

    def _enter(self, found: tuple[int, str], line: Line) -> None:
        self.entries.append(_entry(self.department, found, [*self.waiting, line]))
        self.waiting = []

    def _continues(self, line: Line) -> bool:
        """Whether the line goes on with the entry before it."""
        if not self.entries or not has_cjk(line.text):
            return False
        return (
            self.page_first
            or DECK.match(line.text) is not None
            or (not self.waiting and _is_author(line.text))
        )


def _entry(department: str, found: tuple[int, str], lines: list[Line]) -> Entry:
    page, text = found
    entry = Entry(department, page, "", lines=())
    for line in lines[:-1]:
        entry = _extend(entry, line)
    last = lines[-1]
    return (
        _extend(entry, replace(last, text=text))
        if text
        else replace(entry, lines=(*entry.lines, last.number))
    )


def _extend(entry: Entry, line: Line) -> Entry:
    numbers = (*entry.lines, line.number)
    text = LEADERS.sub(" ", line.text).strip()
    if DECK.match(text):
        return replace(entry, deck=DECK.sub("", text), lines=numbers)
    if entry.deck and not _is_author(text):
        return replace(entry, deck=entry.deck + text, lines=numbers)
    if entry.title and _is_author(text):
        return replace(entry, author=text, lines=numbers)
    joint = FULL_SPACE if entry.title else ""
    return replace(entry, title=entry.title + joint + text, lines=numbers)


SLASHED = re.compile(r"(?<=[\u3400-\u9fff])\s*[／/]\s*(?=[\u3400-\u9fff 　]{2,5}$)")


def _slashes(title: str) -> str:
    """The title in which the bar before a name at the end is a space (湛 蓝／艾青石)."""
    while SLASHED.search(title):
        title = SLASHED.sub(" ", title)
    return title


AND_OTHERS = re.compile(r"[ \u3000]*等[一二三四五六七八九十\d]*[名位]?(?:代表|委员|同志|人)?$")


def _part_author(entry: Entry) -> Entry:
    """The author taken from the end of the title's line (新时代的指南 王某某, …的说明 姚 某)."""
    title, author = entry.title, entry.author
    deck_inside = re.search(r"[\s　](——.+)$", title)
    if deck_inside:
        title, entry = title[: deck_inside.start()], replace(entry, deck=DECK.sub("", deck_inside[1]))
    tokens = join_single_characters(re.split(r"[ 　]+", AND_OTHERS.sub("", _slashes(title).strip())))
    names: list[str] = []
    while not author and len(tokens) > 1 and is_person(tokens[-1]):
        names.insert(0, tokens.pop())
    if not author and not names and len(tokens) > 1 and is_institution(tokens[-1]) and len(tokens[-1]) <= 12:
        names = [tokens.pop()] if len("".join(tokens)) > 6 else []
    named = " ".join(join_single_characters(author.split())) or " ".join(names)
    return replace(entry, title=FULL_SPACE.join(tokens), author=named)


def _is_author(text: str) -> bool:
    tokens = join_single_characters(text.split())
    return all(is_person(token) for token in tokens) or is_institution(text)


def _is_department(line: Line, following: Line | None, marked: bool, page_first: bool) -> bool:
    if MARK.match(line.text):
        return True
    if line.level >= 2 and has_cjk(line.text) and len(key(line.text)) <= 12:
        return True
    if (
        marked
        or not has_cjk(line.text)
        or len(key(line.text)) > 8
        or is_person(line.text)
        or is_institution(line.text)
    ):
        return False
    return following is not None and read_entry(following.text, page_first) is not None


def _department_name(text: str) -> str:
    match = MARK.match(text)
    return close_spaced(match[1] if match else text).strip()
