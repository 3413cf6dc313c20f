"""Typesetting an issue: set, make up, plan jumps, number, write, prove; replan what the proof refutes.

``typeset_issue`` is the feature's one door. Reads pictures of the issue folder, the theme and the
fonts; the same input gives the same bytes.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bulletin.errors import BulletinError, Problem, Severity
from bulletin.model import Article, Issue, Jump, JumpMode, PageMap, Publication
from bulletin.print.bodypages import BodyPages, Tail, TailTooHighError, lay_out
from bulletin.print.flows import Chain, Sized, cut_chain, set_chains, size_of, whole_tail
from bulletin.print.galley.compositor import Compositor
from bulletin.print.grid import grid_of
from bulletin.print.jumps import JumpPlan, plan_jumps
from bulletin.print.pagemap import layout_of, page_map_of
from bulletin.print.pdf import PRESS, SCREEN
from bulletin.print.sheets import assemble
from bulletin.print.typefaces import Typefaces

_MOST_TRIES = 12


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """What the machine gives: font files by role (song, hei, kai), the theme folder, the kind of PDF.

    ``bleed`` is in points, 0 for a proof; ``press`` sets text in black ink alone (K).
    """

    fonts: Mapping[str, Path]
    theme: Path
    bleed: float = 0.0
    press: bool = False


@dataclass(frozen=True, slots=True)
class PrintedIssue:
    """The finished PDF, its page map, the content of layout.json, and warnings for the editor."""

    pdf: bytes
    page_map: PageMap
    layout: Mapping[str, object]
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan carried out: numbered pages, jumps by article id, pages that it saved."""

    body: BodyPages
    jumps: Mapping[str, Jump]
    saved_pages: int
    refused: frozenset[tuple[str, str]] = field(default=frozenset())


def typeset_issue(publication: Publication, issue: Issue, options: PrintOptions) -> PrintedIssue:
    """The print edition of an issue. Raises BulletinError when its content cannot be printed."""
    grid = grid_of(issue.typesetting)
    if not grid.fits:
        raise BulletinError([_too_large(issue)])
    faces = Typefaces(options.fonts)
    compositor = Compositor(grid, faces)
    chains = set_chains(issue, publication.departments, compositor)
    planned = plan_issue(issue, chains, compositor)
    page_map = page_map_of(issue, planned.body, planned.jumps, grid)
    palette = PRESS if options.press else SCREEN
    pdf, sheets = assemble(
        publication,
        issue,
        planned.body,
        page_map,
        compositor,
        palette,
        options.theme,
        options.fonts,
        options.bleed,
        issue_date(issue),
    )
    warnings = tuple(_warnings(issue, faces))
    layout = layout_of(
        issue,
        page_map,
        planned.body,
        grid,
        sheets=sheets,
        saved_pages=planned.saved_pages,
        warnings=[str(warning) for warning in warnings],
    )
    return PrintedIssue(pdf, page_map, layout, warnings)


def _too_large(issue: Issue) -> Problem:
    setting = issue.typesetting
    wanted = f"{setting.columns}栏、每行{setting.characters_per_line}字、每页{setting.lines_per_page}行"
    return Problem(
        f"issues/{issue.id}/issue.yml",
        None,
        f"{setting.trim.name}放不下{wanted}、字号{setting.font_size:g}磅的版心",
        "请减少每行字数或每页行数，或改小字号",
        code="grid",
    )


def plan_issue(issue: Issue, chains: Sequence[Chain], compositor: Compositor) -> Planned:
    """The jumps that save pages, carried out; a tail that finds no room after all is planned away."""
    whole = lay_out(chains, (), compositor)
    mode = issue.typesetting.jumps
    if mode is JumpMode.NEVER:
        return Planned(whole, {}, 0)
    articles = {article.id: article for article in issue.articles}
    widest = 10 ** len(str(whole.pages)) - 2
    sized = [size_of(c, articles[c.last.article], compositor, mode, widest) for c in chains]
    refused: set[tuple[str, str]] = set()
    for _ in range(_MOST_TRIES):
        plan = plan_jumps([one.size for one in sized], forbidden=refused)
        try:
            body, jumps = carry_out(plan, sized, articles, compositor)
        except TailTooHighError as error:
            refused.add((error.article, error.host))
            continue
        return Planned(body, jumps, whole.pages - body.pages, frozenset(refused))
    return Planned(whole, {}, 0, frozenset(refused))


def carry_out(
    plan: JumpPlan, sized: Sequence[Sized], articles: Mapping[str, Article], compositor: Compositor
) -> tuple[BodyPages, dict[str, Jump]]:
    """Cut the heads, set the tails with the planned numbers, and lay all pages."""
    by_id = {one.chain.id: one for one in sized}
    chains = {one.chain.id: one.chain for one in sized}
    tails: list[Tail] = []
    jumps: dict[str, Jump] = {}
    for jump in plan.jumps:
        one = by_id[jump.article]
        place, galley = one.places[jump.cut], one.chain.last
        chains[jump.article] = cut_chain(one.chain, place, compositor, jump.to_page)
        slugs = whole_tail(galley, place, compositor, jump.from_page)
        tails.append(Tail(galley.article, jump.host, slugs))
        host = by_id[jump.host].chain.last.article
        characters = len(articles[galley.article].body.text) - jump.cut.offset
        jumps[galley.article] = Jump(jump.from_page, jump.to_page, jump.cut.offset, characters, host)
    body = lay_out([chains[one.chain.id] for one in sized], tails, compositor)
    for jump in plan.jumps:
        if body.ends[jump.article] != jump.from_page or body.ends[jump.host] != jump.to_page:
            raise TailTooHighError(jump.article, jump.host)
    return body, jumps


def issue_date(issue: Issue) -> datetime.datetime:
    """The date that the PDF carries: SOURCE_DATE_EPOCH, else the issue's own date."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    date = issue.date or datetime.date(issue.number.year, 1, 1)
    return datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC)


def _warnings(issue: Issue, faces: Typefaces) -> list[Problem]:
    """Characters that no typeface has, each with the article it stands in."""
    found = []
    for character in sorted(faces.missing):
        article = next((a for a in issue.articles if character in a.body.text), None)
        found.append(
            Problem(
                article.path if article else f"issues/{issue.id}/issue.yml",
                None,
                f"字体里没有“{character}”（U+{ord(character):04X}），印出来是空框",
                "请换用别的写法，或在 mkdocs.yml 里指定含有该字的字体",
                code="missing-glyph",
                severity=Severity.WARNING,
            )
        )
    return found
