"""Whether a line that ends without a full stop is a heading, or the first piece of a cut paragraph.

In: what was read so far, the line after it, the style of the article, the corpus. Out: a level and a weight.
"""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.importer.joining.style import LONGEST_HEADING, Style, is_subhead, stands_alone
from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.numbering import read_numbering
from bulletin.importer.reading.text import ends_open, has_cjk, has_inner_stop, opens_quote

PLAIN_LEVEL = 2
RUNS_OVER = 2.5
"""Bond from which a word runs over the line's end."""
KEPT_HEAD, KEPT_TAIL = 200, 1000
LONGEST_KEPT = 4000
"""Characters of a paragraph in the making beyond which its middle is put aside."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A paragraph so far: its text, the line it began with, the line it ended with, how many lines.

    Of a very long text only the beginning and the end are kept, which is all that is asked of it.
    """

    text: str
    first: Line
    last: Line
    pieces: int = 1

    def joined(self, text: str, last: Line | None = None) -> Begun:
        """With more text behind it, which came from ``last`` (None: a mark, from no line)."""
        whole = self.text + text
        if len(whole) > LONGEST_KEPT:
            whole = whole[:KEPT_HEAD] + whole[-KEPT_TAIL:]
        return Begun(whole, self.first, last or self.last, self.pieces + (last is not None))


def heading_level(begun: Begun, line: Line, style: Style, corpus: Corpus) -> tuple[int, float]:
    """The level at which the text is a heading of its own (0: it is a piece of a paragraph), and how sure."""
    text = begun.text
    if len(text) > LONGEST_HEADING or text[-1] in "，、" or "。" in text or opens_quote(text):
        return 0, 0.0
    number = read_numbering(text)
    if number and begun.first.number in style.items:
        return 0, 0.0
    if number:
        weight = _numbered_weight(begun, line, style, corpus) if number.level else 0.0
        return (number.level if weight > 0 else 0), weight
    dated = begun.first.number in style.dated and not begun.first.level
    if (
        begun.pieces > 1
        or dated
        or not (is_subhead(text) or begun.first.level or begun.first.number in style.subheads)
    ):
        return 0, 0.0
    weight = _plain_weight(begun, line, style, corpus)
    return (PLAIN_LEVEL if weight > 0 else 0), weight


def level_before_item(begun: Begun, style: Style) -> int:
    """The level of the text when a list item follows it, which no paragraph runs into."""
    if begun.pieces == 1 and ends_open(begun.text) and begun.first.number in style.subheads:
        return PLAIN_LEVEL
    return marked_level(begun)


def marked_level(begun: Begun) -> int:
    """The level of a line that the source itself marks as a heading."""
    if not begun.first.level or begun.pieces > 1 or len(begun.text) > LONGEST_HEADING:
        return 0
    number = read_numbering(begun.text)
    return number.level if number else PLAIN_LEVEL


def could_be_heading(text: str) -> bool:
    """Whether the text has the build of a heading, numbered or plain."""
    number = read_numbering(text)
    if number is None:
        return is_subhead(text)
    return number.level > 0 and stands_alone(text) and text[-1] not in "，、"


def _numbered_weight(begun: Begun, line: Line, style: Style, corpus: Corpus) -> float:
    """Siblings that stand alone speak for a heading, siblings that run into text against it."""
    alone, run_in = style.siblings.get(begun.first.number, (0, 0))
    cut = has_inner_stop(begun.text) and corpus.bond(begun.text, line.text) >= RUNS_OVER
    weight = -2.0 if cut else (0.5 if has_inner_stop(begun.text) else 1.0)
    if alone != run_in:
        weight += 2.0 if alone > run_in else -2.0
    return weight + _common_weight(begun, line, corpus)


def _plain_weight(begun: Begun, line: Line, style: Style, corpus: Corpus) -> float:
    """One plain short line is no pattern; 会、理论培训 can hardly begin a paragraph."""
    if begun.first.number not in style.subheads and not begun.first.level:
        return -1.0
    weight = 1.5 if len(style.subheads) >= 2 else (-1.5 if corpus.width else 0.5)
    if line.text[1:2] == "、" and has_cjk(line.text[0]):
        weight -= 1.5
    return weight + _common_weight(begun, line, corpus)


def _common_weight(begun: Begun, line: Line, corpus: Corpus) -> float:
    """Words that run over the line's end and a full column speak against a heading."""
    weight = -corpus.bond(begun.text, line.text) / 1.5 + (1.5 if begun.first.level else 0.0)
    if corpus.width:
        weight += -1.0 if corpus.fills_column(begun.text) else 1.0
    return weight
