"""Points counted in running text: 一要……二要……三要 without a gap and with one lead word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bulletin.check.characters import number_of
from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Manuscript, Passage
from bulletin.errors import Severity

_POINT = re.compile(
    r"(?:^|(?<=[。；：\s\ue000]))(?P<number>[一二三四五六七八九])(?P<lead>要|是|在于)(?![一二三四五六七八九十])"
)
_FIRST = re.compile(r"首先|一方面|第一|其一|一来|一则|一个|一种|一条|一些|一类")
"""Other ways to begin a count."""


def check_ordinals(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Points of one passage that leave a number out, lose the first, or change their lead word."""
    for passage in manuscript.passages:
        points = list(_POINT.finditer(passage.text))
        if points and points[0]["number"] == "二" and _lost_its_first(passage, points[0]):
            yield _gap(manuscript, passage, points[0], "前面没有“一”")
        for first, second in pairwise(points):
            before, number = number_of(first["number"]), number_of(second["number"])
            if number not in (1, before + 1):
                yield _gap(manuscript, passage, second, f"前面是“{first[0]}”")
            elif number != 1 and first["lead"] != second["lead"]:
                message = f"分点的说法不一：“{first[0]}”之后是“{second[0]}”"
                start = passage.start + second.start()
                yield manuscript.find(start, "ordinal-mixed", Severity.NOTE, message, "统一成一种说法")


def _lost_its_first(passage: Passage, point: re.Match[str]) -> bool:
    """Whether words stand before 二要 in its paragraph, none of which begins the count."""
    before = passage.text[: point.start()].strip(" \t\u3000\ue000")
    return bool(before) and _FIRST.search(before) is None


def _gap(manuscript: Manuscript, passage: Passage, point: re.Match[str], found: str) -> Finding:
    message = f"分点的次序不连：“{point[0]}”{found}"
    start = passage.start + point.start()
    remedy = "看看是漏了一点，还是序号写错了"
    return manuscript.find(start, "ordinal-gap", Severity.WARNING, message, remedy)
