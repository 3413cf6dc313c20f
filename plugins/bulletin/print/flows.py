"""Flows: what runs on without a new page. An article, or items of a department that follow each other.

Goes in: the articles of an issue and the departments. Comes out: groups of articles, each set and
made up, with what the jump planner asks of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from bulletin.model import Article, Department, Form, JumpMode
from bulletin.print.cuts import CutPlace, bands_follow, head_of, place_in_row, place_of_mark, tail_of
from bulletin.print.galley.article import set_article
from bulletin.print.galley.compositor import Compositor
from bulletin.print.galley.forms import double_rule_band, hairline_band
from bulletin.print.galley.slugs import Columns, Galley, Slug
from bulletin.print.job import Job
from bulletin.print.jumps import ArticleSize, Cut
from bulletin.print.kept import kept
from bulletin.print.makeup import Flow, Part, make_up
from bulletin.print.makeup.balancing import balance
from bulletin.print.seams import Seam, with_jump_lines

RULE_ROWS = 2
"""Rows of the band that holds the rule above a tail."""
_MOST_TAIL = 16
"""Rows of both columns that a tail takes at most, so that its host still reads as an article."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Galleys that follow one another on the pages of one flow; ``id`` is the first article's."""

    galleys: tuple[Galley, ...]
    parts: tuple[Part, ...]
    flow: Flow

    @property
    def id(self) -> str:
        """The id of the first article."""
        return self.galleys[0].article

    @property
    def last(self) -> Galley:
        """The galley that may jump: the last one."""
        return self.galleys[-1]


def group_articles(articles: Iterable[Article], departments: Iterable[Department]) -> list[list[Article]]:
    """Articles that share a flow: items of a department that runs on, and proposals in a row."""
    running = {department.name for department in departments if department.runs_on}
    groups: list[list[Article]] = []
    for article in articles:
        before = groups[-1][-1] if groups else None
        if before is not None and _runs_on(before, article, running):
            groups[-1].append(article)
        else:
            groups.append([article])
    return groups


def _runs_on(before: Article, article: Article, running: set[str]) -> bool:
    if before.department != article.department:
        return False
    return article.department in running or before.form is article.form is Form.PROPOSAL


def set_chains(job: Job, seams: tuple[Seam, ...] = ()) -> list[Chain]:
    """Every flow of the issue, set and made up; ``seams`` join articles in two files."""
    compositor = job.compositor
    chains: list[Chain] = []
    department = None
    for group in group_articles(job.issue.articles, job.publication.departments):
        galleys = []
        for article in group:
            with_strip = article.department != department
            department = article.department
            galleys.append(_galley(job, article, seams, with_strip=with_strip))
        rules = double_rule_band if group[0].form is Form.PROPOSAL else hairline_band
        parts: list[Part] = []
        for galley in galleys:
            if parts:
                parts.append(Part(galley.article, rules(compositor)))
            parts.extend(Part(galley.article, section) for section in galley.sections)
        chains.append(chain_of(tuple(galleys), tuple(parts), compositor))
    return chains


def _galley(job: Job, article: Article, seams: tuple[Seam, ...], *, with_strip: bool) -> Galley:
    """The article's galley, set now or before."""
    compositor = job.compositor
    own = tuple(seam for seam in seams if article.id in (seam.head, seam.tail))
    finish = partial(with_jump_lines, article.id, seams=own, styles=compositor.styles)
    made_from = (article, with_strip, own, compositor.grid, compositor.head, job.fonts.digest)
    make = partial(set_article, article, compositor, with_strip=with_strip, finish=finish)
    return kept(job.options.cache / "galleys", made_from, Galley, make)


def chain_of(galleys: tuple[Galley, ...], parts: tuple[Part, ...], compositor: Compositor) -> Chain:
    """The parts made up on pages."""
    grid = compositor.grid
    return Chain(galleys, parts, make_up(parts, grid.rows, grid.columns))


@dataclass(frozen=True, slots=True)
class Sized:
    """A chain, its size for the planner, and the place in the galley of each of its cuts."""

    chain: Chain
    size: ArticleSize
    places: dict[Cut, CutPlace]


def size_of(chain: Chain, article: Article, compositor: Compositor, mode: JumpMode, number: int) -> Sized:
    """What the planner asks; ``number`` is the widest page number that a jump line may show.

    ``article`` is the chain's last article.
    """
    grid, flow = compositor.grid, chain.flow
    places: dict[Cut, CutPlace] = {}
    for place in _places(chain, article, compositor, mode, number):
        cut = _measure(chain, place, article, compositor, number)
        if cut is not None and (mode is JumpMode.MANUAL or _worth(cut, flow.pages)):
            places[cut] = place
    forced = mode is JumpMode.MANUAL and bool(places)
    size = ArticleSize(chain.id, flow.pages, grid.rows - flow.used, tuple(places), forced)
    return Sized(chain, size, places)


def _worth(cut: Cut, pages: int) -> bool:
    return cut.head_pages < pages and cut.tail_rows <= _MOST_TAIL + RULE_ROWS


def _places(
    chain: Chain, article: Article, compositor: Compositor, mode: JumpMode, number: int
) -> Iterable[CutPlace]:
    if mode is JumpMode.MANUAL:
        marks = [mark for mark in article.body.marks if mark.jumps_out and mark.comes_in]
        found = [place_of_mark(chain.last, mark.offset) for mark in marks[:1]]
        return [place for place in found if place is not None]
    if mode is JumpMode.AUTOMATIC:
        return _places_at_seam(chain, compositor, number)
    return []


def _places_at_seam(chain: Chain, compositor: Compositor, number: int) -> list[CutPlace]:
    """The cut in the last row of the last page but one that can be cut, floats moved and in their places."""
    first = len(chain.parts) - len(chain.last.sections)
    found = []
    for _, part, slug in chain.flow.last_seams:
        if part >= first:
            rows = range(slug - 1, max(slug - 4, 0), -1)
            places = (place_in_row(chain.last, part - first, row, compositor, number) for row in rows)
            found.extend([place for place in places if place is not None][:1])
    return list(dict.fromkeys(found))


def _measure(
    chain: Chain, place: CutPlace, article: Article, compositor: Compositor, number: int
) -> Cut | None:
    if bands_follow(chain.last, place):
        return None
    grid = compositor.grid
    tail = whole_tail(chain.last, place, compositor, number)
    fitted = balance(tail, 0, grid.rows - RULE_ROWS, grid.columns)
    if fitted is None or len(tail) < 2:
        return None
    head = cut_chain(chain, place, compositor, number)
    return Cut(
        offset=place.offset,
        head_pages=head.flow.pages,
        tail_rows=fitted.height + RULE_ROWS,
        characters=len(article.body.text) - place.offset,
        free_rows=grid.rows - head.flow.used,
    )


def whole_tail(galley: Galley, place: CutPlace, compositor: Compositor, number: int) -> tuple[Slug, ...]:
    """The tail's slugs, with those of the columns that follow."""
    tail = list(tail_of(galley, place, compositor, number))
    for section in galley.sections[place.section + 1 :]:
        if isinstance(section, Columns):
            tail.extend(section.slugs)
    return tuple(tail)


def cut_chain(chain: Chain, place: CutPlace, compositor: Compositor, number: int) -> Chain:
    """The chain without its tail, made up again; its last row says 下转``number``页."""
    kept = head_of(chain.last, place, compositor, number)
    before = len(chain.parts) - len(chain.last.sections)
    parts = (*chain.parts[:before], *(Part(chain.last.article, section) for section in kept))
    return chain_of(chain.galleys, parts, compositor)
