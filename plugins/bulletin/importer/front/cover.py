"""The cover: which issue this is, what it is marked as, and what it points out (本期导读).

In: the lines before 目录. Out: a Cover. Year, number and whole number may stand in any order, over several
lines and between brackets, as scans give them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.front.issue_numbers import IssueNumbers, read_issue_numbers
from bulletin.importer.front.labels import read_labelled
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.text import FULL_SPACE, has_cjk, key

HIGHLIGHT_MARK = re.compile(r"^[◎●◆■▲★☆◇□○※▪•]\s*")
HIGHLIGHT_HEADING = frozenset(("本期导读", "导读", "本期要目", "要目", "本期看点", "本期关注", "本期重点"))
LABEL = re.compile(
    r"内部(?:资料|交流|刊物|发行|参考|读物)|免费(?:交流|赠阅)|注意(?:保存|保密)|仅供.{2,4}$|(?:赠阅|交流)(?:交流|资料)?$|妥善保(?:存|管)|[不勿请]+外传"
)
LONGEST_NAMEPLATE = 10
MASTHEAD_START = re.compile(r"编委会|编辑委员会|编辑部$|^主\s*任[：:]")


@dataclass(frozen=True, slots=True)
class Cover:
    """Numbers of the issue (None: not found), label (标注), highlights (导读); ``used`` are line numbers."""

    year: int | None = None
    number: str | None = None
    whole_number: int | None = None
    label: str = ""
    highlights: tuple[str, ...] = ()
    used: frozenset[int] = frozenset()
    nameplates: frozenset[str] = frozenset()
    """Keys of the names that the issue gives itself."""


def read_cover(front: Sequence[Line], body_head: Sequence[Line] = ()) -> Cover:
    """What the front says; the numbers are also looked for at the head of the body when it says nothing."""
    highlights, used = _read_highlights(front)
    rest = [line for line in front if line.number not in used]
    numbers = _read_numbers(rest or list(body_head))
    labels = [line for line in rest if LABEL.search(key(line.text)) and len(key(line.text)) <= 24]
    label = _join_labels([line.text for line in labels])
    dated = {line.number for line in rest if _is_number_line(line.text)}
    used |= dated | {line.number for line in labels}
    return Cover(
        numbers.year, numbers.number, numbers.whole_number, label, highlights, used, _read_nameplates(rest)
    )


def _read_numbers(lines: list[Line]) -> IssueNumbers:
    return read_issue_numbers(
        "\n".join(line.text for line in lines if len(line.text) <= 60 and not _is_imprint(line.text))
    )


def _read_nameplates(front: Sequence[Line]) -> frozenset[str]:
    """What the issue is called: its first line, what stands there twice, what 《…》编委会 names."""
    short = [
        key(line.text) for line in front if has_cjk(line.text) and len(key(line.text)) <= LONGEST_NAMEPLATE
    ]
    named = {key(name) for line in front for name in re.findall(r"《([^》]{2,12})》\s*编", line.text)}
    twice = {name for name, count in Counter(short).items() if count > 1 and not LABEL.search(name)}
    return frozenset(name for name in {*short[:1], *named, *twice} if len(name) > 1)


def _is_imprint(text: str) -> bool:
    return bool(read_labelled(text)) or re.search(r"@|https?:|www\.", text) is not None


def _is_number_line(text: str) -> bool:
    """Whether the line holds numbers of the issue and no imprint."""
    if _is_imprint(text):
        return False
    numbers = read_issue_numbers(text)
    return numbers != IssueNumbers() or re.fullmatch(r"[〔\[（(]?\s*\d{1,4}\s*[〕\])）]?", text) is not None


def _join_labels(texts: list[str]) -> str:
    parts: list[str] = []
    for text in texts:
        for part in text.split():
            if key(part) not in {key(p) for p in parts}:
                parts.append(part)
    return FULL_SPACE.join(parts)


def _read_highlights(front: Sequence[Line]) -> tuple[tuple[str, ...], frozenset[int]]:
    """Marked lines, or the lines under 本期导读, until the sponsor or the masthead."""
    found: list[str] = []
    used: set[int] = set()
    inside = listed = False
    for line in front:
        if MASTHEAD_START.search(key(line.text)) and found:
            break
        if key(line.text) in HIGHLIGHT_HEADING:
            inside = True
            used.add(line.number)
        elif HIGHLIGHT_MARK.match(line.text) and has_cjk(line.text):
            found.append(HIGHLIGHT_MARK.sub("", line.text))
            used.add(line.number)
            inside = True
        elif inside and line.gap == 0 and found and has_cjk(line.text) and not line.text.endswith("主办"):
            found = [*found, line.text] if listed else [*found[:-1], found[-1] + FULL_SPACE + line.text]
            used.add(line.number)
        elif inside and not found and has_cjk(line.text):
            listed = not line.bullet
            found.append(line.text)
            used.add(line.number)
        else:
            inside = inside and line.bullet and has_cjk(line.text)
            if inside:
                found.append(line.text)
                used.add(line.number)
    return tuple(found), frozenset(used)
