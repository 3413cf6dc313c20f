"""The preview's page in a browser: what an editor sees when something is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from desk.preview.stage import Running, running

pytestmark = pytest.mark.slow


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Running]:
    """A running preview."""
    with running(tmp_path) as started:
        started.idle()
        yield started


@pytest.fixture
def page(preview: Running, browser: Browser) -> Iterator[Page]:
    """The preview's page; it must ask for nothing elsewhere and complain of nothing."""
    faults: list[str] = []
    page = browser.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("request", lambda asked: faults.append(asked.url) if "//127.0.0.1:" not in asked.url else None)
    page.goto(preview.server.address)
    yield page
    page.close()
    assert faults == []


def test_website_and_pages_stand_side_by_side(page: Page) -> None:
    """The website in its frame, the set pages with their labels and what they leave empty."""
    expect(page.frame_locator("#web").locator("p")).to_contain_text("第一稿")
    expect(page.locator("figcaption")).to_have_text(["第1页", "第2页", "第3页　空 50%"])
    expect(page.locator("#status")).to_contain_text("已是最新")
    page.get_by_role("tab", name="版面图").click()
    expect(page.locator("#summary")).to_have_text("正文 3 页")
    expect(page.locator("#blanks")).to_contain_text("第3页空50%")
    assert page.get_by_role("link", name="打开 PDF").get_attribute("href", timeout=1000)


def test_a_save_shows_without_a_hand_being_moved(page: Page, preview: Running) -> None:
    """The frame is loaded anew, the draft is marked and goes."""
    expect(page.frame_locator("#web").locator("p")).to_contain_text("第一稿")
    preview.stage.save("第二稿")
    expect(page.frame_locator("#web").locator("p")).to_contain_text("第二稿")
    assert any(frame.url.endswith("/site/2026-1/01-%E7%94%B2/") for frame in page.frames)
    expect(page.locator("figure.draft")).to_have_count(0)
    expect(page.locator("figure.saved figcaption")).to_have_text("第1页")


def test_an_error_is_told_where_the_editor_looks(page: Page, preview: Running) -> None:
    """A line over the whole page, a count on the tab, place and remedy in the panel; the website stays."""
    expect(page.frame_locator("#web").locator("p")).to_contain_text("第一稿")
    preview.stage.save("错误")
    expect(page.locator("#trouble")).to_contain_text("1 处错误，在 issues/2026-1/01-甲.md")
    expect(page.locator("#status")).to_contain_text("停在上一次做好的样子")
    expect(page.locator("#count")).to_have_text("1")
    page.get_by_role("tab", name="问题").click()
    expect(page.locator("#list li")).to_contain_text(["issues/2026-1/01-甲.md"])
    expect(page.locator("#list li")).to_contain_text(["改法：改过来。"])
    expect(page.frame_locator("#web").locator("p")).to_contain_text("第一稿")
    preview.stage.save("改好了")
    expect(page.locator("#trouble")).to_be_hidden()
    expect(page.locator("#list li")).to_have_count(0)


def test_tabs_are_worked_by_keys(page: Page) -> None:
    """As assistive programs expect of tabs."""
    page.get_by_role("tab", name="版面", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="版面图")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#pages")).to_be_hidden()
