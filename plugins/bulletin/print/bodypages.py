"""The numbered pages of an issue: flows one after another, tails at the foot of their hosts.

Goes in: chains with their jumps decided. Comes out: for every printed page what stands on it, with
its place in columns and rows. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bulletin.print.flows import RULE_ROWS, Chain
from bulletin.print.galley.compositor import Compositor
from bulletin.print.galley.forms import double_rule
from bulletin.print.galley.slugs import Band, Slug
from bulletin.print.makeup.balancing import balance
from bulletin.print.makeup.laying import Laid, lay_slugs


@dataclass(frozen=True, slots=True)
class Tail:
    """A tail that moves: its slugs and article, the chain it is cut from, the chain that hosts it."""

    article: str
    chain: str
    host: str
    slugs: tuple[Slug, ...]


@dataclass(frozen=True, slots=True)
class BodyPages:
    """All numbered pages; ``pieces`` carry printed page numbers, ``used`` rows filled by page."""

    pieces: tuple[Laid, ...]
    pages: int
    starts: Mapping[str, int]
    ends: Mapping[str, int]
    used: Mapping[int, int]


class TailTooHighError(Exception):
    """A tail finds less room at its host than was planned; names the two chains."""

    def __init__(self, article: str, host: str) -> None:
        self.article, self.host = article, host
        super().__init__(f"{article} at {host}")


def lay_out(chains: Sequence[Chain], tails: Sequence[Tail], compositor: Compositor) -> BodyPages:
    """Number the pages from 1 and put every piece on its page."""
    pieces: list[Laid] = []
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    used: dict[int, int] = {}
    page = 1
    for chain in chains:
        starts[chain.id] = page
        ends[chain.id] = page + chain.flow.pages - 1
        pieces.extend(_on_page(piece, page) for piece in chain.flow.pieces)
        used.update(enumerate(chain.flow.filled, page))
        used[ends[chain.id]] = chain.flow.used
        pieces.extend(_tails_of(chain, tails, ends[chain.id], used, compositor))
        page = ends[chain.id] + 1
    return BodyPages(tuple(pieces), page - 1, starts, ends, used)


def _on_page(piece: Laid, first: int) -> Laid:
    return Laid(first + piece.page, piece.column, piece.row, piece.piece, piece.article)


def _tails_of(
    chain: Chain, tails: Sequence[Tail], page: int, used: dict[int, int], compositor: Compositor
) -> list[Laid]:
    """The tails that a chain hosts, stacked from the foot of its last page."""
    grid = compositor.grid
    laid: list[Laid] = []
    foot = grid.rows
    for tail in reversed([tail for tail in tails if tail.host == chain.id]):
        fitted = balance(tail.slugs, 0, foot - chain.flow.used - RULE_ROWS, grid.columns)
        if fitted is None:
            raise TailTooHighError(tail.chain, tail.host)
        top = foot - fitted.height - RULE_ROWS
        rule = Band(RULE_ROWS, double_rule(compositor))
        laid.append(Laid(page, None, top, rule, ""))
        at = Laid(page, None, top + RULE_ROWS, tail.slugs[0], tail.article)
        laid.extend(lay_slugs(fitted, 0, at))
        used[page] = used[page] + fitted.height + RULE_ROWS
        foot = top
    return laid
