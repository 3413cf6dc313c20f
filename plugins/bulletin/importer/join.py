"""Whether a line goes on with the paragraph before it.

In: the paragraph so far, the line, the article's style and the corpus. Out: a Verdict.
The signs, strongest first: a beginning no paragraph can have; list marks; a sentence left open; the siblings
of a numbered line; the words over the cut; the width of the column.
"""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.importer.fit import Corpus
from bulletin.importer.lines import Line
from bulletin.importer.numbering import START_MARKS, read_numbering, starts_new
from bulletin.importer.style import LONGEST_HEADING, Style, is_subhead, stands_alone
from bulletin.importer.text import cells, ends_open, has_cjk, has_inner_stop, starts_headless

PLAIN_LEVEL = 2
LONGEST_OVERLAP = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """``drop`` characters of the line repeat what stands before; ``heading`` is the level of a heading that
    ends here (0: none). ``note`` is set when an editor should look."""

    joins: bool
    drop: int = 0
    heading: int = 0
    sure: bool = True
    kind: str = ""
    note: str = ""
    alternative: str = ""


def judge(text: str, first: Line, last: Line, pieces: int, line: Line, style: Style, corpus: Corpus) -> Verdict:
    """The verdict on ``line`` after the paragraph ``text``, which began with ``first`` and ended with ``last``."""
    if line.text[0] in START_MARKS:
        return Verdict(joins=False, heading=_plain_heading(text, first, pieces, style))
    if repeat := _repeated(text, line.text, corpus):
        return Verdict(joins=True, drop=repeat, kind="接缝重字", note=f"接缝处重复的“{line.text[:repeat]}”删去一个", alternative="两处都保留")
    if starts_headless(line.text):
        return Verdict(joins=True)
    if style.wrap and line.gap == 0 and not line.level and not last.level:
        return _judge_wrapped(text, first, last, pieces, line, style)
    if not ends_open(text):
        return _judge_closed(text, first, pieces, line, style)
    return _judge_open(text, first, pieces, line, style, corpus)


def _judge_closed(text: str, first: Line, pieces: int, line: Line, style: Style) -> Verdict:
    """After a finished sentence a new paragraph begins, except behind a run-in number that lost its text."""
    number = read_numbering(text)
    if number and number.level and stands_alone(text) and text.endswith("。"):
        alone, run_in = style.siblings.get(first.number, (0, 0))
        if pieces == 1 and run_in > alone and not starts_new(line.text) and not line.level:
            return Verdict(joins=True, sure=False, kind="段首小标题", note="同级各条的小标题都与正文连排，这一条也接上", alternative="小标题单独成行")
        if len(text) <= LONGEST_HEADING // 2 and alone >= run_in:
            return Verdict(joins=False, heading=number.level)
    return Verdict(joins=False, heading=_marked_level(text, first, pieces))


def _marked_level(text: str, first: Line, pieces: int) -> int:
    """The level of a line that the source itself marks as a heading."""
    if not first.level or pieces > 1 or len(text) > LONGEST_HEADING:
        return 0
    number = read_numbering(text)
    return (number.level or 0) if number else PLAIN_LEVEL


def _judge_open(text: str, first: Line, pieces: int, line: Line, style: Style, corpus: Corpus) -> Verdict:
    level = _heading_level(text, first, pieces, line, style, corpus)
    if level:
        return Verdict(joins=False, heading=level)
    if line.level or (starts_new(line.text) and text[-1] not in "，、"):
        return Verdict(joins=False, sure=False, kind="段落未完", note="前一段没有句末标点，仍在此分段", alternative="与前一段连成一段")
    if style.indents and line.indented and text[-1] not in "，、" and corpus.bond(text, line.text) < 4:
        return Verdict(joins=False)
    if pieces == 1 and _could_be_heading(text) and corpus.bond(text, line.text) < 2:
        return Verdict(joins=True, sure=False, kind="短行接段", note=f"“{text[-12:]}”与“{line.text[:12]}”接成一段", alternative="前一行是小标题")
    return Verdict(joins=True)


