"""Spaces between Chinese characters: letter-spaced titles (工 作 动 态), and strays in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.check.characters import CLOSING_MARKS, HAN, WIDE_MARKS, is_inside, quoted_spans
from bulletin.check.finding import Edit, Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Kind, Manuscript, Passage
from bulletin.check.masking import MASK
from bulletin.errors import Severity, excerpt

_SPACED_OUT = re.compile(rf"(?<![{HAN}])[{HAN}](?:[ \u3000]{{1,2}}[{HAN}]){{2,}}(?![{HAN}])")
_STRAY = re.compile(
    rf"(?<=[{HAN}{WIDE_MARKS}])[ ]+(?=[{HAN}{WIDE_MARKS}])"
    rf"|(?<=[{CLOSING_MARKS}])[ ]+(?={MASK}+[{HAN}{WIDE_MARKS}])"  # before **bold** or a [link]
)
_DISPATCH = re.compile(r"^[^，。]{2,24}[日月][电讯]$")
_TITLE_KEYS = ("标题", "title", "目录标题", "contents_title", "副题", "deck", "subtitle", "引题", "kicker")


def check_spaces(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Half-width spaces between Chinese characters; full-width ones break a title and are meant."""
    for passage in manuscript.passages:
        title = passage.kind is Kind.HEADING or passage.key in _TITLE_KEYS
        spaced_out = list(_SPACED_OUT.finditer(passage.text)) if title else []
        for found in spaced_out:
            yield _spaced_out(manuscript, passage, found)
        strays = [] if spaced_out else list(_strays(passage))
        if strays:
            yield _stray(manuscript, passage, strays, title=title)


def _strays(passage: Passage) -> Iterator[tuple[int, int]]:
    """Spaces between Chinese characters; those inside quotation marks part slogans, and stay."""
    quoted = quoted_spans(passage.text) if passage.kind is not Kind.FIELD else ()
    for found in _STRAY.finditer(passage.text):
        if not is_inside(found.start(), quoted):
            yield found.span()


def _mend(passage: Passage, start: int, end: int) -> Iterator[Edit]:
    """A space beside a mark goes, one behind 电 of a dispatch turns full-width; others may be meant."""
    before, behind = passage.text[start - 1], passage.text[end]
    if before in WIDE_MARKS or behind in WIDE_MARKS:
        yield Edit(passage.start + start, passage.start + end, "")
    elif _DISPATCH.search(passage.text[:start]):
        yield Edit(passage.start + start, passage.start + end, "\u3000")


def _spaced_out(manuscript: Manuscript, passage: Passage, found: re.Match[str]) -> Finding:
    right = re.sub(r"[ \u3000]", "", found[0])
    start = passage.start + found.start()
    edits = [Edit(start + gap.start(), start + gap.end(), "") for gap in re.finditer(r"[ \u3000]+", found[0])]
    message = f"标题的字不应用空格拉开，现为“{found[0]}”"
    remedy = f"写成“{right}”，疏密由排版去管"
    return manuscript.find(start, "title-spaced", Severity.WARNING, message, remedy, edits=edits)


def _stray(
    manuscript: Manuscript, passage: Passage, strays: list[tuple[int, int]], *, title: bool
) -> Finding:
    start, end = strays[0]
    place = passage.start + start
    around = excerpt(manuscript.text[max(passage.start, place - 4) : passage.start + end + 4])
    count = f"，共{len(strays)}处" if len(strays) > 1 else ""
    edits = [edit for span in strays for edit in _mend(passage, *span)]
    message = f"汉字之间有空格：“{around}”{count}"
    remedy = "删去空格；标题要在这里换行，就改成全角空格" if title else "删去空格，或补上漏掉的标点、字"
    if title:
        return manuscript.find(place, "title-spaced", Severity.WARNING, message, remedy)
    return manuscript.find(place, "space-stray", Severity.WARNING, message, remedy, edits=edits)
