"""Dates that stand on a line of their own: （2022年9月29日）, 二〇二〇年十一月二日, 2021.3.5.

In: one line. Out: the date as 2022-09-29, or empty; and whether a line is a date and nothing else.
"""

from __future__ import annotations

import re

from bulletin.importer.reading.numbering import DIGITS, han_number

YEAR = r"(?:(?:19|20)\d\d|[一二][〇○零O0一二三四五六七八九]{3})"
SMALL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DATE = re.compile(
    rf"^[（(]?\s*({YEAR})\s*年\s*({SMALL})\s*月\s*(?:({SMALL})\s*日)?\s*[）)]?$"
    r"|^[（(]?\s*((?:19|20)\d\d)\s*[.．\-/]\s*(\d{1,2})\s*[.．\-/]\s*(\d{1,2})\s*[）)]?$"
)


def is_date(text: str) -> bool:
    """Whether the line is a date, perhaps without a day, and nothing else."""
    return DATE.match(text) is not None


def read_date(text: str) -> str:
    """The day as 2022-09-29; empty when the line is no date or names no day."""
    match = DATE.match(text)
    if not match:
        return ""
    year, month, day = match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)
    return f"{_year(year)}-{_small(month):02}-{_small(day):02}" if day else ""


def _year(text: str) -> str:
    return text if text.isascii() and text.isdecimal() else "".join(str(DIGITS.get(c, 0)) for c in text)


def _small(text: str) -> int:
    return int(text) if text.isdecimal() else han_number(text)