def _could_be_heading(text: str) -> bool:
    number = read_numbering(text)
    return is_subhead(text) or (number is not None and number.level > 0 and stands_alone(text) and text[-1] not in "，、")


def _heading_level(text: str, first: Line, pieces: int, line: Line, style: Style, corpus: Corpus) -> int:
    """The level at which ``text`` is a heading of its own, 0 when it is a piece of a paragraph."""
    if len(text) > LONGEST_HEADING or text[-1] in "，、" or "。" in text:
        return 0
    number = read_numbering(text)
    if number:
        if not number.level:
            return 0
        return number.level if _numbered_weight(text, first, line, style, corpus) > 0 else 0
    if pieces > 1 or not (is_subhead(text) or first.level):
        return 0
    return PLAIN_LEVEL if _plain_weight(text, first, line, style, corpus) > 0 else 0


def _numbered_weight(text: str, first: Line, line: Line, style: Style, corpus: Corpus) -> float:
    alone, run_in = style.siblings.get(first.number, (0, 0))
    weight = 0.5
    if alone != run_in:
        weight += 2.0 if alone > run_in else -2.0
    return weight + _common_weight(text, first, line, corpus) + (0.0 if has_inner_stop(text) else 0.5)


def _plain_weight(text: str, first: Line, line: Line, style: Style, corpus: Corpus) -> float:
    if first.number not in style.subheads and not first.level:
        return -1.0
    weight = 1.5 if len(style.subheads) >= 2 else -0.5
    if line.text[1:2] == "、" and has_cjk(line.text[0]):
        weight -= 1.5
    return weight + _common_weight(text, first, line, corpus)


def _common_weight(text: str, first: Line, line: Line, corpus: Corpus) -> float:
    weight = -corpus.bond(text, line.text) / 1.5 + (1.5 if first.level else 0.0)
    if corpus.width:
        weight += -1.0 if corpus.fills_column(text) else 1.0
    return weight


def _plain_heading(text: str, first: Line, pieces: int, style: Style) -> int:
    if pieces == 1 and ends_open(text) and first.number in style.subheads:
        return PLAIN_LEVEL
    return _marked_level(text, first, pieces)


def _judge_wrapped(text: str, first: Line, last: Line, pieces: int, line: Line, style: Style) -> Verdict:
    """Between lines that keep their printed ends: only a short line can end a paragraph."""
    full = cells(last.text) >= style.wrap - (3.0 if pieces == 1 else 2.0)
    if starts_new(line.text) and not (full and ends_open(text)):
        number = read_numbering(text)
        return Verdict(joins=False, heading=number.level if number and ends_open(text) else 0)
    if full:
        return Verdict(joins=True)
    if not ends_open(text):
        return Verdict(joins=False)
    number = read_numbering(text)
    if stands_alone(text) and (number or is_subhead(text)):
        return Verdict(joins=False, heading=number.level if number else PLAIN_LEVEL)
    return Verdict(joins=True)


def _repeated(text: str, line: str, corpus: Corpus) -> int:
    """How many characters at the start of the line are printed twice over the cut."""
    for size in range(min(LONGEST_OVERLAP, len(line) - 1), 1, -1):
        head = line[:size]
        if text.endswith(head) and (head[-1] in "。，；" or _fits_better(text, line, size, corpus)):
            return size
    if ends_open(text) and text[-1:] == line[:1] and has_cjk(line[:1]) and (line[1] in "。，；" or _fits_better(text, line, 1, corpus)):
        return 1
    return 0


def _fits_better(text: str, line: str, size: int, corpus: Corpus) -> bool:
    """Whether the issue knows the words with the repeated part once, and not with it twice."""
    once = text[:-size][-2:] + line[:2]
    return len(once) == 4 and corpus.seen(once) > 0 and corpus.bond(text, line) < 1.0
