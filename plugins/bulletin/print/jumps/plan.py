"""The plan of all jumps of an issue, solved exactly.

Goes in: what was measured of every article laid out alone. Comes out: the jumps and the start
pages. The objective, in order (print rules after GB/T 3179): editors' own breaks kept, fewest pages,
fewest backward jumps, shortest distance, fewest jumps. A tail stands at the foot of its host's last
page; an article that jumps away from its last page has no foot left to lend, one that lends does
not jump.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bulletin.print.jumps.search import Move, find_moves
from bulletin.print.jumps.sizes import ArticleSize, Cut


@dataclass(frozen=True, slots=True)
class PlannedJump:
    """A tail of ``article`` under the end of ``host``; both page numbers are printed ones."""

    article: str
    cut: Cut
    host: str
    from_page: int
    to_page: int


@dataclass(frozen=True, slots=True)
class JumpPlan:
    """``starts`` are the first pages of the articles in order; ``pages`` counts all of them.

    ``exact`` is false when the search was cut short and a better plan may exist; ``left_whole``
    are the articles whose forced break found no host.
    """

    jumps: tuple[PlannedJump, ...]
    pages: int
    starts: tuple[int, ...]
    exact: bool
    left_whole: tuple[str, ...]


def plan_jumps(
    articles: Sequence[ArticleSize],
    *,
    forbidden: Collection[tuple[str, str]] = (),
    first_page: int = 1,
    effort: int = 100_000,
) -> JumpPlan:
    """The best plan for articles in printed order, each beginning a new page.

    ``forbidden`` are pairs (article, host) that failed in the proof; ``effort`` bounds the number
    of partial plans looked at.
    """
    moves, exact = find_moves(articles, frozenset(forbidden), effort)
    return _number_pages(articles, moves, first_page, exact=exact)


def _number_pages(
    articles: Sequence[ArticleSize], moves: Sequence[Move], first_page: int, *, exact: bool
) -> JumpPlan:
    """The chosen moves with their page numbers."""
    kept = {move.article: move.cut.head_pages for move in moves}
    counts = [kept.get(i, article.pages) for i, article in enumerate(articles)]
    starts = list(accumulate(counts[:-1], initial=first_page)) if counts else []
    ends = [start + count - 1 for start, count in zip(starts, counts, strict=True)]
    jumps = tuple(
        PlannedJump(
            articles[move.article].id, move.cut, articles[move.host].id, ends[move.article], ends[move.host]
        )
        for move in sorted(moves, key=lambda move: move.article)
    )
    left = tuple(article.id for i, article in enumerate(articles) if article.forced and i not in kept)
    return JumpPlan(jumps, sum(counts), tuple(starts), exact, left)
