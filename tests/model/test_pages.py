"""Page numbers: how they are cited, and the map of a back issue."""

import datetime

from bulletin.model import (
    Article,
    Body,
    Issue,
    IssueNumber,
    JumpMark,
    Masthead,
    PageBreak,
    format_pages,
    printed_page_map,
)


def article(slug: str, page: int | None, *marks: JumpMark) -> Article:
    return Article(f"2022-3/{slug}", "", (slug,), "特稿", Body("", "字" * 50, marks=marks), "", page=page)


def issue(*articles: Article) -> Issue:
    return Issue(
        "2022-3", "", IssueNumber(2022, 3, 3), 54, datetime.date(2022, 6, 30), Masthead(), tuple(articles)
    )


def test_runs_of_pages_are_joined():
    assert format_pages([13, 14, 15, 32, 18]) == "13-15, 18, 32"
    assert format_pages([5]) == "5"
    assert format_pages([]) == ""


def test_an_article_runs_to_the_next_start():
    pages = printed_page_map(issue(article("a", 1), article("b", 5), article("c", 5)))
    assert [p.pages for p in pages.articles] == [(1, 2, 3, 4), (5,), (5,)]


def test_a_printed_jump_adds_its_page():
    mark = JumpMark(20, 8, 4, jumps_out=True, comes_in=True, line=1)
    pages = printed_page_map(issue(article("a", 1, mark), article("b", 5)))
    assert pages.articles[0].pages == (1, 2, 3, 4, 8)
    assert pages.articles[0].breaks == (PageBreak(8, 20),)
    assert pages.articles[0].jumps[0].characters == 30


def test_articles_without_a_page_are_left_out():
    assert printed_page_map(issue(article("a", None))).articles == ()
