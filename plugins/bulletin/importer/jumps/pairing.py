"""下转 and 上接 brought together: which tail belongs to which head.

In: the drafts, whose lines know their marks, and the pages. Out: drafts cut into parts, each tail behind its
head, with the numbers to print at the break; orphans as drafts of their own. Pairs are weighed by page on
both sides and by the fit of the broken sentence, and the best set of pairs wins, not the first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bulletin.importer.front.pages import PageSpan
from bulletin.importer.jumps.marks import Mark
from bulletin.importer.jumps.weave import unweave
from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.numbering import starts_new
from bulletin.importer.reading.text import closes_quote, ends_open, opens_quote, starts_headless
from bulletin.importer.splitting.titleblock import BRACKETED

LEAST = 1.5
LEAST_LEFT = -1.6
NO_MARK = -3.0
"""A head without 下转 must fit its tail by the words or by the page besides."""
EXACT_LIMIT = 12
MOST_HEADS = 60


@dataclass(frozen=True, slots=True)
class Run:
    """Lines of draft ``owner`` between marks: a tail has ``into``, a head with a tail has ``out``."""

    owner: int
    lines: tuple[Line, ...]
    into: Mark | None = None
    out: Mark | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Run ``head`` goes on in run ``tail`` (indices); ``weight`` is how sure that is."""

    head: int
    tail: int
    weight: float


def cut_runs(
    lines_of: Sequence[Sequence[Line]], corpus: Corpus
) -> tuple[tuple[Run, ...], tuple[Decision, ...]]:
    """The drafts' lines as runs, in order; lines of the host behind a tail go back to the host's run."""
    runs: list[Run] = []
    decisions: list[Decision] = []
    for owner, lines in enumerate(lines_of):
        first = len(runs)
        runs += [Run(owner, piece, piece[0].jump_in, piece[-1].jump_out) for piece in _pieces(lines)]
        for i in range(first + 1, len(runs)):
            if runs[i].into and runs[i].out is None and not runs[i - 1].out and runs[i - 1].lines:
                extra, tail = unweave(runs[i - 1].lines, runs[i].lines, corpus)
                runs[i - 1] = Run(owner, runs[i - 1].lines + extra, runs[i - 1].into, None)
                runs[i] = Run(owner, tail, runs[i].into, None)
                decisions += [_woven(line) for line in extra]
    return tuple(runs), tuple(decisions)


def _woven(line: Line) -> Decision:
    return Decision(
        line.number, "两栏串读", f"“{line.text[:16]}…”夹在转来的文字中间，归还本页的文章", "属于转来的那一篇"
    )


