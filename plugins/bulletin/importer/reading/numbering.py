"""Numbered beginnings of Chinese official prose: 一、 （一） 1. （1） 第一条 一是, and what follows what.

In: a line's text. Out: its scheme and ordinal, or None. The levels are one consistent scheme: 一、 is a
heading of level 2, （一） of level 3, 1. of level 4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
HAN = "[一二三四五六七八九十百〇零]{1,4}"
SCHEMES = (
    ("part", 2, re.compile(rf"第({HAN})(?:部分|章|编|篇)")),
    ("section", 3, re.compile(rf"第({HAN})节")),
    ("clause", 0, re.compile(rf"第({HAN}|\d{{1,3}})条")),
    ("han", 2, re.compile(rf"({HAN})、")),
    ("bracket", 3, re.compile(rf"[（(]({HAN})[）)]、?")),
    ("digit", 4, re.compile(r"(\d{1,2})(?:[.．、](?!\d)|\s*[.．]\s)")),
    ("bracket digit", 0, re.compile(r"[（(](\d{1,2})[）)]")),
    ("reference", 0, re.compile(r"[\[［〔](\d{1,2})[\]］〕]")),
    ("circle", 0, re.compile("([①-⑳])")),
    ("word", 0, re.compile(rf"({HAN})(?:是|要|、是|则)")),
    ("ordinal", 0, re.compile(rf"第({HAN})[，,、]")),
)
FIRSTS = frozenset("第（([［〔①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳0123456789一二三四五六七八九十百〇零")
START_MARKS = "★☆●◆■▲▼◎○▪※◇□△▶►→"


@dataclass(frozen=True, slots=True)
class Numbering:
    """A numbered beginning: ``level`` is the heading level it may have, 0 for running text."""

    scheme: str
    level: int
    ordinal: int
    length: int


def read_numbering(text: str) -> Numbering | None:
    """The numbering that the text begins with."""
    if text[:1] not in FIRSTS:
        return None
    for scheme, level, pattern in SCHEMES:
        match = pattern.match(text)
        if match:
            return Numbering(scheme, level, _ordinal(match[1]), match.end())
    return None


def follows(text: str, previous: Numbering | None) -> bool:
    """Whether the text begins with the number after ``previous``, or with the first one of a list."""
    found = read_numbering(text)
    if found is None:
        return False
    if previous is None or previous.scheme != found.scheme:
        return found.ordinal == 1
    return found.ordinal == previous.ordinal + 1


def starts_new(text: str) -> bool:
    """Whether the text begins as a list item, a numbered part or a starred item does."""
    return bool(text) and (text[0] in START_MARKS or read_numbering(text) is not None)


def _ordinal(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    return han_number(text)


def han_number(text: str) -> int:
    """二十三 and 二三 as 23."""
    total = current = 0
    positional = "十" not in text and "百" not in text
    for character in text:
        if character == "百":
            total, current = total + (current or 1) * 100, 0
        elif character == "十":
            total, current = total + (current or 1) * 10, 0
        else:
            current = current * 10 + DIGITS.get(character, 0) if positional else DIGITS.get(character, 0)
    return total + current
