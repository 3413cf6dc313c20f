"""Classes of characters that the rules share."""

from __future__ import annotations

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇\U00020000-\U0003ffff"
"""Chinese characters, for a character class."""
CLOSING_MARKS = "，。、；：？！"
CLOSERS = "）》〉】〕”’」』"
OPENERS = "（《〈【〔“‘「『"
WIDE_MARKS = CLOSING_MARKS + CLOSERS + OPENERS + "…—·"
NUMERALS = "一二三四五六七八九十"

_WORDS = re.compile(r"\w")
_QUOTED = re.compile(r"“[^“”\n]*”|‘[^‘’\n]*’|《[^《》\n]*》")


def is_han(character: str) -> bool:
    """Whether this is one Chinese character."""
    return re.fullmatch(f"[{HAN}]", character) is not None


def is_chinese(character: str) -> bool:
    """Whether this is a Chinese character or a full-width mark."""
    return bool(character) and (character in WIDE_MARKS or is_han(character))


def words_of(text: str) -> str:
    """Letters, digits and Chinese characters alone: what a mending of marks may never change."""
    return "".join(_WORDS.findall(text))


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where quotations and titles stand in a passage, marks included."""
    return tuple(found.span() for found in _QUOTED.finditer(text))


def is_inside(offset: int, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether an offset lies in one of the spans."""
    return any(start <= offset < end for start, end in spans)


def number_of(written: str) -> int:
    """The number of Chinese or Arabic numerals up to 999; 0 for anything else."""
    if written.isdecimal():
        return int(written)
    total, digit = 0, 0
    for character in written:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        elif character in NUMERALS:
            digit = NUMERALS.index(character) + 1
        elif character not in "零〇":
            return 0
    return total + digit
