"""How well two pieces of text fit together: the language model is the issue itself.

In: all lines of the source. Out: a Corpus that answers whether the characters on both sides of a cut stand
together elsewhere, and how wide a printed column is. An issue repeats its words (讲|话 is 讲话 a hundred
times over), so no dictionary is needed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bulletin.importer.reading.text import KEEP, OPENERS, bare_of_quotes, cells, ends_open

SAMPLE = 400_000
"""Characters that are counted; enough for any issue, and a bound on time and memory."""
WIDTHS = range(12, 41)
INDENT = 2


@dataclass(frozen=True, slots=True)
class Corpus:
    """Counts of runs of two to four characters, and the column's width in characters (0: unknown)."""

    counts: Counter[str]
    width: int

    def bond(self, before: str, after: str) -> float:
        """From 0 (never seen together) to about 4 (a phrase of this text runs over the cut)."""
        left, right = _bare_end(before), _bare_start(after)
        if not left or not right or not KEEP.match(after.lstrip()[:1] or "。"):
            return 0.0
        best = 0.0
        for size_left, size_right, weight in (
            (2, 2, 4.0),
            (1, 2, 2.5),
            (2, 1, 2.5),
            (1, 3, 4.0),
            (3, 1, 4.0),
            (1, 1, 1.0),
        ):
            if len(left) < size_left or len(right) < size_right:
                continue
            seen = self.counts[left[-size_left:] + right[:size_right]]
            best = max(best, weight * min(1.0, seen / 2))
        return best

    def seen(self, phrase: str) -> int:
        """How often the run of two to four characters stands in the text."""
        return self.counts[phrase]

    def fills_column(self, text: str) -> bool:
        """Whether the text, indented, would end at the right edge of a printed column."""
        if not self.width:
            return False
        rest = (cells(text) + INDENT) % self.width
        return rest <= 1 or rest >= self.width - 1


def build_corpus(texts: list[str]) -> Corpus:
    """Counts over the texts (runs never cross from one line into the next) and the measured width."""
    counts: Counter[str] = Counter()
    left = SAMPLE
    for text in texts:
        if left <= 0:
            break
        left -= len(text)
        run = "".join(c if KEEP.match(c) else " " for c in text[:SAMPLE])
        for word in run.split():
            for size in (2, 3, 4):
                counts.update(word[i : i + size] for i in range(len(word) - size + 1))
    return Corpus(counts, measure_width(texts))


def measure_width(texts: list[str]) -> int:
    """The column's width in characters: cut pieces of paragraphs end at its right edge. 0: no pattern."""
    pieces = [
        cells(text)
        for text in texts[:4000]
        if len(text) > WIDTHS[0] and ends_open(text) and "，" in bare_of_quotes(text)
    ]
    if len(pieces) < 12:
        return 0
    shares = {
        width: sum((piece + INDENT) % width in (0, 0.5, width - 0.5) for piece in pieces) * width
        for width in WIDTHS
    }
    best = max(WIDTHS, key=lambda width: shares[width])
    return best if shares[best] > 4 * len(pieces) else 0


def _bare_end(text: str) -> str:
    tail = text.rstrip()[-3:]
    return tail if tail and KEEP.match(tail[-1]) else ""


def _bare_start(text: str) -> str:
    head = text.lstrip()
    return head[:3] if head and head[0] not in OPENERS else ""
