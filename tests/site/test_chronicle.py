"""工作动态 across issues: by month, the latest first, each item with its printed page."""

from __future__ import annotations

import datetime

from bulletin.model import ArticlePages, Form, PageBreak, PageMap
from bulletin.site.chronicle import chronicle_pages
from publications import make_article, make_host, make_issue, make_publication

ITEMS = "- 1月5日　开会。\n- 1月20日至22日　调研。\n- 2月30日　没有这一天。\n"


def diary(issue_id: str, source: str):
    return make_issue(issue_id, [make_article(f"{issue_id}/09-动态", source, form=Form.CHRONICLE)])


def test_items_run_by_month_from_the_latest() -> None:
    """A range stands under its first day."""
    page = chronicle_pages(make_host(make_publication(diary("2026-1", ITEMS))))[0]
    (month,) = page.context["months"]
    assert (month.year, month.number) == (2026, 1)
    assert [(day.date, day.text) for day in month.days] == [("1月20日至22日", "调研。"), ("1月5日", "开会。")]


def test_a_december_item_in_an_issue_of_february_is_last_years() -> None:
    """No year is printed, so the issue's date tells it."""
    pages = chronicle_pages(
        make_host(make_publication(diary("2026-1", "- 12月30日　开会。\n- 1月4日　学习。\n")))
    )
    assert [page.url for page in pages] == ["chronicle/", "chronicle/2025/"]
    assert pages[1].context["months"][0].days[0].first == datetime.date(2025, 12, 30)


def test_a_year_is_a_page_that_leads_to_its_neighbours() -> None:
    """So the page stays small however old the archive."""
    issues = (
        diary("2024-1", "- 1月1日　甲。\n"),
        diary("2025-1", "- 1月1日　乙。\n"),
        diary("2026-1", "- 1月1日　丙。\n"),
    )
    pages = chronicle_pages(make_host(make_publication(*issues)))
    assert [page.url for page in pages] == ["chronicle/", "chronicle/2025/", "chronicle/2024/"]
    assert pages[1].context["newer"] == (2026, "chronicle/")
    assert pages[1].context["older"] == (2024, "chronicle/2024/")


def test_an_item_names_the_printed_page_it_is_on() -> None:
    """The second item begins behind the break, so it is on page 9."""
    issue = diary("2026-1", ITEMS)
    offset = issue.articles[0].body.text.index("1月20日")
    pages = ArticlePages(issue.articles[0].id, (8, 9), (PageBreak(8, 0), PageBreak(9, offset)))
    host = make_host(make_publication(issue), page_maps={"2026-1": PageMap("2026-1", 9, (pages,))})
    days = chronicle_pages(host)[0].context["months"][0].days
    assert [(day.date, day.page) for day in days] == [("1月20日至22日", 9), ("1月5日", 8)]
    assert days[0].anchor == "#p9"


def test_without_items_there_is_no_page() -> None:
    """An ordinary article is no chronicle, whatever it begins with."""
    issue = make_issue("2026-1", [make_article("2026-1/01-文", "1月5日　开会。")])
    assert chronicle_pages(make_host(make_publication(issue))) == []
