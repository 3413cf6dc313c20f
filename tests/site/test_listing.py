"""Departments and authors: bounded pages, the newest first, every article listed once."""

from __future__ import annotations

import pytest

from bulletin.model import Author
from bulletin.site.listing import all_entries, author_pages, count_departments, department_pages
from publications import make_article, make_host, make_issue, make_publication


@pytest.fixture(scope="module")
def host():
    """120 articles of one department over six issues; two authors write all of them."""
    issues = [
        make_issue(
            f"2026-{number}",
            [
                make_article(f"2026-{number}/{at:02}-文", authors=(Author("林某某"), Author("周某某")))
                for at in range(1, 21)
            ],
        )
        for number in range(1, 7)
    ]
    return make_host(make_publication(*issues))


def listed(page) -> list[str]:
    return [entry.id for _, entries in page.context["view"].groups for entry in entries]


def test_a_list_is_cut_into_pages_of_fifty(host) -> None:
    """120 articles make three pages that hold each article once."""
    entries = all_entries(host)
    pages = department_pages(count_departments(host, entries), entries)[1:]
    assert [page.url for page in pages] == [
        "departments/调研报告/",
        "departments/调研报告/2/",
        "departments/调研报告/3/",
    ]
    assert [len(listed(page)) for page in pages] == [50, 50, 20]
    assert sorted(name for page in pages for name in listed(page)) == sorted(entry.id for entry in entries)


def test_the_newest_issue_comes_first_in_printed_order(host) -> None:
    """Within an issue the order is the print's."""
    entries = all_entries(host)
    assert [entry.id for entry in entries[:2]] == ["2026-6/01-文", "2026-6/02-文"]


def test_pages_of_a_list_lead_to_one_another(host) -> None:
    """The first has nothing newer, the last nothing older."""
    entries = all_entries(host)
    pagers = [
        page.context["view"].pager for page in department_pages(count_departments(host, entries), entries)[1:]
    ]
    assert [(bool(pager.newer), bool(pager.older)) for pager in pagers] == [
        (False, True),
        (True, True),
        (True, False),
    ]
    assert (pagers[1].first, pagers[1].last, pagers[1].total) == (51, 100, 120)


def test_every_author_of_an_article_has_it_in_the_list(host) -> None:
    """An article of two authors stands under both."""
    pages = author_pages(all_entries(host))
    assert [initial.letter for initial in pages[0].context["view"]] == ["L", "Z"]
    for name in ("林某某", "周某某"):
        own = [page for page in pages if page.url.startswith(f"authors/{name}/")]
        assert sum(len(listed(page)) for page in own) == 120


def test_without_authors_there_is_no_index() -> None:
    """And so no word in the menu that leads nowhere."""
    host = make_host(make_publication(make_issue("2026-1", [make_article("2026-1/01-文")])))
    assert author_pages(all_entries(host)) == []


def test_names_become_folders_that_cannot_leave_the_site() -> None:
    """Two names that clean to the same folder stay apart."""
    names = ("../../etc", "..\\..\\etc", "甲/乙", "甲-乙", "con.", "x" * 500)
    articles = [make_article(f"2026-1/0{at}-文", authors=(Author(name),)) for at, name in enumerate(names)]
    host = make_host(make_publication(make_issue("2026-1", articles)))
    urls = [page.url for page in author_pages(all_entries(host))[1:]]
    assert len(set(urls)) == len(names)
    for url in urls:
        assert url.count("/") == 2
        assert ".." not in url.split("/")
        assert len(url.encode()) < 250
