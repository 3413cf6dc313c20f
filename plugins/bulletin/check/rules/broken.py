"""Signs of Markdown that do nothing and would be printed as they stand: ** without its other half,
a full-width ＃, a stray backtick; and characters written as web code.

Looked for in the text itself, outside code and comments.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Kind, Manuscript
from bulletin.check.masking import ENTITY, MASK
from bulletin.check.rules.written import prose_of
from bulletin.errors import Severity

_ESCAPED = re.compile(r"\\[*`|＃]")
_EMPHASIS = re.compile(r"(?s)(\*{1,3})(?=[^\s*])(?:(?!\n[ \t]*\n).)*?(?<=[^\s*])\1(?!\*)")
_STARS = re.compile(r"(?<!\*)\*{1,3}(?!\*)")
_NO_SIGN = re.compile(r"\d[ ]?\*[ ]?\d|(?<=\s)\*(?=\s)|(?m:^[ \t]*(?:\*[ \t]*){3,}$|^[ \t]*\*(?=[ \t]))")
_BACKTICK = re.compile(r"`+")
_WIDE_HEADING = re.compile(r"(?m)^[ \t]{0,3}＃{1,6}")
_INSTEAD = {
    "&": "&",
    "<": "〈",
    ">": "〉",
    '"': "“或”",
    "…": "……",
    "—": "——",
    "–": "—",
}


def check_emphasis(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Stars that make nothing bold: the first of each passage."""
    text = _plain(prose_of(manuscript))
    for passage in manuscript.of_kind(Kind.HEADING, Kind.ITEM, Kind.CELLS, Kind.PARAGRAPH):
        part = _NO_SIGN.sub(_blot, text[passage.start : passage.end])
        left = _STARS.search(_EMPHASIS.sub(_blot, part))
        if left is None:
            continue
        message = f"“{left[0]}”没有成对，不会变成粗体，会照原样印出来"
        remedy = f"要突出的字前后各写一个 **，紧挨着字，中间不另起一段：**要突出的字**；不要就删去 {left[0]}"
        severity = Severity.WARNING if len(left[0]) > 1 else Severity.NOTE
        yield manuscript.find(passage.start + left.start(), "sign-left", severity, message, remedy)


def check_backticks(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Backticks that enclose nothing."""
    for found in _BACKTICK.finditer(_plain(prose_of(manuscript))):
        message = f"反引号 {found[0]} 没有成对，会照原样印出来"
        remedy = "多半是误按，删去；引号写“”"
        yield manuscript.find(found.start(), "sign-left", Severity.WARNING, message, remedy)


def check_wide_headings(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """＃＃ 标题: a full-width sign is no heading."""
    for found in _WIDE_HEADING.finditer(prose_of(manuscript)):
        signs = found[0].strip()
        message = f"“{signs}”是全角的，成不了小标题，会照原样印出来"
        remedy = f"改成半角的，后面空一格：{'#' * len(signs)} 小标题"
        yield manuscript.find(found.start(), "sign-left", Severity.WARNING, message, remedy)


def check_entities(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Characters written as web code (&nbsp;), each kind once, with what to write instead."""
    told: set[str] = set()
    for found in ENTITY.finditer(prose_of(manuscript)):
        character = html.unescape(found[0])
        if found[0] in told or character == found[0]:
            continue
        told.add(found[0])
        instead = _INSTEAD.get(character, character)
        remedy = (
            f"直接写 {instead}"
            if character.strip() and character.isprintable()
            else ("删去；要空一格，就打一个全角空格")
        )
        message = f"“{found[0]}”是网页代码"
        yield manuscript.find(found.start(), "html", Severity.WARNING, message, remedy)


def _plain(text: str) -> str:
    return _ESCAPED.sub(_blot, text)


def _blot(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", MASK, match[0])
