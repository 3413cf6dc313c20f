"""What a scan carries that is no text of the issue: page numbers, running heads, rules, pictures, pinyin.

In: the body's lines and the words of running heads. Out: the lines that stay, and those left out, each with
the reason an editor reads in the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bulletin.importer.reading.folios import find_folios
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.running_heads import HeadWords, find_running_heads
from bulletin.importer.reading.text import has_cjk, key

RULE = re.compile(r"^[-*_=—─━~·.\s]{3,}$")
PICTURE = re.compile(
    r"^(?:!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>|<!--.*?-->|</?(?:div|p|br|center|table|figure)\b[^>]*>|\s)+$"
)
LATIN_LINE = re.compile(r"^[^\W\d_][^\u3400-\u9fff\d]{7,}$")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A source line that stands in no article: its number, text and why."""

    line: int
    text: str
    why: str


def take_out_furniture(
    lines: Sequence[Line], words: HeadWords
) -> tuple[tuple[Line, ...], tuple[LeftOut, ...]]:
    """The lines of the text, and the furniture."""
    folios = find_folios(lines)
    heads = find_running_heads(lines, words, folios)
    kept: list[Line] = []
    out: list[LeftOut] = []
    for line, part_of_title in zip(lines, _completes_title(lines, words), strict=True):
        why = "" if part_of_title else _why(line, folios, heads, words.departments)
        if why:
            out.append(LeftOut(line.number, line.source.strip(), why))
        else:
            kept.append(line)
    return tuple(kept), tuple(out)


def _completes_title(lines: Sequence[Line], words: HeadWords) -> list[bool]:
    """For each line whether it and a neighbour are a title of 目录 (关于停车的 / 调研报告)."""
    titles = {title for title, _ in words.titles}
    keys = [key(line.text) for line in lines]
    pairs = [bool(a and b) and a + b in titles for a, b in pairwise(keys)]
    return [before or after for before, after in zip([False, *pairs], [*pairs, False], strict=True)]


def _why(line: Line, folios: frozenset[int], heads: frozenset[int], departments: frozenset[str]) -> str:
    """Why the line is no text of an article; empty when it is."""
    text = line.text
    if line.row and not line.ruled:
        return ""
    reasons = (
        (line.ruled or (RULE.match(text) and not has_cjk(text)), "分隔线"),
        (line.number in folios, "页码"),
        (PICTURE.match(text), "图片或标记，文字里没有内容"),
        (LATIN_LINE.match(text) and " " in text and text.isupper(), "拼音"),
        (key(text) in departments, "书眉或栏目名"),
        (line.number in heads, "书眉"),
    )
    return next((why for found, why in reasons if found), "")
