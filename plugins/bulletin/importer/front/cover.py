"""The cover: which issue this is, what it is marked as, and what it points out (本期导读).

In: the lines before 目录. Out: a Cover. Year, number and whole number may stand in any order, over several
lines and between brackets, as scans give them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.numbering import DIGITS, han_number
from bulletin.importer.reading.text import FULL_SPACE, has_cjk, key

WHOLE = re.compile(r"总\s*第?\s*(\d{1,4})\s*期")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
HAN_YEAR = re.compile("[一二][〇零○0九一二三四五六七八]{3}(?=年)")
NUMBER = re.compile(
    r"第\s*(\d{1,2}(?:\s*[-—、/]\s*\d{1,2})?|[一二三四五六七八九十]{1,3})\s*期|(?<!\d)(\d{1,2}(?:[-—]\d{1,2})?)\s*期"
)
BARE_NUMBER = re.compile(r"(?<![\d年月])(\d{1,2})(?![\d年月日])")
HIGHLIGHT_MARK = re.compile(r"^[◎●◆■▲★☆◇□○※▪•]\s*")
HIGHLIGHT_HEADING = frozenset(("本期导读", "导读", "本期要目", "要目", "本期看点", "本期关注", "本期重点"))
LABEL = re.compile(r"内部资料|免费交流|注意保存|内部交流|内部刊物")
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


def read_cover(front: Sequence[Line], body_head: Sequence[Line] = ()) -> Cover:
    """What the front says; the numbers are also looked for at the head of the body when it says nothing."""
    highlights, used = _read_highlights(front)
    rest = [line for line in front if line.number not in used]
    year, number, whole = _read_numbers(rest or list(body_head))
    labels = [line for line in rest if LABEL.search(key(line.text)) and len(key(line.text)) <= 24]
    label = _join_labels([line.text for line in labels])
    dated = {
        line.number
        for line in rest
        if WHOLE.search(line.text) or YEAR.search(line.text) or _only_number(line.text)
    }
    return Cover(year, number, whole, label, highlights, used | dated | {line.number for line in labels})


def _read_numbers(lines: list[Line]) -> tuple[int | None, str | None, int | None]:
    text = "\n".join(line.text for line in lines if len(line.text) <= 60 and not _is_imprint(line.text))
    text = HAN_YEAR.sub(lambda m: "".join(str(DIGITS.get(c, 0)) for c in m[0]), text)
    whole = WHOLE.search(text)
    text = WHOLE.sub("\n", text)
    year = YEAR.search(text)
    rest = YEAR.sub("\n", text)
    number = NUMBER.search(rest)
    if number:
        found = number[1] or number[2]
        printed = found if found[0].isdigit() else str(han_number(found))
        return _int(year), re.sub(r"\s*[-—、/]\s*", "-", printed), _int(whole)
    bare = _number_near(text, year) if year else None
    return _int(year), bare, _int(whole)


def _number_near(text: str, year: re.Match[str]) -> str | None:
    """A number of one or two digits within a few lines of the year: 〔4 / 总第43期 / 2020〕."""
    start, end = max(0, year.start() - 40), year.end() + 40
    window = text[start:end].replace(year[0], " ")
    found = BARE_NUMBER.search(window)
    return str(int(found[1])) if found else None


def _is_imprint(text: str) -> bool:
    return re.search(r"[：:]", text) is not None and re.search(r"地址|电话|邮编|信箱|网|印", text) is not None


def _only_number(text: str) -> bool:
    return re.fullmatch(r"[〔\[（(]?\s*\d{1,4}\s*[〕\])）]?", text) is not None


def _int(match: re.Match[str] | None) -> int | None:
    return int(match[1] if match.lastindex else match[0]) if match else None


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
    inside = False
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
            found[-1] += FULL_SPACE + line.text
            used.add(line.number)
        elif inside and not found and has_cjk(line.text):
            found.append(line.text)
            used.add(line.number)
        else:
            inside = inside and line.bullet and has_cjk(line.text)
            if inside:
                found.append(line.text)
                used.add(line.number)
    return tuple(found), frozenset(used)
