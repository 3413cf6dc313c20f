"""Lines put together to paragraphs, over columns, pages, captions and misplaced headings.

In: the parts of one article. Out: Paragraphs with the source lines that each came from, and the decisions.
What joins two lines is decided in ``join``; here it is only carried out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.joining.headings import Begun
from bulletin.importer.joining.join import Verdict, judge
from bulletin.importer.joining.style import Style, measure_style
from bulletin.importer.jumps.stitch import Part
from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.text import closes_quote, ends_open, starts_headless

CAPTION = re.compile(
    r"^(?:插图|题图|图片|摄影|配图|漫画|压题|制图|图)\s*[：:／/]|^[▲▼◀►▶△▽◁▷](?!\s*$)|^[（(]?(?:图[为①-⑨一二三四五六七八九\d]|[左右上下]图)[^表]{0,3}[：:为）)]?"
)
CREDIT = re.compile(
    r"(?:摄影?|绘|供图|摄影报道)[）)]?$|[（(](?:[^（）()]{0,8}(?:资料|配|制)图(?:片)?|资料照片|图片[^（）()]{0,10}|[^（）()]{0,10}提供图片|新华社发)[）)]$"
)
ABOUT_PICTURES = re.compile(r"^[（(][^（）()。]{0,12}(?:照片|图片|插图|题图)[^（）()。]{0,16}[）)]$")
LONGEST_CAPTION = 160
LONGEST_CREDIT = 80


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``kind`` is text, heading, caption, title (of a speech), speaker, item or table (rows as lines).

    ``lead`` is the length of its bold beginning in characters, ``lines`` the source lines it came from.
    """

    text: str
    lines: tuple[int, ...]
    kind: str = "text"
    level: int = 0
    lead: int = 0


class _Builder:
    """Paragraphs in the making: those done, the one begun, captions that wait for its end."""

    def __init__(self, style: Style, corpus: Corpus, alone: frozenset[int]) -> None:
        self.style = style
        self.corpus = corpus
        self.alone = alone | style.alone
        self.done: list[Paragraph] = []
        self.decisions: list[Decision] = []
        self.begun: Begun | None = None
        self.pieces: list[str] = []
        self.numbers: list[int] = []
        self.held: list[tuple[Line, str]] = []
        self.rows: list[Line] = []
        self.unwrapped = False

    def add(self, line: Line, marks: str) -> None:
        """The line joins the paragraph, or ends it; ``marks`` is a jump's writing at the break."""
        if line.row:
            self._add_row(line)
            return
        self._end_table()
        if is_caption(line, self.style):
            self.held.append((line, "caption"))
            return
        if line.number in self.style.notes and self.begun is not None and ends_open(self.begun.text):
            self.held.append((line, "text"))
            return
        if self.begun is None:
            self._begin(line, marks + line.text)
            return
        verdict = self._judge(self.begun, line, jump=bool(marks))
        if verdict.note:
            self.decisions.append(
                Decision(line.number, verdict.kind, verdict.note, verdict.alternative, verdict.sure)
            )
        if verdict.joins:
            self._note_wrapped(line)
            self._join(self.begun, line, verdict.drop, marks)
        else:
            self.write(marks)
            self.end(verdict.heading)
            self._begin(line, line.text)

    def _note_wrapped(self, line: Line) -> None:
        """Say once for an article that its printed lines were put together."""
        if self.style.wrap and line.gap == 0 and not self.unwrapped:
            self.unwrapped = True
            chosen = "从这里起按印刷行折断的文字接成了段，满行接下一行，短行才分段"
            self.decisions.append(Decision(line.number, "逐行折断", chosen, "恰好满行处也可能是段尾"))

    def write(self, marks: str) -> None:
        """Append a mark to what has begun."""
        if self.begun is not None and marks:
            self.begun = self.begun.joined(marks)
            self.pieces.append(marks)

    def end(self, level: int = 0) -> None:
        """Close the paragraph; captions that stood inside it come after it."""
        self._end_table()
        if self.begun is not None:
            kind = "heading" if level else "text"
            lead = self.begun.first.lead
            self.done.append(Paragraph("".join(self.pieces), tuple(self.numbers), kind, level, lead))
        if self.held and self.begun is not None and len(self.numbers) > 1:
            self.decisions += [
                _moved(line, kind) for line, kind in self.held if self.numbers[0] < line.number
            ]
        self.done += [Paragraph(line.text, (line.number,), kind) for line, kind in self.held]
        self.begun, self.pieces, self.numbers, self.held = None, [], [], []

    def _add_row(self, line: Line) -> None:
        if not self.rows:
            self.end()
        self.rows.append(line)

    def _end_table(self) -> None:
        if self.rows:
            text = "\n".join(row.row for row in self.rows)
            self.done.append(Paragraph(text, tuple(row.number for row in self.rows), "table"))
            self.rows = []

    def _begin(self, line: Line, text: str) -> None:
        self.begun = Begun(text, line, line)
        self.pieces, self.numbers = [text], [line.number]

    def _judge(self, begun: Begun, line: Line, *, jump: bool) -> Verdict:
        if line.number in self.alone or begun.last.number in self.alone:
            return Verdict(joins=False)
        if jump:
            quoted = closes_quote(line.text) and "“" in begun.text
            return Verdict(joins=ends_open(begun.text) or starts_headless(line.text) or quoted)
        return judge(begun, line, self.style, self.corpus)

    def _join(self, begun: Begun, line: Line, drop: int, marks: str) -> None:
        text = line.text[drop:]
        space = " " if not marks and _ends_latin(begun.text) and _ends_latin(text[:1]) else ""
        self.begun = begun.joined(marks + space + text, line)
        self.pieces.append(marks + space + text)
        self.numbers.append(line.number)


def build_paragraphs(
    parts: Sequence[Part], corpus: Corpus, *, alone: frozenset[int] = frozenset()
) -> tuple[tuple[Paragraph, ...], tuple[Decision, ...]]:
    """All paragraphs of an article; ``alone`` are numbers of lines that no other line joins."""
    builder = _Builder(measure_style([line for part in parts for line in part.lines]), corpus, alone)
    for part in parts:
        for position, line in enumerate(part.lines):
            builder.add(line, part.marks if position == 0 else "")
        builder.write(part.end_mark)
    builder.end()
    return tuple(builder.done), tuple(builder.decisions)


def is_caption(line: Line, style: Style) -> bool:
    """Whether the line belongs to a picture and not to the text."""
    if line.text[:1] == style.star or line.level:
        return False
    if CAPTION.match(line.text):
        return len(line.text) <= LONGEST_CAPTION
    if ABOUT_PICTURES.match(line.text):
        return True
    credited = len(line.text) <= LONGEST_CREDIT and CREDIT.search(line.text) is not None
    return credited and not starts_headless(line.text)


def _moved(line: Line, kind: str) -> Decision:
    name = "图片说明" if kind == "caption" else "脚注"
    chosen = f"“{line.text[:16]}…”从段落中间移到段后"
    return Decision(line.number, name, chosen, "是正文的一句", sure=True)


def _ends_latin(text: str) -> bool:
    return text[-1:].isascii() and text[-1:].isalpha()
