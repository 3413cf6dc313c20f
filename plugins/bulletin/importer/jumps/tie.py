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
    parts = [(line, part_at_marks(line.text, line.number)) for line in lines]
    tied: list[Line] = []
    waiting: Mark | None = None
    flat = [(line, piece, k) for line, pieces in parts for k, piece in enumerate(pieces)]
    for position, (line, piece, k) in enumerate(flat):
        if isinstance(piece, str):
            tied.append(
                replace(
                    line,
                    text=piece,
                    jump_in=waiting,
                    gap=line.gap if k == 0 else 0,
                    lead=line.lead if k == 0 else 0,
                )
            )
            waiting = None
        else:
            before = tied[-1].text if tied else ""
            after = next(
                (p for _, p, _ in flat[position + 1 : position + 1 + LOOK_AHEAD] if isinstance(p, str)), ""
            )
            if _is_out(piece, before, after, corpus) and tied and tied[-1].jump_out is None:
                tied[-1] = replace(tied[-1], jump_out=piece)
            else:
                waiting = piece
    return tuple(tied)


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
