"""Jump marks as editors and printers write them: （下转8页） （上接第4页） （下转）（接四页）."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_NUMERALS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_UNITS = {"十": 10, "百": 100}

MARK = re.compile(
    r"(?<![“‘「『])[（(]\s*(?P<word>下转|下接|上接|接)\s*第?\s*"
    r"(?P<page>[0-9０-９]{1,4}|[一二两三四五六七八九十百零〇]{1,6})?\s*[页版]?\s*[）)](?![”’」』])"
)
"""A mark in running text; one in quotation marks is talked about, not meant."""


@dataclass(frozen=True, slots=True)
class WrittenMark:
    """One mark: ``is_out`` for 下转, the number as written or None, and where it stands in a string."""

    is_out: bool
    page: int | None
    start: int
    end: int


def find_marks(text: str) -> tuple[WrittenMark, ...]:
    """Every jump mark in a string, in order."""
    return tuple(
        WrittenMark(match["word"].startswith("下"), _number(match["page"]), match.start(), match.end())
        for match in MARK.finditer(text)
        if match["word"] != "接" or match["page"]
    )


def _number(written: str | None) -> int | None:
    if not written:
        return None
    written = unicodedata.normalize("NFKC", written)
    if written.isdecimal():
        return int(written)
    if _UNITS.keys().isdisjoint(written):  # digit by digit: 二〇, 一二
        return int("".join(str(_NUMERALS[character]) for character in written))
    total, digit = 0, 0
    for character in written:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _NUMERALS[character]
    return total + digit
