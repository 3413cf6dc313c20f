"""Marks that come in pairs: brackets, quotes and 书名号 that lack a half, cross, or nest wrongly.

GB/T 15834, 4.8, 4.9 and 4.15. A quotation of several paragraphs opens in each and closes in the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bulletin.check.characters import HAN
from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Kind, Manuscript, Passage
from bulletin.errors import Severity

_CLOSER = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
}
_OPENER = {closer: opener for opener, closer in _CLOSER.items()}
_KIND = {
    "“": "引号",
    "‘": "引号",
    "「": "引号",
    "『": "引号",
    "（": "括号",
    "(": "括号",
    "【": "括号",
    "〔": "括号",
}
_SAME = {"(": "（", ")": "）"}
_INNER = {"“": "‘", "《": "〈"}
_LIST_LABEL = re.compile(
    r"(?:^|[\s。；：，、！？\ue000])(?:[0-9０-９]{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})([）)])"
)
_LEAVES = re.compile(r"[（(]\s*下[转接][^（()）]*[）)]\s*(?:[（(][^（()）]*[）)]\s*)*$")
_END_OF_TEXT = 80
"""Characters in which a jump mark and the end lines behind it find room."""
_COMES = re.compile(r"\s*[（(]\s*上?接[^（()）]*[）)]")
_TITLE_KEYS = ("标题", "title", "副题", "deck", "subtitle", "目录标题", "contents_title")


@dataclass(frozen=True, slots=True)
class _Mark:
    """One half of a pair: the mark, full-width, and its offset in the file."""

    mark: str
    offset: int


@dataclass(slots=True)
class _Unit:
    """Passages that are read as one, and what is left open or closed too much in them."""

    passages: list[Passage]
    open: list[_Mark]
    stray: list[_Mark]
    nested: list[_Mark]


def check_pairs(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Every half without its other half, and quotes in quotes of the same kind."""
    units = [_read(passages) for passages in _units(manuscript) if _is_chinese(passages)]
    for first, second in pairwise([*units, _Unit([], [], [], [])]):
        if _goes_on(first, second) or _leaves(first):
            first.open.clear()
        if first.passages[0].kind is Kind.PARAGRAPH and _COMES.match(first.passages[0].text):
            first.stray.clear()
    for unit in units:
        yield from _findings(manuscript, unit)


def _units(manuscript: Manuscript) -> Iterator[list[Passage]]:
    """Each passage by itself; the lines of a title together."""
    unit: list[Passage] = []
    for passage in manuscript.passages:
        if unit and not (passage.key in _TITLE_KEYS and passage.key == unit[-1].key):
            yield unit
            unit = []
        unit.append(passage)
    if unit:
        yield unit


def _is_chinese(passages: Sequence[Passage]) -> bool:
    return any(re.search(f"[{HAN}]", passage.text) for passage in passages)


def _read(passages: list[Passage]) -> _Unit:
    unit = _Unit(passages, [], [], [])
    for passage in passages:
        labels = {found.start(1) for found in _LIST_LABEL.finditer(passage.text)}
        for place, character in enumerate(passage.text):
            mark = _Mark(_SAME.get(character, character), passage.start + place)
            if mark.mark in _CLOSER:
                if mark.mark in _INNER and unit.open and unit.open[-1].mark == mark.mark:
                    unit.nested.append(mark)
                unit.open.append(mark)
            elif mark.mark in _OPENER and not (place in labels and not _is_open(unit, mark)):
                _close(unit, mark, passage.text[place - 1 : place])
    if unit.open or unit.stray:
        unit.nested.clear()
    return unit


def _is_open(unit: _Unit, closer: _Mark) -> bool:
    return any(one.mark == _OPENER[closer.mark] for one in unit.open)


def _close(unit: _Unit, closer: _Mark, before: str) -> None:
    if not _is_open(unit, closer):
        if not (closer.mark == "’" and before.isascii() and before.isalnum()):
            unit.stray.append(closer)
        return
    kept: list[_Mark] = []
    while unit.open[-1].mark != _OPENER[closer.mark]:
        kept.append(unit.open.pop())
    unit.open.pop()
    unit.stray.extend(kept)


def _goes_on(first: _Unit, second: _Unit) -> bool:
    """Whether a quotation runs on into the next paragraph, which opens with the same mark."""
    if len(first.open) != 1 or not second.passages:
        return False
    begins = first.passages[0].text.lstrip(" \t\u3000\ue000")[:1]
    follows = second.passages[0].text.lstrip(" \t\u3000\ue000")[:1]
    return first.open[0].mark == begins == follows and begins in "“‘「"


def _leaves(unit: _Unit) -> bool:
    return _LEAVES.search(unit.passages[-1].text.rstrip()[-_END_OF_TEXT:]) is not None


def _findings(manuscript: Manuscript, unit: _Unit) -> Iterator[Finding]:
    for mark in sorted([*unit.open, *unit.stray], key=lambda one: one.offset):
        half, other = ("前", "后") if mark.mark in _CLOSER else ("后", "前")
        name = _KIND.get(_OPENER.get(mark.mark, mark.mark), "书名号")
        message = f"{name} {manuscript.text[mark.offset]} 只有{half}一半，没有{other}一半"
        remedy = f"补上{other}一半，或删去这一半；方向反了的，改正方向"
        yield manuscript.find(mark.offset, "pair-missing", Severity.ERROR, message, remedy)
    for mark in unit.nested:
        name = _KIND.get(mark.mark, "书名号")
        message = f"{name}里面再用{name}，里层应为 {_INNER[mark.mark]} ，现为 {mark.mark}"
        remedy = f"里层改成 {_INNER[mark.mark]}{_CLOSER[_INNER[mark.mark]]}"
        yield manuscript.find(mark.offset, "pair-nested", Severity.WARNING, message, remedy)
