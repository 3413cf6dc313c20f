"""What a scan carries that is no text of the issue: page numbers, running heads, rules, pictures, pinyin.

In: the body's lines and the departments' names. Out: the lines that stay, and those left out, each with the
reason an editor reads in the report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.numbering import starts_new
from bulletin.importer.reading.text import has_cjk, has_inner_stop, key

PAGE_NUMBER = re.compile(r"^(?:第\s*)?[-—–·.\s|]*\d{1,3}[-—–·.\s|]*(?:页|版)?$|^\d{1,3}\s*/\s*\d{1,3}$")
RULE = re.compile(r"^[-*_=—─━~·.\s]{3,}$")
PICTURE = re.compile(
    r"^(?:!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>|<!--.*?-->|</?(?:div|p|br|center|table|figure)\b[^>]*>|\s)+$"
)
PINYIN = re.compile(r"^[A-Z][A-Z\s,.'’·\-]{7,}$")
RUNNING_HEAD = re.compile(r"(?:19|20)\d\d.{0,6}\d{1,2}.{0,3}期?|总第\s*\d+\s*期")
REPEATS = 3
LONGEST_HEAD = 30


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A source line that stands in no article: its number, text and why."""

    line: int
    text: str
    why: str


def take_out_furniture(
    lines: Sequence[Line], departments: frozenset[str]
) -> tuple[tuple[Line, ...], tuple[LeftOut, ...]]:
    """The lines of the text, and the furniture. ``departments`` are keys that running heads repeat."""
    heads = _running_heads(lines)
    kept: list[Line] = []
    out: list[LeftOut] = []
    for line in lines:
        why = _why(line, heads, departments)
        if why:
            out.append(LeftOut(line.number, line.source.strip(), why))
        else:
            kept.append(line)
    return tuple(kept), tuple(out)


def _why(line: Line, heads: frozenset[str], departments: frozenset[str]) -> str:
    """Why the line is no text of an article; empty when it is."""
    text = line.text
    if line.row and not line.ruled:
        return ""
    reasons = (
        (line.ruled or (RULE.match(text) and not has_cjk(text)), "分隔线"),
        (PAGE_NUMBER.match(text), "页码"),
        (PICTURE.match(text), "图片或标记，文字里没有内容"),
        (PINYIN.match(text) and " " in text, "拼音"),
        (key(text) in departments, "书眉或栏目名"),
        (key(text) in heads, "书眉"),
    )
    return next((why for found, why in reasons if found), "")


def _running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """Short lines that name year and number, or stand there again and again."""
    short = [line for line in lines if len(line.text) <= LONGEST_HEAD and _may_run(line.text)]
    counts = Counter(key(line.text) for line in short if not line.text.startswith(("（", "(")))
    dated = {
        key(line.text)
        for line in short
        if RUNNING_HEAD.fullmatch(line.text) or ("总第" in line.text and "期" in line.text)
    }
    return frozenset(
        text
        for text, count in counts.items()
        if text and (text in dated or (count > REPEATS and len(text) >= 4))
    )


def _may_run(text: str) -> bool:
    """Whether a running head may look like this: no sentence, no numbered part."""
    return not (has_inner_stop(text) or text.endswith(("。", "：", "，", "；", "！")) or starts_new(text))
