"""What may become of every article, in small numbers: the ground on which the search for a plan moves.

Goes in: the measured articles and the pairs that failed in the proof. Comes out: for each article
its choices (to stay whole, or to break at one of its cuts), and the kinds of tails there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.print.jumps.sizes import ArticleSize, Cut

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, order=True)
class Kind:
    """Tails that take the same rows and are refused by the same hosts are one kind."""

    rows: int
    refused: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may become of an article.

    ``loss`` is what it costs against the article's best choice: pages, and ``Ground.dear`` for a
    forced break left whole. ``room`` rows are left to lend; ``kind`` is that of its tail, None for none.
    """

    loss: int
    pages: int
    room: int
    kind: int | None = None
    cut: Cut | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """The choices of every article, in printed order; ``kinds`` by number."""

    choices: tuple[tuple[Choice, ...], ...]
    kinds: tuple[Kind, ...]

    def takes(self, host: int, kind: int, room: int) -> bool:
        """Whether a tail of this kind may stand in ``room`` rows of that article."""
        return self.kinds[kind].rows <= room and host not in self.kinds[kind].refused


def ground_of(articles: Sequence[ArticleSize], forbidden: Pairs) -> Ground:
    """The choices of these articles; cuts that save nothing, or whose tail nobody can take, are left out."""
    most = [max([one.free_rows, *(cut.free_rows for cut in one.cuts)]) for one in articles]
    cuts = [
        [cut for cut in article.cuts if _is_worth_trying(articles, index, cut, most, forbidden)]
        for index, article in enumerate(articles)
    ]
    kinds = sorted({_kind(articles, i, cut, forbidden) for i, some in enumerate(cuts) for cut in some})
    dear = sum(article.pages for article in articles) + 1
    number = {kind: k for k, kind in enumerate(kinds)}
    choices = []
    for index, article in enumerate(articles):
        ways = [
            (0, cut.head_pages, cut.free_rows, number[_kind(articles, index, cut, forbidden)], cut)
            for cut in cuts[index]
        ]
        whole = (dear if article.forced and ways else 0, article.pages, article.free_rows, None, None)
        choices.append(_with_losses([*ways, whole], dear))
    return Ground(tuple(choices), tuple(kinds))


def _with_losses(ways: list[tuple[int, int, int, int | None, Cut | None]], dear: int) -> tuple[Choice, ...]:
    """The ways as choices, the one with the least loss first."""
    assert all(pages < dear for _, pages, *_ in ways)
    least = min(whole + pages for whole, pages, *_ in ways)
    made = [Choice(whole + pages - least, pages, room, kind, cut) for whole, pages, room, kind, cut in ways]
    return tuple(sorted(made, key=lambda choice: choice.loss))


def _kind(articles: Sequence[ArticleSize], index: int, cut: Cut, forbidden: Pairs) -> Kind:
    name = articles[index].id
    return Kind(cut.tail_rows, tuple(k for k, one in enumerate(articles) if (name, one.id) in forbidden))


def _is_worth_trying(
    articles: Sequence[ArticleSize], index: int, cut: Cut, most: list[int], forbidden: Pairs
) -> bool:
    article = articles[index]
    if not article.forced and cut.head_pages >= article.pages:
        return False
    return any(most[host] >= cut.tail_rows for host in _hosts(articles, index, forbidden))


def _hosts(articles: Sequence[ArticleSize], index: int, forbidden: Pairs) -> Iterator[int]:
    name = articles[index].id
    return (k for k, one in enumerate(articles) if k != index and (name, one.id) not in forbidden)
