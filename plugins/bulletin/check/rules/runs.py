"""Marks of more than one sign, and marks that run together: ……, ——, 。。。, ，， (GB/T 15834)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.check.characters import CLOSERS, CLOSING_MARKS, HAN
from bulletin.check.finding import Edit, Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Kind, Manuscript, Passage
from bulletin.errors import Severity

_ELLIPSIS = "……"
_CHINESE = re.compile(f"[{HAN}]")
_DOTS = re.compile(r"。{3,}|(?<!\.)\.{3,}(?!\.)|…+\.*|[・·]{3,}|⋯+")
_DASHES = re.compile(rf"(?<=[{HAN}“”《》，。])[ ]?(?:-{{2,}}|[–―─－]{{2,}}|―|─)[ ]?(?=[{HAN}“”《》])")
_TWICE = re.compile(r"([，、；：。])\1(?!\1)")
_COLLIDING = re.compile(r"[，、；：][。，、；：]|。[，、；：]|[？！][。，、；]")
_OPENING = re.compile(rf"[ \t\u3000]*([{CLOSING_MARKS}{CLOSERS}])")


def check_ellipsis(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Dots that stand for 省略号 in another form than six dots; 等等 behind it."""
    for passage in _chinese_passages(manuscript):
        for found in _DOTS.finditer(passage.text):
            if found[0] in (_ELLIPSIS, _ELLIPSIS * 2):
                continue
            start = passage.start + found.start()
            edit = Edit(start, start + len(found[0]), _ELLIPSIS)
            message = f"省略号应为六个点“……”，现为“{found[0]}”"
            yield manuscript.find(start, "ellipsis", Severity.WARNING, message, "改成 ……", edits=[edit])
        for found in re.finditer("……等等?(?![待级于候])", passage.text):
            message = "省略号后面不再写“等”，省略了两次"
            start = passage.start + found.start()
            yield manuscript.find(
                start, "ellipsis-and-so-on", Severity.NOTE, message, "留下省略号或“等”，删去另一个"
            )


def check_dashes(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Hyphens and other lines that stand for 破折号."""
    for passage in _chinese_passages(manuscript):
        for found in _DASHES.finditer(passage.text):
            start, end = passage.start + found.start(), passage.start + found.end()
            message = f"破折号应为“——”，现为“{found[0].strip()}”"
            yield manuscript.find(
                start, "dash", Severity.WARNING, message, "改成 ——", edits=[Edit(start, end, "——")]
            )


def check_colliding_marks(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Two marks where one belongs; the same mark twice has a fix."""
    for passage in _chinese_passages(manuscript):
        for found in _TWICE.finditer(passage.text):
            if passage.text[found.start() - 1 : found.start()] == found[1]:
                continue
            start = passage.start + found.start()
            message = f"标点“{found[1]}”连写了两个"
            edit = Edit(start + 1, start + 2, "")
            yield manuscript.find(start, "mark-twice", Severity.WARNING, message, "删去一个", edits=[edit])
        for found in _COLLIDING.finditer(passage.text):
            if found[0][0] != found[0][1]:
                start = passage.start + found.start()
                message = f"两个标点“{found[0]}”挤在一处"
                yield manuscript.find(start, "mark-colliding", Severity.WARNING, message, "留下对的那一个")


def check_opening(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Paragraphs that begin with a closing mark (GB/T 15834, 5.1: none at the head of a line)."""
    for passage in manuscript.of_kind(Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING):
        found = _OPENING.match(passage.text)
        if found:
            message = f"段首不应是“{found[1]}”"
            remedy = "多半是一段话被拆成了两段，请接到上一段的末尾；多打的就删去"
            start = passage.start + found.start(1)
            yield manuscript.find(start, "paragraph-start", Severity.ERROR, message, remedy)


def _chinese_passages(manuscript: Manuscript) -> Iterator[Passage]:
    return (passage for passage in manuscript.passages if _CHINESE.search(passage.text))
