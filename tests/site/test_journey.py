"""A reader's way through the site: home, issue, article, a jump and back, search, the hit."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bulletin.model import ArticlePages, Continuation, Jump, PageBreak, PageMap
from publications import OWN_PLUGINS, build_pages, make_article, make_issue, make_publication

pytestmark = pytest.mark.slow

TEXT = "书放在那里的时间越长，越没有人去看它。" * 60


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An issue whose first article jumps from page 2 to page 8, and a serial in the next issue."""
    first = make_article("2026-1/01-书架", TEXT)
    second = make_article("2026-1/02-石榴", "石榴树让路，路让石榴树。", title_lines=("给石榴树让路",))
    sequel = make_article("2026-2/01-续", "续篇。", title_lines=("书架续记",), continues=first.id)
    jump = Jump(2, 8, 600, 600, second.id)
    pages = ArticlePages(first.id, (1, 2, 8), (PageBreak(2, 300), PageBreak(8, 600)), (jump,))
    maps = {"2026-1": PageMap("2026-1", 8, (pages, ArticlePages(second.id, (3,))))}
    publication = make_publication(
        make_issue("2026-1", (first, second)),
        make_issue("2026-2", (sequel,)),
        continuations=(Continuation(first.id, sequel.id, is_jump=False),),
    )
    folder = tmp_path_factory.mktemp("journey")
    return build_pages(
        publication, folder, plugins=(*OWN_PLUGINS[:2], "bulletin/search", OWN_PLUGINS[2]), page_maps=maps
    )


@pytest.fixture
def page(browser: Browser, site: Path) -> Page:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto((site / "index.html").as_uri())
    return page


def test_from_home_to_an_article_and_over_its_jump(page: Page) -> None:
    """下转8页 leads down to where page 8 goes on, 上接2页 back up to the line that was left."""
    page.get_by_role("link", name="往期", exact=True).click()
    page.get_by_role("link", name="第1期").click()
    page.get_by_role("link", name="让书架走到山路尽头").last.click()
    page.get_by_role("link", name="下转8页").click()
    page.wait_for_url("**#on600")
    expect(page.locator("#p8 + .pn")).to_be_in_viewport()
    page.get_by_role("link", name="上接2页").click()
    page.wait_for_url("**#off600")
    expect(page.locator(".jump:target")).to_have_text("（下转8页）")
    expect(page.locator(".jump:target")).to_be_in_viewport()
    expect(page.locator(".jump:target")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_a_serial_is_followed_to_the_next_issue_and_back(page: Page) -> None:
    """The links between two issues lead both ways."""
    page.get_by_role("link", name="书架续记").last.click()
    page.get_by_role("link", name="上接2026年第1期第8页").click()
    page.wait_for_url("**/2026-1/01-*/index.html#to")
    page.get_by_role("link", name="下转2026年第2期").click()
    page.wait_for_url("**/2026-2/01-*/index.html#from")


def test_a_search_opens_the_article_at_the_hit(page: Page) -> None:
    """From the field on the home page, by keyboard alone."""
    page.keyboard.press("/")
    page.keyboard.type("石榴树")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    hit = page.locator(".hits h2 a")
    hit.first.wait_for()
    assert hit.count() == 1
    hit.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/2026-1/02-*/**")
    marks = page.locator("#text mark")
    marks.first.wait_for()
    assert marks.all_text_contents() == ["石榴树", "石榴树"]
