"""Long lists of articles on bounded pages: departments and authors.

Rows go in, newest first; pages of 50 come out, each grouped by issue.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from bulletin.host import (
    Crumb,
    Entry,
    GeneratedPage,
    Host,
    IssueLabel,
    author_url,
    department_url,
    digest_of,
)
from bulletin.site.initials import Initial, sort_by_initial

PAGE_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page of a list stands: articles ``first`` to ``last`` of ``total``, and its neighbours."""

    first: int
    last: int
    total: int
    newer: str
    older: str


@dataclass(frozen=True, slots=True)
class ListView:
    """One page of a list."""

    name: str
    groups: tuple[tuple[IssueLabel, tuple[Entry, ...]], ...]
    pager: Pager
    feed: str


@dataclass(frozen=True, slots=True)
class Count:
    """A name, its page, and how many articles stand under it."""

    name: str
    url: str
    total: int


def all_entries(host: Host) -> tuple[Entry, ...]:
    """The rows of all articles, the newest issue first, in printed order within an issue."""
    return tuple(entry for issue in host.publication.newest_first for entry in host.entries(issue))


def count_departments(host: Host, entries: Sequence[Entry]) -> tuple[Count, ...]:
    """The departments that have articles, in the publication's order."""
    names = dict.fromkeys(department.name for department in host.publication.departments)
    names.update(dict.fromkeys(entry.department for entry in entries))
    totals = {name: sum(entry.department == name for entry in entries) for name in names}
    return tuple(Count(name, department_url(name), total) for name, total in totals.items() if total)


def department_pages(counts: Sequence[Count], entries: Sequence[Entry]) -> list[GeneratedPage]:
    """The index of departments, and the list of each."""
    pages = [_index("栏目", "departments/", "departments.html", "按栏目查阅各期文章。", tuple(counts))]
    for count in counts:
        rows = [entry for entry in entries if entry.department == count.name]
        feed = f"{count.url}feed.xml"
        pages += _list_pages(count.name, rows, department_url, Crumb("栏目", "departments/"), feed)
    return pages


def author_pages(entries: Sequence[Entry]) -> list[GeneratedPage]:
    """The index of authors by initial, and the list of each; empty where nobody is named."""
    works: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in dict.fromkeys(entry.authors):
            works.setdefault(name, []).append(entry)
    if not works:
        return []
    counts = [Count(name, author_url(name), len(rows)) for name, rows in works.items()]
    initials: tuple[Initial[Count], ...] = sort_by_initial(counts, lambda count: count.name)
    pages = [_index("作者", "authors/", "authors.html", "按姓名首字的拼音排列。", initials)]
    for name, rows in works.items():
        pages += _list_pages(name, rows, author_url, Crumb("作者", "authors/"), "")
    return pages


def _index(title: str, url: str, template: str, description: str, view: object) -> GeneratedPage:
    context = {
        "title": title,
        "description": description,
        "section": title,
        "crumbs": (Crumb(title),),
        "view": view,
    }
    return GeneratedPage(url, template, context, digest_of(context))


def _list_pages(
    name: str, rows: Sequence[Entry], address: Callable[[str, int], str], above: Crumb, feed: str
) -> list[GeneratedPage]:
    starts = range(0, len(rows), PAGE_LENGTH)
    pages = []
    for number, start in enumerate(starts, 1):
        last = min(start + PAGE_LENGTH, len(rows))
        newer = address(name, number - 1) if number > 1 else ""
        older = address(name, number + 1) if last < len(rows) else ""
        pager = Pager(start + 1, last, len(rows), newer, older)
        context = {
            "title": name if number == 1 else f"{name}（第{number}页）",
            "description": f"{name}：共{len(rows)}篇，按期次排列，新的在前。",
            "section": above.text,
            "crumbs": (above, Crumb(name)),
            "view": ListView(name, _by_issue(rows[start:last]), pager, feed),
        }
        pages.append(GeneratedPage(address(name, number), "list.html", context, digest_of(context)))
    return pages


def _by_issue(rows: Sequence[Entry]) -> tuple[tuple[IssueLabel, tuple[Entry, ...]], ...]:
    groups = (tuple(group) for _, group in groupby(rows, key=lambda entry: entry.issue.id))
    return tuple((group[0].issue, group) for group in groups)
