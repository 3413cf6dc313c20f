"""提案目录: every proposal of the archive by year, with 案号, 提案者 and 界别."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from bulletin.host import Crumb, Entry, GeneratedPage, Host, digest_of
from bulletin.model import Proposal


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal and the article that prints it."""

    proposal: Proposal
    entry: Entry


Years = tuple[tuple[int, tuple[ProposalRow, ...]], ...]


def proposal_pages(host: Host) -> list[GeneratedPage]:
    """The index of proposals and a page a year before the newest; empty where there is none."""
    years = _years(host)
    if not years:
        return []
    numbers = tuple(year for year, _ in years)
    pages = []
    for year, rows in years:
        url = _url(year, numbers)
        others = tuple((other, _url(other, numbers)) for other in numbers)
        context = {
            "title": "提案目录" if year == numbers[0] else f"提案目录（{year}年）",
            "description": f"{year}年刊登的提案，共{len(rows)}件，附案号、提案者和界别。",
            "section": "栏目",
            "crumbs": (Crumb("栏目", "departments/"), Crumb("提案目录")),
            "year": year,
            "others": others,
            "rows": rows,
        }
        pages.append(GeneratedPage(url, "proposals.html", context, digest_of(context)))
    return pages


def _years(host: Host) -> Years:
    rows = [
        ProposalRow(article.proposal, row)
        for issue in host.publication.newest_first
        for row in host.entries(issue)
        if (article := issue.article(row.id)).proposal
    ]
    return tuple((year, tuple(group)) for year, group in groupby(rows, key=lambda row: row.entry.issue.year))


def _url(year: int, years: tuple[int, ...]) -> str:
    return "proposals/" if year == years[0] else f"proposals/{year}/"
