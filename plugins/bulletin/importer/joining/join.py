"""Whether a line goes on with the paragraph before it.

In: the paragraph so far, the line, the article's style and the corpus. Out: a Verdict. The signs, strongest
first: a beginning no paragraph can have; list marks; a sentence left open; the siblings of a numbered line;
the words over the cut; the width of the column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin.importer.joining.headings import (
    PLAIN_LEVEL,
    Begun,
    could_be_heading,
    heading_level,
    level_before_item,
    marked_level,
)
from bulletin.importer.joining.style import LEAST_WRAP, LONGEST_HEADING, Style, is_subhead, stands_alone
from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.numbering import START_MARKS, read_numbering, starts_new
from bulletin.importer.reading.text import (
    NEVER_FIRST,
    cells,
    closes_quote,
    ends_open,
    has_cjk,
    has_inner_stop,
    starts_headless,
    stops_inside,
)

APPENDED = re.compile(r"^(?:注|备注|附注|附记|说明|资料来源|数据来源)[：:]")
LONGEST_OVERLAP = 6
INDENT = 2
HALF = 0.5
"""By so much the first line of a paragraph may differ from the column less its indent, in characters."""
LONGEST_REST = 6
"""Characters of a line that is the end of a heading rather than a paragraph under it."""
SURE_WEIGHT = 1.0
"""A heading that outweighs its alternative by less is shown to the editor."""
LOOSE = 0.3
"""Share of a word's places with this character behind it up to which the two are no word."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the line joins.

    ``drop`` characters of it repeat what stands before; ``heading`` is the level of a heading that ends
    before it (0: none); ``kind``, ``note`` and ``alternative`` are set when an editor may want to look.
    """

    joins: bool
    drop: int = 0
    heading: int = 0
    sure: bool = True
    kind: str = ""
    note: str = ""
    alternative: str = ""


def judge(begun: Begun, line: Line, style: Style, corpus: Corpus) -> Verdict:
    """The verdict on ``line`` after what has begun."""
    if line.text[0] in START_MARKS:
        return Verdict(joins=False, heading=level_before_item(begun, style))
    repeat = 0 if _is_whole(begun) else _repeated(begun.text, line.text, corpus)
    if repeat:
        note = f"接缝处重复的“{line.text[:repeat]}”删去一个"
        return Verdict(joins=True, drop=repeat, kind="接缝重字", note=note, alternative="两处都保留")
    if _lacks_head(begun, line) or line.number in style.halves:
        return Verdict(joins=True)
    if line.gap == 0 and style.wrap and not line.level and not begun.last.level:
        return _judge_wrapped(begun, line, style)
    if line.gap == 0 and style.close:
        return _judge_close(begun, line)
    closed = _is_finished(begun.text, line) and not _stops_at_semicolon(begun.text, line)
    return _judge_closed(begun, line, style) if closed else _judge_open(begun, line, style, corpus)


def _lacks_head(begun: Begun, line: Line) -> bool:
    """Whether the line begins inside a sentence; 慢，也有好处 begins one behind a finished text."""
    return starts_headless(line.text) and (line.text[0] in NEVER_FIRST or ends_open(begun.text))


def _is_finished(text: str, line: Line) -> bool:
    """Whether the text ends as a paragraph does; inside a quotation only when the line does not close it."""
    return not ends_open(text) or (not stops_inside(text) and not closes_quote(line.text))


def _is_whole(begun: Begun) -> bool:
    """Whether what has begun is a numbered heading, which no text repeats over a cut."""
    number = read_numbering(begun.text)
    return begun.pieces == 1 and number is not None and number.level > 0 and could_be_heading(begun.text)


def _stops_at_semicolon(text: str, line: Line) -> bool:
    """Whether the text is cut behind a semicolon: it has whole sentences, which items of a list have not."""
    return text.endswith("；") and "。" in text and not starts_new(line.text)


def _judge_closed(begun: Begun, line: Line, style: Style) -> Verdict:
    """After a finished sentence a new paragraph begins, except behind a run-in number that lost its text."""
    text = begun.text
    number = read_numbering(text)
    if begun.first.number in style.items:
        return Verdict(joins=False)
    if number and number.level and stands_alone(text) and text.endswith("。"):
        alone, run_in = style.siblings.get(begun.first.number, (0, 0))
        if begun.pieces == 1 and run_in > alone and not starts_new(line.text) and not line.level:
            note = "同级各条的小标题都与正文连排，这一条也接上"
            return Verdict(joins=True, sure=False, kind="段首小标题", note=note, alternative="小标题单独成行")
        if len(text) <= LONGEST_HEADING // 2 and alone >= run_in:
            return Verdict(joins=False, heading=number.level)
    return Verdict(joins=False, heading=marked_level(begun))


def _judge_open(begun: Begun, line: Line, style: Style, corpus: Corpus) -> Verdict:
    """After an open end the line joins, unless a heading stands there or a list begins."""
    text = begun.text
    level, weight = heading_level(begun, line, style, corpus)
    if level and weight >= SURE_WEIGHT:
        return Verdict(joins=False, heading=level)
    if level:
        return _doubt(joins=False, heading=level, kind="小标题", note=f"“{text[:24]}”单独成行，算作小标题")
    bond = corpus.bond(text, line.text)
    item = begun.first.number in style.items and text[-1] not in "，、" and bond < 2
    if item or APPENDED.match(line.text):
        return Verdict(joins=False)
    if line.level or (starts_new(line.text) and text[-1] not in "，、"):
        return _doubt(joins=False, heading=0, kind="段落未完", note="前一段没有句末标点，仍在此分段")
    if style.indents and line.indented and text[-1] not in "，、" and bond < 4:
        return Verdict(joins=False)
    return _join_open(begun, line, bond)


def _join_open(begun: Begun, line: Line, bond: float) -> Verdict:
    """The line joins; where the text before it has the build of a heading, an editor should look."""
    if begun.pieces == 1 and could_be_heading(begun.text) and bond < 2:
        note = f"“{begun.text[-12:]}”与“{line.text[:12]}”接成一段"
        return _doubt(joins=True, heading=0, kind="短行接段", note=note)
    return Verdict(joins=True)


def _doubt(*, joins: bool, heading: int, kind: str, note: str) -> Verdict:
    alternative = "前一行是小标题" if joins else "与下一行连成一段"
    return Verdict(joins=joins, heading=heading, sure=False, kind=kind, note=note, alternative=alternative)


def _judge_close(begun: Begun, line: Line) -> Verdict:
    """Where every line is a paragraph, an open end is a heading, a row, a greeting; or a sentence cut."""
    if _breaks_off(begun, line):
        note = f"“{begun.text[-12:]}”没有说完，与下一行“{line.text[:12]}”接成一段"
        return Verdict(
            joins=True, sure="。" in begun.text, kind="折行接段", note=note, alternative="原刊在这里分段"
        )
    number = read_numbering(begun.text)
    if not could_be_heading(begun.text) or begun.pieces > 1:
        return Verdict(joins=False)
    return Verdict(joins=False, heading=number.level if number else 0)


def _breaks_off(begun: Begun, line: Line) -> bool:
    """Whether a printed line ends inside a sentence, with which the next one, no heading, goes on."""
    text, last = begun.text, begun.last
    if not stops_inside(text) or line.level or last.level or line.indented or starts_new(line.text):
        return False
    if begun.pieces == 1 and could_be_heading(text):
        return False
    told = has_inner_stop(text) and cells(last.text) >= LEAST_WRAP
    goes_on = (
        not ends_open(line.text) or has_inner_stop(line.text) or cells(line.text) >= cells(last.text) - INDENT
    )
    return told and goes_on and not APPENDED.match(line.text)


def _judge_wrapped(begun: Begun, line: Line, style: Style) -> Verdict:
    """Between lines that keep their printed ends: only a short line can end a paragraph."""
    text = begun.text
    number, is_open = read_numbering(text), not _is_finished(text, line)
    if style.indents and not starts_new(line.text):
        return Verdict(joins=not line.indented)
    full = cells(begun.last.text) >= style.wrap - (3.0 if begun.pieces == 1 else 2.0)
    if starts_new(line.text) and not (full and is_open):
        return Verdict(joins=False, heading=number.level if number and is_open else 0)
    full = full and (is_open or not _begins_paragraph(begun, line, style))
    if full or (is_open and len(line.text) <= LONGEST_REST and not ends_open(line.text)):
        return Verdict(joins=True)
    headed = is_open and stands_alone(text) and bool(number or is_subhead(text))
    level = number.level if number else PLAIN_LEVEL
    return Verdict(joins=is_open and not headed, heading=level if headed else 0)


def _begins_paragraph(begun: Begun, line: Line, style: Style) -> bool:
    """Whether the line is as short as the first of a paragraph, whose indent is gone, or opens a list."""
    if line.text.endswith("：") and len(line.text) <= LONGEST_REST:
        return True
    return begun.pieces > 1 and abs(cells(line.text) - (style.wrap - INDENT)) <= HALF


def _repeated(text: str, line: str, corpus: Corpus) -> int:
    """How many characters at the start of the line are printed twice over the cut."""
    for size in range(min(LONGEST_OVERLAP, len(line) - 1), 1, -1):
        head = line[:size]
        if text.endswith(head) and (head[-1] in "。，；" or _fits_better(text, line, size, corpus)):
            return size
    if not ends_open(text) or text[-1:] != line[:1] or not has_cjk(line[:1]):
        return 0
    return int(line[1:2] in ("。", "，", "；") or _fits_better(text, line, 1, corpus))


def _fits_better(text: str, line: str, size: int, corpus: Corpus) -> bool:
    """Whether the issue knows the words with the repeated part once, and not with it twice.

    发挥先|先锋: 发挥 is seldom followed by 先, so the first 先 is not the end of a word; but 排 in
    街排水|水利站 always is followed by 水, which therefore stays.
    """
    once = text[:-size][-2:] + line[:2]
    if len(once) < 4 or corpus.bond(text, line) >= 1.0:
        return False
    if corpus.seen(once) > 0:
        return True
    word, longer = corpus.seen(once[:2]), corpus.seen(once[:2] + line[:1])
    return size == 1 and word >= 5 and longer <= LOOSE * word and corpus.seen(line[:2]) > 1
