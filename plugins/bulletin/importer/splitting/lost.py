"""Where an article begins whose title the scan has lost, but which stands in the contents.

In: the lines between two titles that were found. Out: the index at which its text begins, or None. The end
of the article before it (下转, a note on its author) and the set phrases that open articles tell the place;
the printed pages tell how far down to look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from bulletin.importer.front.contents import DECK, Entry
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.numbering import START_MARKS
from bulletin.importer.reading.text import ends_open, key, starts_headless
from bulletin.importer.splitting.titleblock import is_title_like

OPENING = re.compile(
    r"^.{4,90}?(?:反映|来信说|建议)[：:]|^(?:本[报刊].{0,6}讯|新华社.{1,8}\d+日电|提案内容|案\s*由|编者按|【)"
)
CLOSING_NOTE = re.compile(r"^[（(](?:作者|责任编辑|供稿|完)")
LEAST = 3.0
LIKENESS_WEIGHT = 3.0
"""Of a title that the body prints in other words."""


def find_lost_start(lines: Sequence[Line], entry: Entry, share: float, *, first: bool) -> int | None:
    """The best beginning among ``lines``; ``share`` (0 to 1) is where the pages say it should be.

    ``first`` says that no article was found before: then the lines begin with this one.
    """
    if first and lines:
        return 0
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
    opening = "".join(other.text for other in lines[i : i + 3])
    phrase = 3.0 if OPENING.match(opening) else 0.0
    score = phrase + _head_score(lines, i, key(entry.title))
    if i:
        before = lines[i - 1]
        if before.jump_out or CLOSING_NOTE.match(before.text):
            score += 3.0
        elif ends_open(before.text):
            return phrase and phrase + 0.5
        else:
            score += 0.5
    if line.level in (1, 2):
        score += 1.5
    if entry.author and key(entry.author) in key(opening[:120]):
        score += 4.0
    if entry.deck and key(entry.deck) in key(line.text):
        score += 4.0
    return score + (0.5 if line.gap >= 3 else 0.0)


def _head_score(lines: Sequence[Line], i: int, title: str) -> float:
    """What of a title block is left: a deck, a kicker; or the first of several starred items."""
    line = lines[i]
    if DECK.match(line.text):
        return 3.0
    if line.text[0] in START_MARKS:
        starred = [other.text[0] == line.text[0] for other in lines[i : i + 4]]
        again = any(other.text[0] == line.text[0] for other in lines[:i])
        return 3.5 if all(starred) and len(starred) > 1 and not again else 0.0
    if not is_title_like(line):
        return 0.0
    return 1.5 + LIKENESS_WEIGHT * SequenceMatcher(None, key(line.text), title, autojunk=False).ratio()
