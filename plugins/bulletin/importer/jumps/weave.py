"""Two texts on one page that the scan read across: the end of one article and the tail of another.

In: the host's lines and the lines after a 上接 mark. Out: which of these are the tail's and which the host's.
Each line goes to the text that it continues; a line stays with the text read last unless the other one fits
clearly better.
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.numbering import Numbering, follows, read_numbering, starts_new
from bulletin.importer.reading.text import ends_open, starts_headless

MARGIN = 3.0


def unweave(
    host: Sequence[Line], tail: Sequence[Line], corpus: Corpus
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The host's share and the tail's share of ``tail``; its first line is always the tail's."""
    if not host or len(tail) < 3:
        return (), tuple(tail)
    mine, theirs = [tail[0]], list(host)
    in_host = False
    for line in tail[1:]:
        fit_tail, fit_host = continuation_fit(mine, line, corpus), continuation_fit(theirs, line, corpus)
        if in_host:
            in_host = fit_tail < fit_host + MARGIN
        else:
            in_host = fit_host >= fit_tail + MARGIN
        (theirs if in_host else mine).append(line)
    return tuple(theirs[len(host) :]), tuple(mine)


def continuation_fit(text: Sequence[Line], line: Line, corpus: Corpus) -> float:
    """How well the line goes on from the text: below 0 it cannot, above 3 it surely does."""
    last = text[-1].text
    if ends_open(last):
        if starts_new(line.text):
            return -2.0
        return 1.0 + corpus.bond(last, line.text) + (1.0 if starts_headless(line.text) else 0.0)
    if starts_headless(line.text):
        return -2.0
    score = 0.0
    if follows(line.text, _last_numbering(text)):
        score += 1.5
    if last.endswith("：") and read_numbering(line.text):
        score += 1.0
    return score


def _last_numbering(text: Sequence[Line]) -> Numbering | None:
    return next((found for line in reversed(text) if (found := read_numbering(line.text))), None)
