"""Headings: levels without a gap, numbers without a gap (一、二、; （一）; 第一章; 第一条)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.check.characters import number_of
from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Kind, Manuscript, Passage
from bulletin.errors import Severity

_N = r"[一二三四五六七八九十百零]{1,5}"
_LABELS = (
    ("章", re.compile(rf"第({_N})章(?=[\s　])")),
    ("条", re.compile(rf"第({_N})条(?=[\s　\ue000])")),
    ("、", re.compile(rf"({_N})、(?=.)")),
    ("（）", re.compile(rf"[（(]({_N})[）)]")),
)
"""Styles of numbers, the outer before the inner."""
_TOP_LEVEL = 2


def check_levels(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """A heading that is more than one level below the one before it."""
    level = 1
    for heading in manuscript.of_kind(Kind.HEADING):
        if heading.level > max(level, 1) + 1:
            message = f"标题的层次跳了级：上一级是{'#' * level}，这里是{'#' * heading.level}"
            if level < _TOP_LEVEL:
                message = f"正文的第一级标题应写 ##，现为{'#' * heading.level}"
            remedy = f"改成 {'#' * (max(level, 1) + 1)}"
            yield manuscript.find(heading.start, "heading-level", Severity.WARNING, message, remedy)
        level = heading.level


def check_numbers(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Numbers of headings and of paragraphs that leave one out or run backwards."""
    last = dict.fromkeys((style for style, _ in _LABELS), -1 if manuscript.is_continuation else 0)
    for passage in manuscript.of_kind(Kind.HEADING, Kind.PARAGRAPH):
        labelled = _label(passage)
        if labelled is None:
            continue
        style, number, written = labelled
        before = last[style]
        if number not in (1, before + 1) and before >= 0:
            wanted = f"“{_like(written, before + 1)}”" if before else "“一”起头"
            message = (
                f"序号应接着{wanted}，现为“{written}”" if before else f"序号应从{wanted}，现为“{written}”"
            )
            remedy = "看看是漏了一节、次序乱了，还是序号写错了"
            yield manuscript.find(passage.start, "heading-number", Severity.WARNING, message, remedy)
        last[style] = number


def _label(passage: Passage) -> tuple[str, int, str] | None:
    """Style, number and written form of the label that a passage begins with."""
    text = passage.text.lstrip(" \t\u3000\ue000")
    for style, pattern in _LABELS:
        found = pattern.match(text)
        number = number_of(found[1]) if found else 0
        if found and number and not _is_about(passage, text, found, number):
            return style, number, found[0]
    return None


def _is_about(passage: Passage, text: str, found: re.Match[str], number: int) -> bool:
    """Whether a sentence begins here with 三、四, which is no label."""
    follows = number_of(text[found.end() : found.end() + 1])
    return passage.kind is Kind.PARAGRAPH and found[0].endswith("、") and follows == number + 1


def _like(written: str, number: int) -> str:
    """The label with another number."""
    digits = "一二三四五六七八九十"
    tens, ones = divmod(number, 10)
    chinese = (
        ("" if tens < 2 else digits[min(tens, 10) - 1])
        + ("十" if tens else "")
        + (digits[ones - 1] if ones else "")
    )
    return re.sub(_N, chinese, written, count=1)
