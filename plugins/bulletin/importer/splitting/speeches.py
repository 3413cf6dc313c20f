"""The speeches of a digest (发言摘登): which lines are their titles, which name the speakers.

In: the lines of the digest. Out: the numbers of title lines and of speakers' own lines. A speech's title is
a short line or two before a speaker; a speaker stands on a line (县委书记 某某某, 某某某：) or at the head
of the first paragraph (市政协委员某某某：…).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import part_run_together, read_persons
from bulletin.importer.reading.text import ends_open
from bulletin.importer.splitting.titleblock import is_talking_title, is_title_like

INLINE = re.compile(r"^([^，。；：:]{2,50})[：:](?=.)")
MOST_TITLE_LINES = 2


@dataclass(frozen=True, slots=True)
class SpeechLines:
    """Numbers of lines that are titles of speeches, and of lines that only name a speaker."""

    titles: frozenset[int] = frozenset()
    speakers: frozenset[int] = frozenset()

    @property
    def alone(self) -> frozenset[int]:
        """All lines that no other line joins."""
        return self.titles | self.speakers


def find_speeches(lines: Sequence[Line]) -> SpeechLines:
    """Titles and speakers among the lines."""
    titles: set[int] = set()
    speakers: set[int] = set()
    for i, line in enumerate(lines):
        own_line = names_speaker(line.text)
        if not own_line and not opens_with_speaker(line.text):
            continue
        above = _title_above(lines, i)
        if own_line and (above or i == 0 or not ends_open(lines[i - 1].text)):
            speakers.add(line.number)
        titles |= {lines[k].number for k in above}
    return SpeechLines(frozenset(titles), frozenset(speakers))


def names_speaker(text: str) -> bool:
    """Whether the line is a speaker and nothing else."""
    bare = text.rstrip("：:")
    return len(bare) <= 50 and not bare.endswith("。") and bool(read_persons(bare))


def opens_with_speaker(text: str) -> bool:
    """Whether a paragraph begins with post and name of its speaker."""
    match = INLINE.match(text)
    return match is not None and part_run_together(match[1]) is not None


def _title_above(lines: Sequence[Line], i: int) -> list[int]:
    """Indices of the title lines right above line ``i``; the line before them must be finished."""
    above: list[int] = []
    for k in range(i - 1, max(-1, i - 1 - MOST_TITLE_LINES), -1):
        line = lines[k]
        titled = is_title_like(line) or is_talking_title(line.text)
        if not titled or names_speaker(line.text) or line.jump_in:
            break
        above.insert(0, k)
    while above and above[0] and ends_open(lines[above[0] - 1].text) and not lines[above[0]].level:
        above.pop(0)
    return above
