"""The end of a host that the scan reads behind another article's tail, told by its words.

In: the runs and the pairs found among them. Out: the runs with such lines given back, and the decisions. Both
texts are finished where the one stops and the other goes on, so no sentence tells them apart; but each line
is likelier in the words of its own article (naive Bayes over pairs of characters).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import log

from bulletin.importer.jumps.pairing import Pair, Run
from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.text import ends_open, key

SURE = 5.0
"""Log of the odds, on both sides of the cut, from which the words tell whose the lines are."""
UNSEEN = 0.5
"""How often a pair of characters is taken to stand in a text that does not have it."""


@dataclass(frozen=True, slots=True)
class _Words:
    """How often pairs of characters stand in the host and in the tail's article; sizes count unseen pairs."""

    host: Counter[str]
    tail: Counter[str]
    host_size: float
    tail_size: float

    def odds(self, line: Line) -> float:
        """Log of the odds that the line is the host's: 0 says nothing."""
        known = [pair for pair in _pairs([line]).elements() if pair in self.host or pair in self.tail]
        return sum(
            log((self.host[pair] + UNSEEN) / self.host_size)
            - log((self.tail[pair] + UNSEEN) / self.tail_size)
            for pair in known
        )


def return_endings(
    runs: Sequence[Run], pairs: Sequence[Pair]
) -> tuple[tuple[Run, ...], tuple[Decision, ...]]:
    """The runs; lines at the end of a tail that are its host's stand in the host's own run before it."""
    mended = list(runs)
    of_owner: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        of_owner[run.owner].append(run)
    decisions: list[Decision] = []
    for pair in pairs:
        if pair.tail == 0 or not _may_hold_ending(runs, pair):
            continue
        host, tail = mended[pair.tail - 1], mended[pair.tail]
        mine = [run for run in of_owner[tail.owner] if run is not runs[pair.tail]]
        place = _find_cut(tail, _words(mine, of_owner[runs[pair.head].owner]))
        if place is not None:
            mended[pair.tail - 1] = replace(host, lines=host.lines + tail.lines[place:])
            mended[pair.tail] = replace(tail, lines=tail.lines[:place])
            decisions.append(_decision(tail.lines[place]))
    return tuple(mended), tuple(decisions)


def _may_hold_ending(runs: Sequence[Run], pair: Pair) -> bool:
    """Whether the tail stands behind a text of its host that is finished there and goes on nowhere else."""
    host, tail = runs[pair.tail - 1], runs[pair.tail]
    foreign = host.owner == tail.owner != runs[pair.head].owner
    return foreign and not host.out and not tail.out and not ends_open(host.lines[-1].text)


def _words(host: Sequence[Run], tail: Sequence[Run]) -> _Words:
    mine, theirs = (_pairs([line for run in some for line in run.lines]) for some in (host, tail))
    unseen = UNSEEN * len(mine | theirs)
    return _Words(mine, theirs, mine.total() + unseen, theirs.total() + unseen)


def _find_cut(tail: Run, words: _Words) -> int | None:
    """The line from which the host's words are as sure as the tail's before it; None: there is none."""
    odds = [words.odds(line) for line in tail.lines]
    before, whole = list(accumulate(odds)), sum(odds)
    cuts = [
        i
        for i in range(1, len(odds))
        if before[i - 1] <= -SURE and whole - before[i - 1] >= SURE and not ends_open(tail.lines[i - 1].text)
    ]
    return min(cuts, key=lambda i: before[i - 1], default=None)


def _pairs(lines: Sequence[Line]) -> Counter[str]:
    texts = [key(line.text) for line in lines]
    return Counter(text[i : i + 2] for text in texts for i in range(len(text) - 1))


def _decision(line: Line) -> Decision:
    chosen = f"从“{line.text[:16]}…”起夹在转来的文字后面，按用词归还本页的文章"
    return Decision(line.number, "两栏串读", chosen, "属于转来的那一篇")
