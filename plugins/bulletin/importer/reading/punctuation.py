"""Half-width marks in Chinese text made full-width, each change on record.

In: one line. Out: the line and its changes (column, old, new), from which the line can be made back.
Numbers (1,000, 3:1, 10:30), addresses and Latin text keep their marks; full-width digits become plain ones,
as GB/T 15835 has them. The rule is GB/T 15834:
Chinese text takes full-width marks; document numbers take 〔2018〕.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.reading.text import CJK, has_cjk

WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
HALF_MARKS = ',;:?!()[".'
NARROW_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
PROTECTED = re.compile(
    r"https?://\S+|<\S+>|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.]+|[(（]\d{3,4}[)）]\s*\d{6,8}|www\.\S+|&#?\w{2,8};"
)
DOCUMENT_YEAR = re.compile(r"\[((?:19|20)\d\d)\](?=第?\d+号?)")
BEFORE_QUOTE = "：:，, （(\u3000"
"""What stands before a quotation of which the line holds only one end."""
AFTER_QUOTE = "，。、；：！？,;:!?）)的"
"""What stands behind a quotation and hardly at its beginning."""
SENTENCE_STOPS = "。！？!?…，,"
SAYS = re.compile(r"[^，。：,:]{1,16}(?:说|表示|介绍|道|坦言|认为|感慨|回忆)[。，,]")
"""Who spoke, behind what was said."""
STOP = re.compile(
    rf"(?:(?<=[”’）》])\.(?=[\s\u3000”’）》]|{CJK.pattern}|$)|(?<={CJK.pattern})\.(?=[\s\u3000”’）》]|$))"
)
"""A half-width stop that ends a sentence: behind a closing mark, or at an end behind a Chinese character."""
LABEL = re.compile(
    r"(?:^|[\s\u3000（(。；：，、])(?:第?[一二三四五六七八九十百]{1,4}|[甲乙丙丁戊注例图表答问]"
    r"|[（(][一二三四五六七八九十百\d]{1,4}[）)])$"
)
"""What a stop makes a label, not a sentence: 一. （1）."""
LONGEST_LABEL = 8
"""Characters of a label and more: one that begins a shorter text begins its line."""
CHINESE_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕…—·"


@dataclass(frozen=True, slots=True)
class Change:
    """One mark replaced: ``column`` from 1 in the line as given."""

    column: int
    old: str
    new: str


def widen(text: str) -> tuple[str, tuple[Change, ...]]:
    """The text with full-width marks where it is Chinese, and what was changed; lengths are equal."""
    source, text = text, text.translate(NARROW_DIGITS)
    if source == text and not any(mark in text for mark in HALF_MARKS):
        return text, ()
    new = list(text)
    shielded = {i for match in PROTECTED.finditer(text) for i in range(*match.span())}
    _widen_years(text, new)
    _widen_brackets(text, new, shielded)
    _widen_marks(text, new, shielded)
    _pair_quotes(text, new)
    _widen_stops(new, shielded)
    changes = tuple(Change(i + 1, a, b) for i, (a, b) in enumerate(zip(source, new, strict=True)) if a != b)
    return "".join(new), changes


def narrow_again(text: str, changes: tuple[Change, ...]) -> str:
    """The line as it was before ``widen``."""
    old = list(text)
    for change in changes:
        old[change.column - 1] = change.old
    return "".join(old)


def _widen_years(text: str, new: list[str]) -> None:
    for match in DOCUMENT_YEAR.finditer(text):
        new[match.start()], new[match.end() - 1] = "〔", "〕"


def _widen_brackets(text: str, new: list[str], shielded: set[int]) -> None:
    stack: list[int] = []
    for i, character in enumerate(text):
        if i in shielded:
            continue
        if character == "(":
            stack.append(i)
        elif character == ")":
            start = stack.pop() if stack else None
            if (
                (start is not None and CJK.search(text, start + 1, i))
                or _beside_chinese(text, i)
                or (start is not None and _beside_chinese(text, start))
            ):
                new[i] = "）"
                if start is not None:
                    new[start] = "（"
    for start in stack:
        if _beside_chinese(text, start) or has_cjk(text[start : start + 4]):
            new[start] = "（"


def _widen_marks(text: str, new: list[str], shielded: set[int]) -> None:
    for i, character in enumerate(text):
        if character in WIDE and i not in shielded and not _in_number(text, i) and _beside_chinese(new, i):
            new[i] = WIDE[character]


def _widen_stops(new: list[str], shielded: set[int]) -> None:
    text = "".join(new)
    if not has_cjk(text):
        return
    for match in STOP.finditer(text):
        before = text[max(0, match.start() - LONGEST_LABEL) : match.start()]
        if match.start() not in shielded and not LABEL.search(before):
            new[match.start()] = "。"


def _pair_quotes(text: str, new: list[str]) -> None:
    places = [i for i, character in enumerate(text) if character == '"']
    if not has_cjk(text):
        return
    first = _first_side(text, places) if len(places) % 2 else 0
    for order, place in enumerate(places):
        if first is not None:
            new[place] = "“”"[(order + first) % 2]
        elif place == 0 or text[place - 1] in BEFORE_QUOTE:
            new[place] = "“"
        elif place == len(text) - 1:
            new[place] = "”"


def _first_side(text: str, places: Sequence[int]) -> int | None:
    """Of an odd number of quotes whether the first opens (0) or closes (1); None where nothing tells."""
    sides = [_side(text, place) * (-1) ** order for order, place in enumerate(places)]
    total = sum(sides)
    if total == 0 and text[-1] not in SENTENCE_STOPS[:6] and places[-1] * 2 > len(text):
        return 0
    return None if total == 0 else int(total < 0)


def _side(text: str, place: int) -> int:
    """Above 0 when the quote at ``place`` opens, below 0 when it closes, by the marks on both sides."""
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    opens = not before or before in BEFORE_QUOTE
    said = before in SENTENCE_STOPS and SAYS.match(text, place + 1)
    closes = not after or after in AFTER_QUOTE or said
    return int(opens) - int(bool(closes))


def _in_number(text: str, i: int) -> bool:
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    return before.isdigit() and after.isdigit() and text[i] in ",:"


def _beside_chinese(text: Sequence[str], i: int) -> bool:
    before, after = _neighbour(text, i, -1), _neighbour(text, i, 1)
    return _is_chinese(before) or _is_chinese(after) or _between_number_and_edge(before, after)


def _neighbour(text: Sequence[str], i: int, step: int) -> str:
    """The next character to one side that is no white space; empty at the end of the line."""
    i += step
    while 0 <= i < len(text) and text[i].isspace():
        i += step
    return text[i] if 0 <= i < len(text) else ""


def _is_chinese(character: str) -> bool:
    return bool(character) and (has_cjk(character) or character in CHINESE_MARKS)


def _between_number_and_edge(before: str, after: str) -> bool:
    return (before.isdigit() or before in "%％℃") and bool(before) and not after
