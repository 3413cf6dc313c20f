"""Half-width marks in Chinese text (GB/T 15834): commas, brackets, straight quotes, document numbers.

All have a safe fix: only the mark changes, and the space behind it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.check.characters import CLOSERS, HAN, NUMERALS, OPENERS, is_chinese, is_han
from bulletin.check.finding import Edit, Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Kind, Manuscript, Passage
from bulletin.check.masking import MASK
from bulletin.check.rules.name_points import known_points, like_names
from bulletin.errors import Severity
from bulletin.markup.marks import find_marks

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
_MARK = re.compile(r"(?<! )[ ]*+[,;:?!](?:[ ]++(?=\S))?")  # two spaces at a line's end are a line break
_STOP = re.compile(r"(?<![.\d])\.(?![.\w/])")
_HAN = re.compile(f"[{HAN}]")
_SPACES = re.compile(r"[ ]++(?=\S)")
_STOP_INSIDE = re.compile(rf"(?<=[{HAN}{CLOSERS}{MASK}%％℃])\.(?=[{HAN}{OPENERS}{MASK}])")
_LABEL = re.compile(
    rf"(?:^|[\s{MASK}（(。；：，、])(?:第?[{NUMERALS}百]{{1,4}}|[甲乙丙丁戊注例图表答问]|[（(][{NUMERALS}百\d]{{1,4}}[）)])\Z"
)
_LONGEST_LABEL = 8
"""Characters of a label and more: one that begins a shorter text begins its passage."""
_TELEPHONE = re.compile(r"\(\d{3,4}\)[ -]?\d{6,8}")
_GAP = 8
"""Spaces that may stand between a mark and its neighbour."""
_DOCUMENT_YEAR = re.compile(r"[\[［]((?:19|20)\d\d)[\]］](?=[ ]?第?[ ]?\d+[ ]?号)")


def check_half_width(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Half-width marks of each passage, together as one finding."""
    named = frozenset(known_points(manuscript))
    for passage in manuscript.passages:
        marks = (edit for edit in _marks(passage) if edit.start not in named)
        edits = sorted([*marks, *_brackets(passage)], key=lambda edit: edit.start)
        if edits:
            found = "、".join(dict.fromkeys(manuscript.text[e.start : e.end].strip() for e in edits))
            right = "".join(dict.fromkeys(edit.new for edit in edits))
            count = f"{len(edits)}处" if len(edits) > 1 else ""
            message = f"中文里的标点应为全角，现有{count}半角的 {found}"
            remedy = f"改成 {right}"
            yield manuscript.find(
                edits[0].start, "half-width", Severity.WARNING, message, remedy, edits=edits
            )


