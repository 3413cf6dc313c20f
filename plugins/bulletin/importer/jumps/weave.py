"""Two texts on one page that the scan read across: the end of one article and the tail of another.

In: the host's lines and the lines after a 上接 mark. Out: which of these are the tail's and which the host's.
Each line goes to the text that it continues; a line stays with the text read last unless the other one fits
clearly better.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.numbering import Numbering, follows, read_numbering, starts_new
from bulletin.importer.reading.text import ends_open, starts_headless

MARGIN = 3.0
OPEN = 1.5
"""Margin where the host stops inside a sentence, which must go on somewhere, and the tail does not."""
OWED = 4.0
REPORTS = re.compile(r"^[^。]{4,90}?(?:反映|来信说)[：:，]")
PROPOSES = re.compile(r"^(?:为此|对此|因此)?[，,]?(?:[^，。：]{0,4}建议)[：:，]")
"""A report of what people say (…反映：) ends in what they propose (建议：…)."""


class _Text:
    """A text as far as it was read: its last line and the last number of its lists."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.last = lines[-1].text
        self.number: Numbering | None = None
        self.lines: list[Line] = []
        told = [line.text for line in lines]
        self.owes = any(REPORTS.match(text) for text in told) and not any(map(PROPOSES.match, told))
        for line in lines:
            self.number = read_numbering(line.text) or self.number

    def add(self, line: Line) -> None:
        self.lines.append(line)
        self.last = line.text
        self.number = read_numbering(line.text) or self.number
        self.owes = self.owes and not PROPOSES.match(line.text)

    def fit(self, line: Line, corpus: Corpus) -> float:
        """How well the line goes on from here: below 0 it cannot, above 3 it surely does."""
        if ends_open(self.last):
            if starts_new(line.text):
                return -2.0
            return 1.0 + corpus.bond(self.last, line.text) + (1.0 if starts_headless(line.text) else 0.0)
        if starts_headless(line.text):
            return -2.0
        if self.owes and PROPOSES.match(line.text):
            return OWED
        awaited = self.last.endswith("：") and read_numbering(line.text) is not None
        return (1.5 if follows(line.text, self.number) else 0.0) + (1.0 if awaited else 0.0)


def unweave(
    host: Sequence[Line], tail: Sequence[Line], corpus: Corpus
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The host's share and the tail's share of ``tail``; its first line is always the tail's."""
    if not host or len(tail) < 3:
        return (), tuple(tail)
    mine, theirs = _Text(tail[:1]), _Text(host)
    in_host = False
    for line in tail[1:]:
        fit_tail, fit_host = mine.fit(line, corpus), theirs.fit(line, corpus)
        margin = OPEN if ends_open(theirs.last) and not ends_open(mine.last) else MARGIN
        in_host = fit_tail < fit_host + MARGIN if in_host else fit_host >= fit_tail + margin
        (theirs if in_host else mine).add(line)
    return tuple(theirs.lines), (tail[0], *mine.lines)
