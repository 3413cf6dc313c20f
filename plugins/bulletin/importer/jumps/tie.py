"""Jump marks taken out of the lines and tied to the place where they stand.

In: the body's lines. Out: lines without marks, each knowing the mark after it (下转) and before it (上接). A
上接 that stands after a broken sentence and before a new title is a misprinted 下转, and the reverse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin.importer.jumps.marks import Mark, part_at_marks
from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.text import ends_open, has_inner_stop, starts_headless

LONGEST_TITLE = 60
LOOK_AHEAD = 8


def tie_marks(lines: Sequence[Line], corpus: Corpus) -> tuple[Line, ...]:
    """The lines with their marks as attributes; a line of nothing but a mark is gone."""
    tied: list[Line] = []
    waiting: Mark | None = None
    flat = [
        (line, piece, k) for line in lines for k, piece in enumerate(part_at_marks(line.text, line.number))
    ]
    for position, (line, piece, k) in enumerate(flat):
        if isinstance(piece, str):
            tied.append(_tied(line, piece, waiting, first=k == 0))
            waiting = None
            continue
        before = tied[-1].text if tied else ""
        rest = flat[position + 1 : position + 1 + LOOK_AHEAD]
        after = next((other for _, other, _ in rest if isinstance(other, str)), "")
        doubled = bool(rest) and isinstance(rest[0][1], Mark) and not rest[0][1].out and ends_open(before)
        if (doubled or _is_out(piece, before, after, corpus)) and tied and tied[-1].jump_out is None:
            tied[-1] = replace(tied[-1], jump_out=piece)
        else:
            waiting = piece
    return tuple(tied)


def _tied(line: Line, text: str, mark: Mark | None, *, first: bool) -> Line:
    """A piece of the line, which is the whole line when it has no marks."""
    if mark is None and text == line.text:
        return line
    gap, lead = (line.gap, line.lead) if first else (0, 0)
    return replace(line, text=text, jump_in=mark, gap=gap, lead=lead)


def _is_out(mark: Mark, before: str, after: str, corpus: Corpus) -> bool:
    """Whether the mark ends a piece: as printed, unless what stands around it says the reverse for sure."""
    if mark.out:
        return not (before and not ends_open(before) and starts_headless(after))
    if not before or not ends_open(before):
        return False
    return not after or (
        _like_title(after) and not starts_headless(after) and corpus.bond(before, after) == 0
    )


def _like_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and ends_open(text) and not has_inner_stop(text)
