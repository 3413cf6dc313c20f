"""Dates that cannot be: no such day, another weekday, a range or a chronicle that runs backwards."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bulletin.check.characters import is_inside, quoted_spans
from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Kind, Manuscript, Passage
from bulletin.errors import Severity

_DAY = re.compile(r"(?:(?<!\d)(?P<year>\d{4})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_WEEKDAY = re.compile(r"[（(，, ]?(?:星期|礼拜|周)(?P<name>[一二三四五六日天])(?![年岁刊末报到])")
_RANGE = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日?[ ]?(?:—|–|-|～|~|至|到)[ ]?(\d{1,2})日")
_ITEM_DATE = re.compile(
    r"[\s\ue000★]*(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日?"
    r"(?P<more>[ ]?(?:——?|–|-|～|~|至|到|、)[ ]?(?:\d{1,2}月)?\d{1,2}日)?日?(?P<part>[上下]午|晚)?"
)
_NAMES = "一二三四五六日"
_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class _Entry:
    """A dated item of a chronicle."""

    year: int | None
    month: int
    day: int
    is_range: bool
    part: int | None
    """0 for the morning, 1 for the afternoon, 2 for the evening; None where nothing is said."""
    written: str
    passage: Passage


def check_days(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Days that no calendar has, and weekdays that do not belong to their day; quotations are left."""
    for passage in manuscript.passages:
        quoted = quoted_spans(passage.text)
        for found in _DAY.finditer(passage.text):
            if is_inside(found.start(), quoted):
                continue
            year = int(found["year"]) if found["year"] else manuscript.year
            month, day = int(found["month"]), int(found["day"])
            if day > _length(year, month):
                sure = found["year"] is not None or day > _length(_LEAP_YEAR, month)
                yield manuscript.find(
                    passage.start + found.start(),
                    "date-impossible",
                    Severity.ERROR if sure else Severity.WARNING,
                    f"日历上没有“{found[0]}”这一天",
                    "核对原始记录，改正月份或日子",
                )
            elif year is not None and day > 0:
                yield from _weekday(manuscript, passage, found, datetime.date(year, month, day))


def check_ranges(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """5月10—9日: a range of days that ends before it begins."""
    for passage in manuscript.passages:
        for found in _RANGE.finditer(passage.text):
            if int(found[2]) >= int(found[3]):
                message = f"起止日期前后颠倒或相同：“{found[0]}”"
                start = passage.start + found.start()
                remedy = "核对起止的日子；跨月的写全，例如 5月30日至6月2日"
                yield manuscript.find(start, "range-backwards", Severity.WARNING, message, remedy)


def check_chronicle(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Items of a chronicle whose dates run backwards; certain only between two single days."""
    if not manuscript.is_chronicle:
        return
    entries = [entry for passage in manuscript.of_kind(Kind.ITEM) if (entry := _entry(passage))]
    for first, second in pairwise(entries):
        if not _is_before(second, first):
            continue
        same_day = (first.month, first.day) == (second.month, second.day)
        sure = not (first.is_range or second.is_range or same_day)
        message = f"日期应从前往后排，“{second.written}”排在了“{first.written}”的后面"
        remedy = "按日期调换次序；日期写错了的，改正日期"
        severity = Severity.ERROR if sure else Severity.WARNING
        yield manuscript.find(second.passage.start, "date-order", severity, message, remedy)


def _weekday(
    manuscript: Manuscript, passage: Passage, found: re.Match[str], date: datetime.date
) -> Iterator[Finding]:
    named = _WEEKDAY.match(passage.text, found.end())
    if named is None:
        return
    written = _NAMES.index(named["name"].replace("天", "日"))
    if written != date.weekday():
        message = (
            f"{date.year}年{date.month}月{date.day}日是星期{_NAMES[date.weekday()]}，现为星期{named['name']}"
        )
        severity = Severity.ERROR if found["year"] else Severity.WARNING
        start = passage.start + found.start()
        yield manuscript.find(start, "weekday", severity, message, "查一查日历，改正日期或星期")


def _length(year: int | None, month: int) -> int:
    """Days of a month; 0 when there is no such month."""
    if not 1 <= month <= len(calendar.month_name) - 1:
        return 0
    return calendar.monthrange(year or _LEAP_YEAR, month)[1]


def _entry(passage: Passage) -> _Entry | None:
    found = _ITEM_DATE.match(passage.text)
    if found is None:
        return None
    part = {"上午": 0, "下午": 1, "晚": 2}.get(found["part"] or "")
    year = int(found["year"]) if found["year"] else None
    written = found[0].strip(" \t\n\ue000★")
    return _Entry(year, int(found["month"]), int(found["day"]), bool(found["more"]), part, written, passage)


def _is_before(second: _Entry, first: _Entry) -> bool:
    """Whether the second entry is earlier; January after December is the next year."""
    if first.year and second.year and first.year != second.year:
        return second.year < first.year
    if (first.month, second.month) == (12, 1):
        return False
    days = (second.month, second.day), (first.month, first.day)
    if days[0] == days[1] and second.part is not None and first.part is not None:
        return second.part < first.part
    return days[0] < days[1]
