"""Where an article begins whose title the scan has lost, but which stands in the contents.

In: the lines between two titles that were found. Out: the index at which its text begins, or None. The end
of the article before it (下转, a note on its author) and the set phrases that open articles tell the place;
the printed pages tell how far down to look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin.importer.contents import Entry
from bulletin.importer.lines import Line
from bulletin.importer.text import ends_open, key, starts_headless

OPENING = re.compile(r"^.{4,90}?(?:反映|来信说|建议)[：:]|^(?:本[报刊].{0,6}讯|新华社.{1,8}\d+日电|提案内容|案\s*由|编者按|【)")
CLOSING_NOTE = re.compile(r"^[（(](?:作者|责任编辑|供稿|完)")
LEAST = 3.0


def find_lost_start(lines: Sequence[Line], entry: Entry, share: float) -> int | None:
    """The best beginning among ``lines``; ``share`` (0 to 1) is where the pages say it should be."""
    size = sum(len(line.text) for line in lines) or 1
    best, chosen, before = LEAST, None, 0
    for i, line in enumerate(lines):
        score = _score(lines, i, entry) - 2.0 * abs(before / size - share)
        if score > best:
            best, chosen = score, i
        before += len(line.text)
    return chosen


def _score(lines: Sequence[Line], i: int, entry: Entry) -> float:
    line = lines[i]
    if line.jump_in or starts_headless(line.text):
        return 0.0
    score = 0.0
    if i:
        before = lines[i - 1]
        if before.jump_out:
            score += 3.0
        elif CLOSING_NOTE.match(before.text):
            score += 3.0
        elif ends_open(before.text):
            return 0.0
    opening = "".join(other.text for other in lines[i : i + 3])
    if OPENING.match(opening):
        score += 3.0
    if line.level in (1, 2):
        score += 1.5
    if entry.author and key(entry.author) in key(opening[:120]):
        score += 4.0
    return score + (0.5 if line.gap >= 3 else 0.0)
