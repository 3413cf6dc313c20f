"""Deciding the jumps of an issue and carrying them out: chains in, numbered pages out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bulletin.model import Article, Issue, Jump, JumpMode
from bulletin.print.bodypages import BodyPages, Tail, TailTooHighError, lay_out
from bulletin.print.flows import Chain, Sized, cut_chain, size_of, whole_tail
from bulletin.print.galley.compositor import Compositor
from bulletin.print.jumps import JumpPlan, PlannedJump, plan_jumps
from bulletin.print.seams import Seam

_MOST_TRIES = 12
_EFFORT = 100_000
"""Beginnings of plans to look at, at most about a second; issues of 40 articles need some thousands."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan carried out: numbered pages, jumps by article id, pages that it saved.

    ``pairs`` gives the planner's pair of each jump, to be refused when the proof fails; ``refused``
    are the pairs that were. ``is_exact`` is false when better jumps may exist.
    """

    body: BodyPages
    jumps: Mapping[str, Jump]
    saved_pages: int
    pairs: Mapping[str, Pair] = field(default_factory=dict)
    refused: frozenset[Pair] = frozenset()
    is_exact: bool = True


def plan_issue(
    issue: Issue,
    chains: Sequence[Chain],
    compositor: Compositor,
    refused: frozenset[Pair],
    barred: frozenset[Pair] = frozenset(),
) -> Planned:
    """The best jumps without the ``refused`` pairs; a tail that finds no room is planned away too.

    ``barred`` are pairs that are out of the question, of which nothing need be said.
    """
    whole = lay_out(chains, (), compositor)
    mode = issue.typesetting.jumps
    if mode is JumpMode.NEVER:
        return Planned(whole, {}, 0)
    articles = {article.id: article for article in issue.articles}
    widest = 10 ** len(str(whole.pages)) - 2
    sized = [size_of(c, articles[c.last.article], compositor, mode, widest) for c in chains]
    for _ in range(_MOST_TRIES):
        plan = plan_jumps([one.size for one in sized], forbidden=refused | barred, effort=_EFFORT)
        try:
            body, jumps, pairs = _carry_out(plan, sized, articles, compositor)
        except TailTooHighError as error:
            refused |= {(error.article, error.host)}
            continue
        return Planned(body, jumps, whole.pages - body.pages, pairs, refused, plan.exact)
    return Planned(whole, {}, 0, {}, refused)


def barred_pairs(chains: Sequence[Chain], seams: Sequence[Seam], issue: Issue) -> frozenset[Pair]:
    """Jumps that would bring a text that goes on in another file behind what goes on from it.

    An editor's own jump may go anywhere but to where the other file stands.
    """
    homes = {galley.article: chain.id for chain in chains for galley in chain.galleys}
    by_hand = issue.typesetting.jumps is JumpMode.MANUAL
    return frozenset(
        (homes[seam.head], host)
        for seam in seams
        for host in ((homes[seam.tail],) if by_hand else homes.values())
    )


def _carry_out(
    plan: JumpPlan, sized: Sequence[Sized], articles: Mapping[str, Article], compositor: Compositor
) -> tuple[BodyPages, dict[str, Jump], dict[str, Pair]]:
    """Cut the heads, set the tails with the planned numbers, and lay all pages."""
    by_id = {one.chain.id: one for one in sized}
    chains = {one.chain.id: one.chain for one in sized}
    tails: list[Tail] = []
    jumps: dict[str, Jump] = {}
    pairs: dict[str, Pair] = {}
    for jump in plan.jumps:
        one = by_id[jump.article]
        place, galley = one.places[jump.cut], one.chain.last
        chains[jump.article] = cut_chain(one.chain, place, compositor, jump.to_page)
        slugs = whole_tail(galley, place, compositor, jump.from_page)
        tails.append(Tail(galley.article, jump.article, jump.host, slugs))
        host = by_id[jump.host].chain.last.article
        characters = len(articles[galley.article].body.text) - jump.cut.offset
        jumps[galley.article] = Jump(jump.from_page, jump.to_page, jump.cut.offset, characters, host)
        pairs[galley.article] = (jump.article, jump.host)
    body = lay_out([chains[one.chain.id] for one in sized], tails, compositor)
    _check_numbers(plan.jumps, body)
    return body, jumps, pairs


def _check_numbers(jumps: Sequence[PlannedJump], body: BodyPages) -> None:
    """The pages came out as planned, so the numbers in the jump lines are true."""
    for jump in jumps:
        if body.ends[jump.article] != jump.from_page or body.ends[jump.host] != jump.to_page:
            raise TailTooHighError(jump.article, jump.host)
