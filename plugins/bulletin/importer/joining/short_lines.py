"""Short lines that are whole as they stand: verse, rows of a flattened table, the end of a letter, footnotes.

In: the lines of one article. Out: numbers of the lines that no other line joins, and of those that are
footnotes. Verse is told from prose that keeps its printed lines by its widths, which differ, or by the mark
at the end of every line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bulletin.importer.reading.dates import is_date
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import is_institution, is_person, read_persons
from bulletin.importer.reading.numbering import read_numbering, starts_new
from bulletin.importer.reading.text import cells, close_spaced, ends_open, has_inner_stop, key

LONGEST_VERSE = 22
LEAST_VERSES = 4
FREE_OF_STOPS = 0.65
LEAST_COLUMNS = 4
"""Columns from which two lines behind each other are rows of a table."""
METRES = 2
"""Lengths of line that regular verse may have."""
EVEN = 0.7
EVEN_WRAPPED = 0.3
"""Share of lines of one width from which a run of short lines is prose that keeps its printed lines."""
VERSE_ENDS = "，。；！？、：…—"
APPARATUS = re.compile(
    r"^[\[【［〔]?\s*(?:摘\s*要|关\s*键\s*词|内容提要|提\s*要|Abstract|ABSTRACT|Key\s?words|参考文献|注\s*释|中图分类号)\s*[\]】］〕：:]"
    r"|^[（(]\s*责任?编辑?[^（）()]{1,16}[）)]$|^[（(](?:完|待续|未完待续|全文完)[）)]$"
)
FORMULAS = frozenset(("此致", "敬礼", "特此报告", "特此通知", "妥否请批示"))
LONGEST_SIGNATURE = 30
DAY = re.compile(r"^[★☆●◆■▲▼◎○▪※◇□△►·]?\s*(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日")
LEAST_DAYS = 3
ABOUT_AUTHOR = re.compile(
    r"^[\[【［〔(（]?\s*(?:作者简介|基金项目|收稿日期|作者单位|项目来源|通讯作者)\s*[\]】］〕)）：:]"
)
LEFT_OPEN = re.compile(
    r"(?:[的和与及在以把对向从于是将为让使]|通过|坚持|围绕|推动|促进|实现|加强|推进|切实|不断|进一步)$"
)
"""Words that no heading ends with."""
LEAST_HALF, LONGEST_HALF = 3, 22
"""Characters of one of the two printed lines of a heading."""
NOTE_MARK = re.compile(r"^(?:注\s*[：:]?\s*)?([①-⑳]|[\[［〔]\s*\d{1,2}\s*[\]］〕]|[※*＊])")


def find_alone(lines: Sequence[Line], wrap: float) -> frozenset[int]:
    """Numbers of the lines of verse and of the formulas, names and dates that end a letter."""
    return frozenset(_verses(lines, wrap) | _endings(lines) | _rows(lines))


def find_notes(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines that begin with a mark to which another line refers inside its text."""
    inside = {mark for line in lines for mark in _marks(line.text[1:])}
    return frozenset(
        line.number
        for line in lines
        if ABOUT_AUTHOR.match(line.text)
        or ((match := NOTE_MARK.match(line.text)) and key_of(match[1]) in inside)
    )


def find_dated(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines that begin with a day, when the article is a list of days."""
    found = [line.number for line in lines if DAY.match(line.text)]
    return frozenset(found) if len(found) >= LEAST_DAYS and len(found) * 2 >= len(lines) else frozenset()


def find_second_halves(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines that end a numbered heading of two printed lines, which stands over a text."""
    found: set[int] = set()
    for first, second, text in zip(lines, lines[1:], lines[2:], strict=False):
        number = read_numbering(first.text)
        if number is None or not number.level or first.level != second.level or text.level > second.level:
            continue
        if not LEFT_OPEN.search(first.text):
            continue
        if all(_may_be_half(line) for line in (first, second)) and len(text.text) > LONGEST_HALF:
            found |= set() if starts_new(second.text) or is_person(second.text) else {second.number}
    return frozenset(found)


def _may_be_half(line: Line) -> bool:
    plain = not line.row and not line.jump_in and not line.jump_out
    return plain and LEAST_HALF <= len(line.text) <= LONGEST_HALF and line.text[-1] not in "。，；：、！？"


def key_of(mark: str) -> str:
    """The mark without spaces and in one kind of brackets."""
    return re.sub(r"\s", "", mark).translate(str.maketrans("［］〔〕＊", "[][]*"))


def _marks(text: str) -> set[str]:
    return {key_of(mark) for mark in re.findall(r"[①-⑳]|[\[［〔]\s*\d{1,2}\s*[\]］〕]|[※＊*]", text)}


def _verses(lines: Sequence[Line], wrap: float) -> set[int]:
    found: set[int] = set()
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and _may_be_verse(line):
            run.append(line)
            continue
        if len(run) >= LEAST_VERSES and _is_verse(run, wrap):
            found |= {verse.number for verse in run}
        run = []
    return found


def _may_be_verse(line: Line) -> bool:
    return (
        len(line.text) <= LONGEST_VERSE
        and not line.row
        and not line.level
        and not line.jump_in
        and not line.jump_out
        and not starts_new(line.text)
    )


def _is_verse(run: Sequence[Line], wrap: float) -> bool:
    free = sum(not has_inner_stop(line.text.rstrip(VERSE_ENDS)) for line in run)
    if free < FREE_OF_STOPS * len(run):
        return False
    if all(line.text[-1] in VERSE_ENDS for line in run) and len({len(line.text) for line in run}) <= METRES:
        return True
    if sum(ends_open(line.text) for line in run) <= len(run) / 2:
        return False
    if wrap:
        return sum(cells(line.text) >= wrap - 2 for line in run) < EVEN_WRAPPED * len(run)
    width = max(cells(line.text) for line in run)
    return sum(cells(line.text) >= width - 1 for line in run) < EVEN * len(run)


def _rows(lines: Sequence[Line]) -> set[int]:
    """Rows of a table that lost its rules: lines of several columns behind each other, without a stop."""
    found: set[int] = set()
    for above, below in pairwise(lines):
        if all(_may_be_row(line) for line in (above, below)):
            found |= {above.number, below.number}
    return found


def _may_be_row(line: Line) -> bool:
    return not line.jump_in and not line.jump_out and not line.level and has_columns(line.text)


def has_columns(text: str) -> bool:
    """Whether the text has the build of a table's row: several columns, no stop between or behind them."""
    return len(close_spaced(text).split()) >= LEAST_COLUMNS and ends_open(text) and not has_inner_stop(text)


def _endings(lines: Sequence[Line]) -> set[int]:
    found = {
        line.number
        for line in lines
        if key(line.text) in FORMULAS or is_date(line.text) or APPARATUS.match(line.text)
    }
    for name, date in pairwise(lines):
        if is_date(date.text) and len(name.text) <= LONGEST_SIGNATURE and ends_open(name.text):
            signs = is_institution(name.text) or read_persons(name.text) or " " in name.text
            found |= {name.number} if signs or "\u3000" in name.text else set()
    return found