def _pieces(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    pieces: list[tuple[Line, ...]] = []
    start = 0
    for i, line in enumerate(lines):
        if line.jump_in and i > start:
            pieces.append(tuple(lines[start:i]))
            start = i
        if line.jump_out:
            pieces.append(tuple(lines[start : i + 1]))
            start = i + 1
    if start < len(lines):
        pieces.append(tuple(lines[start:]))
    return pieces


def pair_runs(
    runs: Sequence[Run], spans: Sequence[PageSpan], corpus: Corpus, sheets: Sequence[int] = ()
) -> tuple[Pair, ...]:
    """The set of pairs with the greatest weight; every head and every tail at most once.

    ``sheets`` says for each run on which sheet of a newspaper it stands (empty: no newspaper).
    """
    tails = [i for i, run in enumerate(runs) if run.into]
    heads = [i for i, run in enumerate(runs) if run.out or _stops_short(runs, i)]
    weights = {
        (h, t): weigh(runs[h], runs[t], spans, corpus)
        for t in tails
        for h in _near(heads, t)
        if h != t and _may_meet(runs, h, t) and not (sheets and sheets[h] == sheets[t])
    }
    usable = {pair: weight for pair, weight in weights.items() if weight >= LEAST}
    chosen = _best(tuple(tails), usable) if len(tails) <= EXACT_LIMIT else _greedy(usable)
    if all(span.first > 0 for span in spans):
        chosen += _by_elimination(runs, heads, tails, weights, chosen)
    return _without_circles([Pair(h, t, weights[h, t]) for h, t in chosen])


def _without_circles(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs, surest first, without those that would lead a tail back to its own head."""
    follows: dict[int, int] = {}
    kept: list[Pair] = []
    for pair in sorted(pairs, key=lambda p: (-p.weight, p.head)):
        end = pair.tail
        while end in follows:
            end = follows[end]
        if end != pair.head:
            follows[pair.head] = pair.tail
            kept.append(pair)
    return tuple(sorted(kept, key=lambda p: p.head))


def _near(heads: Sequence[int], tail: int) -> Sequence[int]:
    """All heads of an issue; of more than any issue has, those round the tail."""
    if len(heads) <= MOST_HEADS:
        return heads
    place = bisect_left(heads, tail)
    return heads[max(0, place - MOST_HEADS // 2) : place + MOST_HEADS // 2]


def _by_elimination(
    runs: Sequence[Run],
    heads: Sequence[int],
    tails: Sequence[int],
    weights: dict[tuple[int, int], float],
    chosen: tuple[tuple[int, int], ...],
) -> tuple[tuple[int, int], ...]:
    """One marked head and one tail left over belong together unless the sentence forbids it."""
    heads_left = [h for h in heads if runs[h].out and h not in {pair[0] for pair in chosen}]
    tails_left = [t for t in tails if t not in {pair[1] for pair in chosen}]
    if len(heads_left) != 1 or len(tails_left) != 1:
        return ()
    pair = (heads_left[0], tails_left[0])
    return (pair,) if weights.get(pair, LEAST_LEFT) > LEAST_LEFT else ()


def _stops_short(runs: Sequence[Run], i: int) -> bool:
    """Whether the last run of an article ends inside a sentence though no 下转 was printed or read."""
    last_of_owner = i + 1 == len(runs) or runs[i + 1].owner != runs[i].owner or runs[i + 1].into is not None
    if not last_of_owner or runs[i].out or not runs[i].lines:
        return False
    last = runs[i].lines[-1].text
    return ends_open(last) and not BRACKETED.match(last)


def _may_meet(runs: Sequence[Run], head: int, tail: int) -> bool:
    """A tail stands in another article, or right behind its head where the marks were kept in place."""
    return runs[head].owner != runs[tail].owner or (tail == head + 1 and runs[head].out is not None)


def weigh(head: Run, tail: Run, spans: Sequence[PageSpan], corpus: Corpus) -> float:
    """Pages on both sides, then the sentence; below ``LEAST`` they do not belong together."""
    weight = NO_MARK if head.out is None else 0.0
    weight += _page_weight(head.out, spans[tail.owner]) + _page_weight(tail.into, spans[head.owner])
    before, after = head.lines[-1].text, tail.lines[0].text
    if ends_open(before):
        if starts_new(after):
            return weight - 2.0
        fit = 1.0 + 0.75 * corpus.bond(before, after) + (0.5 if starts_headless(after) else 0.0)
        return weight + fit + _quote_weight(before, after)
    return weight + (-3.0 if starts_headless(after) else 0.5)


def _quote_weight(before: str, after: str) -> float:
    """A quotation that is closed behind the break was opened before it."""
    if not closes_quote(after):
        return 0.0
    return 1.5 if opens_quote(before) else -1.5


def _page_weight(mark: Mark | None, span: PageSpan) -> float:
    if mark is None or mark.number is None or span.first <= 0:
        return 0.0
    if span.holds(mark.number):
        return 3.0 + (0.5 if mark.number == max(span.first, span.last - 1) else 0.0)
    return -1.0


def _best(tails: tuple[int, ...], weights: dict[tuple[int, int], float]) -> tuple[tuple[int, int], ...]:
    heads = tuple(sorted({head for head, _ in weights}))
    if len(heads) > EXACT_LIMIT + 4:
        return _greedy(weights)

    @cache
    def solve(i: int, used: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if i == len(tails):
            return 0.0, ()
        best = solve(i + 1, used)
        for k, head in enumerate(heads):
            weight = weights.get((head, tails[i]))
            if weight is not None and not used >> k & 1:
                rest, pairs = solve(i + 1, used | 1 << k)
                if rest + weight > best[0]:
                    best = (rest + weight, ((head, tails[i]), *pairs))
        return best

    return solve(0, 0)[1]


def _greedy(weights: dict[tuple[int, int], float]) -> tuple[tuple[int, int], ...]:
    chosen: list[tuple[int, int]] = []
    used_heads, used_tails = set[int](), set[int]()
    for head, tail in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if head not in used_heads and tail not in used_tails:
            chosen.append((head, tail))
            used_heads.add(head)
            used_tails.add(tail)
    return tuple(chosen)
