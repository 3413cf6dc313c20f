"""Lists of articles: an issue and its page map go in, the rows of its contents come out.

The same rows serve the issue page, the home page, departments, authors and the yearly contents, so
that a title, its page and its author are written one way everywhere.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from bulletin.host.addresses import article_url, department_url, issue_url
from bulletin.model import Article, Issue, PageMap, Publication, format_pages
from bulletin.model.article import FULL_SPACE


@dataclass(frozen=True, slots=True)
class IssueLabel:
    """An issue by name: ``text`` 2026年第1期, ``whole`` 总第61期, ``date`` 2026年2月28日, or empty."""

    id: str
    url: str
    year: int
    text: str
    whole: str
    date: str
    month: str
    has_cover: bool = False

    @property
    def number(self) -> str:
        """The number without the year: 第1期."""
        return self.text.partition("年")[2]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a contents list; ``page`` is the printed start page, ``pages`` all of them (13—18、32)."""

    id: str
    url: str
    lines: tuple[str, ...]
    deck: tuple[str, ...]
    authors: tuple[str, ...]
    department: str
    issue: IssueLabel
    page: int | None
    pages: str

    @property
    def title(self) -> str:
        """The title on one line."""
        return FULL_SPACE.join(self.lines)


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one department, in printed order."""

    department: str
    url: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class GuideLine:
    """A line of 本期导读; ``url`` is empty when it stands for no article, ``sub`` a deck or kicker."""

    lines: tuple[str, ...]
    url: str
    department: str
    department_url: str
    sub: str

    @property
    def title(self) -> str:
        """The line without its breaks."""
        return FULL_SPACE.join(self.lines)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The page before or after; ``note`` says more about it, such as its page number."""

    url: str
    text: str
    note: str = ""


def label_of(issue: Issue, *, has_cover: bool = False) -> IssueLabel:
    """How an issue is named in lists."""
    date = issue.date
    return IssueLabel(
        id=issue.id,
        url=issue_url(issue.id),
        year=issue.number.year,
        text=issue.number.text,
        whole=f"总第{issue.whole_number}期" if issue.whole_number else "",
        date=spoken_date(date),
        month=f"{date.month}月" if date else "",
        has_cover=has_cover,
    )


def entry_of(article: Article, issue: IssueLabel, pages: tuple[int, ...]) -> Entry:
    """The row of one article; without pages it has no number, since a planned page is not yet true."""
    return Entry(
        id=article.id,
        url=article_url(article.id),
        lines=article.listed_lines,
        deck=article.deck,
        authors=tuple(author.display for author in article.authors),
        department=article.department,
        issue=issue,
        page=pages[0] if pages else None,
        pages=spoken_pages(pages),
    )


def spoken_date(date: datetime.date | None) -> str:
    """A date as Chinese text writes it: 2026年2月28日; empty where unknown."""
    return f"{date.year}年{date.month}月{date.day}日" if date else ""


def spoken_pages(pages: Iterable[int]) -> str:
    """Page numbers as Chinese text writes them: 13—18、32."""
    return format_pages(pages).replace("-", "—").replace(", ", "、")


def tails_of(publication: Publication) -> dict[str, str]:
    """The second file, by the first, of every article that stands in two files of one issue.

    A second part with a title of its own is an article of its own.
    """
    titles = {article.id: article.title for issue in publication.issues for article in issue.articles}
    return {
        joint.head: joint.tail
        for joint in publication.continuations
        if joint.is_jump and titles[joint.head] == titles[joint.tail]
    }


def pages_of(article_id: str, page_map: PageMap | None, tails: Mapping[str, str]) -> tuple[int, ...]:
    """The printed pages of an article with those of its further files; empty where unknown."""
    pages: list[int] = []
    part: str | None = article_id
    while part is not None and page_map is not None:
        found = page_map.of(part)
        pages += found.pages if found else ()
        part = tails.get(part)
    return tuple(dict.fromkeys(pages))


def list_entries(
    issue: Issue, page_map: PageMap | None, tails: Mapping[str, str], *, listed_only: bool = True
) -> tuple[Entry, ...]:
    """The rows of an issue in printed order; 目录 lists an article that stands in two files once."""
    label = label_of(issue)
    hidden = frozenset(tails.values()) if listed_only else frozenset()
    return tuple(
        entry_of(article, label, pages_of(article.id, page_map, tails))
        for article in issue.articles
        if article.id not in hidden
    )


def group_by_department(entries: Iterable[Entry]) -> tuple[Group, ...]:
    """Rows under their departments as they follow one another in print."""
    return tuple(
        Group(name, department_url(name), tuple(rows))
        for name, rows in groupby(entries, key=lambda entry: entry.department)
    )


def guide_of(issue: Issue) -> tuple[GuideLine, ...]:
    """本期导读; where the editor wrote none, the first three articles in printed order."""
    lines = tuple(
        _guide_line(issue.article(highlight.article), highlight.text)
        if highlight.article
        else GuideLine(_printed_lines(highlight.text), "", "", "", "")
        for highlight in issue.highlights
    )
    return lines or tuple(_guide_line(article, "") for article in issue.articles[:3])


def _guide_line(article: Article, text: str) -> GuideLine:
    sub = "——" + FULL_SPACE.join(article.deck) if article.deck else article.kicker
    lines = _printed_lines(text) if text else article.listed_lines
    return GuideLine(
        lines, article_url(article.id), article.department, department_url(article.department), sub
    )


def _printed_lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split(FULL_SPACE) if line)