def check_straight_quotes(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Straight quotes in Chinese text; mended where they come in pairs and no others stand there."""
    for passage in manuscript.passages:
        places = [found.start() for found in re.finditer('"', passage.text)]
        beside = [place for place in places if _is_beside_chinese(passage.text, place, place + 1)]
        if not beside:
            continue
        sure = len(places) % 2 == 0 and not set("“”") & set(passage.text) and not find_marks(passage.text)
        edits = [
            Edit(passage.start + place, passage.start + place + 1, "”" if order % 2 else "“")
            for order, place in enumerate(places)
        ]
        message = "中文的引号应为“”，现为半角的直引号"
        remedy = "改成“”；引号里再用引号，里层用‘’"
        start = passage.start + beside[0]
        yield manuscript.find(
            start, "straight-quotes", Severity.WARNING, message, remedy, edits=edits if sure else ()
        )


def check_document_numbers(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Years of document numbers stand in 〔〕 (GB/T 9704, 7.2.5)."""
    for passage in manuscript.passages:
        for found in _DOCUMENT_YEAR.finditer(passage.text):
            start, end = passage.start + found.start(), passage.start + found.end()
            edits = (Edit(start, start + 1, "〔"), Edit(end - 1, end, "〕"))
            message = f"发文字号的年份应放在六角括号里，现为“{found[0]}”"
            yield manuscript.find(
                start, "document-number", Severity.WARNING, message, f"改成〔{found[1]}〕", edits=edits
            )


def _marks(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for found in _MARK.finditer(text):
        mark = found[0].strip()
        if _in_number(text, found) or not _is_beside_chinese(text, found.start(), found.end()):
            continue
        if _opens_key(passage, found) or _is_sign(text, found):
            continue
        signed = text[found.start() - 1 : found.start()] == MASK
        start = text.index(mark, found.start()) if signed else found.start()
        yield Edit(passage.start + start, passage.start + found.end(), _WIDE[mark])
    for place in sorted({*_closing_stops(text), *_stops_inside(text)}):
        behind = _SPACES.match(text, place + 1)
        yield Edit(passage.start + place, passage.start + (behind.end() if behind else place + 1), "。")


def _closing_stops(text: str) -> Iterator[int]:
    """Stops behind a Chinese character, or a closing mark of a Chinese text; before no number and no name."""
    closers = CLOSERS if _HAN.search(text) else ""
    for found in _STOP.finditer(text):
        before = text[: found.start()].rstrip(MASK)
        if (is_han(before[-1:]) or before[-1:] in tuple(closers)) and not _is_label(before):
            yield found.start()


def _stops_inside(text: str) -> Iterator[int]:
    """Stops between Chinese that belong to no label (一.问题), name (卡尔.马克思) or address (.中国)."""
    names = frozenset(like_names(text))
    for found in _STOP_INSIDE.finditer(text):
        before, behind = text[: found.start()], text[found.end() :]
        last, following = before.rstrip(MASK)[-1:], behind.lstrip(MASK)[:1]
        if not (is_chinese(last) or last in "%％℃") or not last or not is_chinese(following):
            continue
        is_address = re.match(rf"(?:中国|公司|网络|网址)(?![{HAN}])", behind) is not None
        if not (found.start() in names or is_address or _is_label(before)):
            yield found.start()


def _is_label(before: str) -> bool:
    """Whether a stop behind this makes a label of it: 一. （1）."""
    return _LABEL.search(before[-_LONGEST_LABEL:]) is not None


def _opens_key(passage: Passage, found: re.Match[str]) -> bool:
    """Whether this colon would end a key of YAML: the loader has its own word on that."""
    return passage.kind is Kind.FIELD and ": " in found[0]


def _is_sign(text: str, found: re.Match[str]) -> bool:
    """Whether this ! begins a picture of Markdown."""
    return found[0].endswith("!") and text[found.end() : found.end() + 1] in ("[", MASK)


def _in_number(text: str, found: re.Match[str]) -> bool:
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return before.isdigit() and after.isdigit()


def _is_beside_chinese(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _GAP) : start].rstrip(" ")[-1:]
    after = text[end : end + _GAP].lstrip(" ")[:1]
    if is_chinese(before) or is_chinese(after):
        return True
    return (before.isdigit() or before in "%％℃") and bool(before) and not after


def _brackets(passage: Passage) -> Iterator[Edit]:
    """Half-width brackets with Chinese in them or beside them; a pair changes together."""
    text = _TELEPHONE.sub(lambda found: "0" * len(found[0]), passage.text)
    opened: list[int] = []
    for place, character in enumerate(text):
        if character in "(（":
            opened.append(place)
        elif character in ")）" and opened:
            start = opened.pop()
            if text[start] == "(" or character == ")":
                yield from _pair(passage, text, start, place)


def _pair(passage: Passage, text: str, start: int, end: int) -> Iterator[Edit]:
    mixed = (text[start] == "(") != (text[end] == ")")
    chinese = any(is_chinese(character) for character in text[start + 1 : end])
    beside = is_chinese(text[start - 1 : start]) or is_chinese(text[end + 1 : end + 2])
    if mixed or chinese or beside:
        for place in (start, end):
            if text[place] in "()":
                yield Edit(passage.start + place, passage.start + place + 1, _WIDE[text[place]])
