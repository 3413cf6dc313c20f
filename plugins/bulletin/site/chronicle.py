"""工作动态 across issues: dated items by month, a page a year, the newest first.

Articles in the form of a chronicle go in; pages come out. Each item keeps the printed page it is on.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from bulletin.host import (
    Crumb,
    GeneratedPage,
    Host,
    IssueLabel,
    article_url,
    digest_of,
    label_of,
    with_neighbours,
)
from bulletin.model import Article, ArticlePages, Form, Issue

_ITEM = re.compile(
    r"^(?P<date>(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日[^\u3000]*)\u3000(?P<text>.+)$"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A dated item; ``date`` as printed, ``first`` its first day; ``page`` is None where unknown."""

    date: str
    first: datetime.date
    text: str
    url: str
    anchor: str
    issue: IssueLabel
    page: int | None


@dataclass(frozen=True, slots=True)
class Month:
    """The items of one month, the latest first."""

    year: int
    number: int
    days: tuple[Day, ...]


def chronicle_pages(host: Host) -> list[GeneratedPage]:
    """A page for every year that has items; the newest is ``chronicle/``; empty where there is none."""
    days = [day for issue in host.publication.issues for day in days_of(host, issue)]
    days.sort(key=lambda day: day.first, reverse=True)
    years = [(year, tuple(group)) for year, group in groupby(days, key=lambda day: day.first.year)]
    urls = {year: f"chronicle/{year}/" if number else "chronicle/" for number, (year, _) in enumerate(years)}
    return [
        _page(months_of(group), urls, newer and newer[0], older and older[0])
        for newer, (_, group), older in with_neighbours(years)
    ]


def days_of(host: Host, issue: Issue) -> Iterator[Day]:
    """The dated items of an issue's chronicles in printed order; an impossible date is no item."""
    page_map = host.page_maps.get(issue.id)
    for article in issue.articles:
        if article.form is Form.CHRONICLE:
            yield from _items(article, issue, page_map.of(article.id) if page_map else None)


def months_of(days: tuple[Day, ...]) -> tuple[Month, ...]:
    """Items under their months; ``days`` run from the latest to the earliest."""
    grouped = groupby(days, key=lambda day: (day.first.year, day.first.month))
    return tuple(Month(year, month, tuple(group)) for (year, month), group in grouped)


def _items(article: Article, issue: Issue, pages: ArticlePages | None) -> Iterator[Day]:
    offset = 0
    for line in article.body.text.split("\n"):
        found = _ITEM.match(line)
        first = _first_day(found, issue) if found else None
        if found and first:
            page = _page_at(pages, offset)
            anchor = f"#p{page}" if page else ""
            address = article_url(article.id)
            yield Day(found["date"], first, found["text"], address, anchor, label_of(issue), page)
        offset += len(line) + 1


def _first_day(found: re.Match[str], issue: Issue) -> datetime.date | None:
    """Without a year it is the issue's, or the year before for months that lie after the issue's own."""
    month, day = int(found["month"]), int(found["day"])
    year = issue.number.year
    if found["year"]:
        year = int(found["year"])
    elif issue.date:
        year = issue.date.year - (month > issue.date.month)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _page_at(pages: ArticlePages | None, offset: int) -> int | None:
    if pages is None:
        return None
    before = [item for item in pages.breaks if item.offset <= offset]
    return max(before, key=lambda item: item.offset).page if before else pages.start


def _page(
    months: tuple[Month, ...], urls: dict[int, str], newer: int | None, older: int | None
) -> GeneratedPage:
    year = months[0].year
    context = {
        "title": "工作动态" if newer is None else f"工作动态（{year}年）",
        "description": f"{year}年工作动态，按月排列，由各期“工作动态”栏目汇成。",
        "section": "动态",
        "crumbs": (Crumb("工作动态"),),
        "months": months,
        "years": tuple(urls.items()),
        "newer": (newer, urls[newer]) if newer else None,
        "older": (older, urls[older]) if older else None,
    }
    return GeneratedPage(urls[year], "chronicle.html", context, digest_of(context))
