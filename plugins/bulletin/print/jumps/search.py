"""The search for the best plan of jumps: branch and bound over the articles that may break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from bulletin.print.jumps.sizes import ArticleSize, Cut


@dataclass(frozen=True, slots=True)
class Move:
    """One choice for one article: this cut, under that host."""

    article: int
    cut: Cut
    host: int


Score = tuple[int, int, int, int, int]
"""Forced breaks left whole, pages, backward jumps, distance in pages, jumps: less is better."""


@dataclass(slots=True)
class Search:
    """The articles, and the best choice of moves found so far; ``seen`` counts partial plans."""

    articles: Sequence[ArticleSize]
    forbidden: frozenset[tuple[str, str]]
    effort: int
    best: tuple[Move, ...] = ()
    best_score: Score | None = None
    seen: int = 0
    _order: list[int] = field(default_factory=list)
    _hosts: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)

    def run(self) -> None:
        """Look at every plan that may be the best, the likely ones first."""
        for index, article in enumerate(self.articles):
            for number, cut in enumerate(article.cuts):
                hosts = tuple(self._possible_hosts(index, cut))
                if hosts and (article.forced or cut.head_pages < article.pages):
                    self._hosts[index, number] = hosts
        choices = {index for index, _ in self._hosts}
        self._order = sorted(choices, key=lambda i: (not self.articles[i].forced, -self._need(i), i))
        free = [article.free_rows for article in self.articles]
        self._descend(0, (), free, {})

    def _need(self, index: int) -> int:
        return min(cut.tail_rows for cut in self.articles[index].cuts)

    def _possible_hosts(self, index: int, cut: Cut) -> Iterator[int]:
        """Hosts with room, the nearest forward ones first, then the nearest backward ones."""
        last = len(self.articles)
        for host in (*range(index + 1, last), *range(index - 1, -1, -1)):
            room = max([self.articles[host].free_rows, *(c.free_rows for c in self.articles[host].cuts)])
            pair = (self.articles[index].id, self.articles[host].id)
            if room >= cut.tail_rows and pair not in self.forbidden:
                yield host

    def _descend(self, depth: int, moves: tuple[Move, ...], free: list[int], decided: dict[int, int]) -> None:
        self.seen += 1
        if self.best_score is not None and (
            self.seen > self.effort or self._bound(depth, moves, free, decided) >= self.best_score
        ):
            return
        if depth == len(self._order):
            score = self._score(moves, decided)
            if self.best_score is None or score < self.best_score:
                self.best_score, self.best = score, moves
            return
        index = self._order[depth]
        for move in self._moves(index, free, decided):
            lent = free.copy()
            lent[move.host] -= move.cut.tail_rows
            lent[index] = move.cut.free_rows - (self.articles[index].free_rows - free[index])
            self._descend(depth + 1, (*moves, move), lent, {**decided, index: move.cut.head_pages})
        self._descend(depth + 1, moves, free, {**decided, index: self.articles[index].pages})

    def _moves(self, index: int, free: list[int], decided: dict[int, int]) -> Iterator[Move]:
        taken = self.articles[index].free_rows - free[index]
        for number, cut in enumerate(self.articles[index].cuts):
            if cut.free_rows < taken:
                continue  # it already lends the foot that this cut would take away
            for host in self._hosts.get((index, number), ()):
                undecided = host in self._order and host not in decided
                room = free[host] if not undecided else max(free[host], self._later_room(host, free))
                if room >= cut.tail_rows:
                    yield Move(index, cut, host)

    def _later_room(self, host: int, free: list[int]) -> int:
        """Rows that an undecided host may still have, by its own best cut."""
        taken = self.articles[host].free_rows - free[host]
        return max((cut.free_rows for cut in self.articles[host].cuts), default=0) - taken

    def _score(self, moves: tuple[Move, ...], pages: dict[int, int]) -> Score:
        jumped = {move.article for move in moves}
        whole = sum(self.articles[i].forced and i not in jumped for i in range(len(self.articles)))
        ends = list(accumulate(pages.get(i, article.pages) for i, article in enumerate(self.articles)))
        distances = [ends[move.host] - ends[move.article] for move in moves]
        if any(room < 0 for room in self._rooms(moves)):
            return (len(self.articles) + 1, ends[-1], 0, 0, 0)
        backward = sum(distance < 0 for distance in distances)
        return (whole, ends[-1] if ends else 0, backward, sum(map(abs, distances)), len(moves))

    def _rooms(self, moves: tuple[Move, ...]) -> list[int]:
        rooms = [article.free_rows for article in self.articles]
        for move in moves:
            rooms[move.article] = move.cut.free_rows
        for move in moves:
            rooms[move.host] -= move.cut.tail_rows
        return rooms

    def _bound(self, depth: int, moves: tuple[Move, ...], free: list[int], decided: dict[int, int]) -> Score:
        """No plan that goes on from here has a better score.

        Every undecided article that can save pages is taken to save them and so to lend no room: a
        plan in which one does not has more pages. The nearest hosts of all of them count as well.
        """
        rest = self._order[depth:]
        room = [max(rows, self._later_room(i, free)) if i in rest else rows for i, rows in enumerate(free)]
        savings = self._possible_savings(rest, room)
        jumped = {move.article for move in moves} | savings.keys()
        whole = sum(a.forced and i not in jumped for i, a in enumerate(self.articles))
        least = [decided.get(i, a.pages - savings.get(i, 0)) for i, a in enumerate(self.articles)]
        ends = list(accumulate(least))
        distances = [ends[move.host] - ends[move.article] for move in moves]
        if not self._all_fit(savings, room):
            return (whole, ends[-1] + min(savings.values()), 0, 0, 0)
        rest_room = [self._later_room(i, free) if i in savings else rows for i, rows in enumerate(room)]
        nearest = [self._nearest(index, rest_room, ends) for index in savings]
        if not all(nearest):
            return (whole, ends[-1] + min(savings.values()), 0, 0, 0)
        backward = sum(d < 0 for d in distances) + sum(is_back for is_back, _ in filter(None, nearest))
        distance = sum(map(abs, distances)) + sum(pages for _, pages in filter(None, nearest))
        return (whole, ends[-1], backward, distance, len(moves) + len(savings))

    def _all_fit(self, savings: dict[int, int], room: list[int]) -> bool:
        """Whether all the room together could hold the shortest tails of all of them."""
        needed = sum(self._need(index) for index in savings)
        return needed <= sum(rows for i, rows in enumerate(room) if rows > 0 and i not in savings) + sum(
            max([0, *(cut.free_rows for cut in self.articles[i].cuts)]) for i in savings
        )

    def _nearest(self, index: int, room: list[int], ends: list[int]) -> tuple[bool, int] | None:
        """Whether the best host of an undecided article lies behind it, and how many pages away."""
        places = (
            (ends[host] < ends[index], abs(ends[host] - ends[index]))
            for number, cut in enumerate(self.articles[index].cuts)
            for host in self._hosts.get((index, number), ())
            if room[host] >= cut.tail_rows
        )
        return min(places, default=None)

    def _possible_savings(self, rest: list[int], room: list[int]) -> dict[int, int]:
        """For each undecided article that may still jump, the most pages it can save by itself."""
        savings: dict[int, int] = {}
        for index in rest:
            fitting = [
                self.articles[index].pages - cut.head_pages
                for number, cut in enumerate(self.articles[index].cuts)
                if any(room[host] >= cut.tail_rows for host in self._hosts.get((index, number), ()))
            ]
            if fitting:
                savings[index] = max(fitting)
        return savings
