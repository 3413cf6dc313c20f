"""The sheets of a newspaper: where each printed page begins and which number it bears.

In: the lines of the page heads (date, edition, editors) and the drafts. Out: Sheets, and for each draft the
page that it stands on. A tail never stands on the sheet of its head, which tells an orphan from a tail.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.front.pages import PageSpan
from bulletin.importer.reading.furniture import LeftOut
from bulletin.importer.reading.numbering import han_number

EDITION = re.compile(
    r"第\s*[A-Za-z]?\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*版|(?<!\d)[A-Za-z]?0?(\d{1,2})\s*版(?!面)"
)
NAMED = re.compile(
    r"^[\u3400-\u9fff·]{2,8}[ \u3000]+[A-Za-z]?0?(\d{1,2})$"
    r"|^[A-Za-z]?0?(\d{1,2})[ \u3000]+[\u3400-\u9fff·]{2,8}$"
)
TODAY = re.compile(r"今日\s*\d+\s*版|本期\s*\d+\s*版|共\s*\d+\s*版")
HEAD = re.compile(r"星期[一二三四五六日天]")
REACH = 8
"""Source lines within which the lines of one page head stand."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """``starts`` are line numbers in rising order, ``pages`` the printed number of each or None."""

    starts: tuple[int, ...] = ()
    pages: tuple[int | None, ...] = ()

    def index(self, line: int) -> int:
        """Which sheet the line stands on; -1 before the first."""
        return bisect_right(self.starts, line) - 1

    def span(self, line: int) -> PageSpan:
        """The page that the line stands on; 0 when it is not known."""
        place = self.index(line)
        page = self.pages[place] or 0 if place >= 0 else 0
        return PageSpan(page, page)


def read_sheets(page_lines: Sequence[LeftOut]) -> Sheets:
    """The sheets by the lines of their heads."""
    starts: list[int] = []
    pages: list[int | None] = []
    for item in page_lines:
        number = read_edition(item.text)
        if number is None and not HEAD.search(item.text):
            continue
        if starts and item.line - starts[-1] <= REACH and (number is None or pages[-1] in (None, number)):
            pages[-1] = pages[-1] or number
            continue
        starts.append(item.line)
        pages.append(number)
    return Sheets(tuple(starts), tuple(pages))


def read_edition(text: str) -> int | None:
    """The number of the page in a line of its head."""
    match = EDITION.search(TODAY.sub("", text)) or NAMED.match(text.strip())
    if not match:
        return None
    number = next(group for group in match.groups() if group)
    return int(number) if number.isdecimal() else han_number(number)
