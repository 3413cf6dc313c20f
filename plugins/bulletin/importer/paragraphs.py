"""Lines put together to paragraphs, over columns, pages, captions and misplaced headings.

In: the parts of one article. Out: Paragraphs with the source lines that each came from, and the decisions.
What joins two lines is decided in ``join``; here it is only carried out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bulletin.importer.decisions import Decision
from bulletin.importer.fit import Corpus
from bulletin.importer.join import Verdict, judge
from bulletin.importer.lines import Line
from bulletin.importer.stitch import Part
from bulletin.importer.style import Style, measure_style
from bulletin.importer.text import closes_quote, ends_open, starts_headless

CAPTION = re.compile(r"^[▲▼◀►▶△▽◁▷](?!\s*$)|^[（(]?(?:图[为①-⑨一二三四五六七八九\d]|[左右上下]图)[^表]{0,3}[：:为）)]?")
CREDIT = re.compile(r"(?:摄影?|绘|供图|摄影报道)[）)]?$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``kind`` is text, heading, caption, title (of a speech), speaker or item; ``lead`` a bold beginning."""

    text: str
    lines: tuple[int, ...]
    kind: str = "text"
    level: int = 0
    lead: int = 0


@dataclass(slots=True)
class _Open:
    """The paragraph that is being put together."""

    text: str
    lines: list[int]
    first: Line
    last: Line
    pieces: int = 1


def build_paragraphs(parts: Sequence[Part], corpus: Corpus, *, speeches: frozenset[int] = frozenset()) -> tuple[tuple[Paragraph, ...], tuple[Decision, ...]]:
    """All paragraphs of an article; ``speeches`` are numbers of lines that must stand alone."""
    lines = [line for part in parts for line in part.lines]
    style = measure_style(lines)
    done: list[Paragraph] = []
    decisions: list[Decision] = []
    current: _Open | None = None
    held: list[Line] = []
    for part in parts:
        for k, line in enumerate(part.lines):
            if is_caption(line, style):
                held.append(line)
                continue
            marks = part.marks if k == 0 else ""
            if current is None or line.number in speeches or current.last.number in speeches:
                verdict = Verdict(joins=False)
            else:
                verdict = _judge(current, line, style, corpus, jump=bool(marks))
            if verdict.note:
                decisions.append(Decision(line.number, verdict.kind, verdict.note, verdict.alternative, verdict.sure))
            if current is not None and verdict.joins:
                _append(current, line, verdict.drop, marks)
                continue
            if current is not None:
                current.text += marks
                done.append(_close(current, verdict.heading))
                done += [Paragraph(row.text, (row.number,), "caption") for row in held]
                held = []
                current = _Open(line.text, [line.number], line, line)
            else:
                current = _Open(marks + line.text, [line.number], line, line)
        if current is not None:
            current.text += part.end_mark
    if current is not None:
        done.append(_close(current, level=0))
    done += [Paragraph(row.text, (row.number,), "caption") for row in held]
    return tuple(done), tuple(decisions)


def is_caption(line: Line, style: Style) -> bool:
    """Whether the line belongs to a picture and not to the text."""
    if line.text[:1] == style.star or line.level:
        return False
    if CAPTION.match(line.text):
        return len(line.text) <= 160
    return len(line.text) <= 80 and CREDIT.search(line.text) is not None and not starts_headless(line.text)


def _judge(current: _Open, line: Line, style: Style, corpus: Corpus, *, jump: bool) -> Verdict:
    if jump:
        joins = ends_open(current.text) or starts_headless(line.text) or (closes_quote(line.text) and "“" in current.text)
        return Verdict(joins=joins)
    return judge(current.text, current.first, current.last, current.pieces, line, style, corpus)


def _append(current: _Open, line: Line, drop: int, marks: str) -> None:
    if drop < 0:
        current.text = current.text[:drop]
        drop = 0
    text = line.text[drop:]
    space = " " if not marks and current.text[-1:].isascii() and current.text[-1:].isalpha() and text[:1].isascii() and text[:1].isalpha() else ""
    current.text += marks + space + text
    current.lines.append(line.number)
    current.last = line
    current.pieces += 1


def _close(current: _Open, level: int) -> Paragraph:
    kind = "heading" if level else "text"
    return Paragraph(current.text, tuple(current.lines), kind, level, current.first.lead)


def with_kind(paragraph: Paragraph, kind: str) -> Paragraph:
    """The same paragraph as another kind."""
    return replace(paragraph, kind=kind)
