"""The proof that nothing is lost: every source line stands in an article, in issue.yml, or in the report.

In: the lines and the texts made from them. Out: the lines of which something is missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bulletin.importer.furniture import LeftOut
from bulletin.importer.lines import Line
from bulletin.importer.marks import BRACKETED
from bulletin.importer.text import key

SEARCHES = 400
"""Searches over a whole text, when a line is not where it is looked for first; a bound on time."""
WHY = "未写入任何文件"
LONGEST_REPEAT = 6


class _Text:
    """The characters of one written text, searched from where the last find ended."""

    def __init__(self, text: str) -> None:
        self.characters = key(text)
        self.place = 0
        self.searches = SEARCHES

    def holds(self, piece: str) -> bool:
        found = self.characters.find(piece, self.place, self.place + 4 * len(piece) + 2000)
        if found < 0 and self.searches > 0:
            self.searches -= 1
            found = self.characters.find(piece)
        if found >= 0:
            self.place = found + len(piece)
        return found >= 0

    def holds_apart(self, piece: str) -> bool:
        """Whether all characters stand there, in any order: bylines and dates are written anew."""
        return not Counter(piece) - Counter(self.characters[:2000])


def find_lost(owned: Sequence[tuple[str, Sequence[Line]]], unowned: Sequence[Line]) -> tuple[LeftOut, ...]:
    """``owned`` are texts with the lines they were made from; ``unowned`` are lines that nothing was made of."""
    lost = [LeftOut(line.number, line.text, WHY) for line in unowned if key(BRACKETED.sub("", line.text))]
    for text, lines in owned:
        written = _Text(text)
        lost += [LeftOut(line.number, line.text, WHY) for line in lines if not _is_there(written, line)]
    return tuple(sorted(lost, key=lambda item: item.line))


def _is_there(written: _Text, line: Line) -> bool:
    piece = key(BRACKETED.sub("", line.text))
    if not piece or written.holds(piece):
        return True
    if any(written.holds(piece[cut:]) for cut in range(1, LONGEST_REPEAT + 1) if len(piece) > cut):
        return True
    return len(piece) <= 120 and written.holds_apart(re.sub(r"0(?=\d)", "", piece))
