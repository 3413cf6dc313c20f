"""What a mending changed, as an editor is shown it: each line once, as it was and as it is now.

Goes in: a text before and after, of the same lines and the same words, and why each line was mended.
Comes out: one Change a line, however many rounds and rules it took.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w")
_AROUND = 8
"""Words (Chinese characters, letters, digits) shown on each side of a change."""


@dataclass(frozen=True, slots=True)
class Change:
    """One changed line, counted from 1: why, and how its changed places read before and read now."""

    line: int
    reason: str
    before: str
    after: str


def list_changes(before: str, after: str, reasons: Mapping[int, Sequence[str]]) -> tuple[Change, ...]:
    """The lines that differ, in order; ``reasons`` go by the line's number."""
    lines = zip(before.split("\n"), after.split("\n"), strict=True)
    return tuple(
        Change(number, "；".join(dict.fromkeys(reasons.get(number, ()))), *_shown(old, new))
        for number, (old, new) in enumerate(lines, 1)
        if old != new
    )


def _shown(old: str, new: str) -> tuple[str, str]:
    """The changed places of a line with the words around them, the same stretches of both."""
    words, was, now = _WORD.findall(old), _WORD.split(old), _WORD.split(new)
    changed = [at for at, (one, other) in enumerate(zip(was, now, strict=True)) if one != other]
    stretches = list(_stretches(changed, len(words)))
    return _text(words, was, stretches), _text(words, now, stretches)


def _stretches(changed: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """Words from and to around each changed gap; what meets is one stretch."""
    first = last = -1
    for gap in changed:
        start, end = max(0, gap - _AROUND), min(count, gap + _AROUND)
        if first >= 0 and start > last:
            yield first, last
            first = -1
        first, last = start if first < 0 else first, end
    yield first, last


def _text(words: Sequence[str], gaps: Sequence[str], stretches: Sequence[tuple[int, int]]) -> str:
    """The words of the stretches with the gaps between them; a gap stands before the word of its number."""
    parts = []
    for first, last in stretches:
        inner = "".join(words[at] + (gaps[at + 1] if at + 1 < last else "") for at in range(first, last))
        head = gaps[0] if first == 0 else ""
        tail = gaps[last] if last == len(words) and (last or not head) else ""
        parts.append((head + inner + tail).strip())
    return "…".join(parts)
