"""Turning the printed pages: by key, by swipe, and by the links that do without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from publications import build_pages, make_article, make_issue, make_page_map, make_publication

pytestmark = pytest.mark.slow

SWIPE = """([from, to]) => {
  const sheet = document.querySelector(".sheet");
  const touch = (x) => new Touch({ identifier: 1, target: sheet, clientX: x, clientY: 300 });
  sheet.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(from)], bubbles: true }));
  sheet.dispatchEvent(new TouchEvent("touchend", { changedTouches: [touch(to)], bubbles: true }));
}"""


@pytest.fixture
def page(browser: Browser, pdf: Path, tmp_path: Path) -> Iterator[Page]:
    """Page 2 of an issue of three pages, on a phone."""
    issue = make_issue("2026-1", [make_article("2026-1/01-文")])
    maps = {"2026-1": make_page_map(issue, 3)}
    site = build_pages(make_publication(issue), tmp_path, page_maps=maps, pdfs={"2026-1": pdf})
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto((site / "2026-1" / "pages" / "2" / "index.html").as_uri())
    yield page
    context.close()


@pytest.mark.parametrize(("key", "label"), [("ArrowRight", "3"), ("ArrowLeft", "1")])
def test_arrow_keys_turn_the_page(page: Page, key: str, label: str) -> None:
    """As in a reader program."""
    page.keyboard.press(key)
    page.wait_for_url(f"**/pages/{label}/index.html")


@pytest.mark.parametrize(("way", "label"), [([300, 100], "3"), ([100, 300], "1")])
def test_a_swipe_turns_the_page(page: Page, way: list[int], label: str) -> None:
    """To the left is onward, as with paper."""
    page.evaluate(SWIPE, way)
    page.wait_for_url(f"**/pages/{label}/index.html")


def test_a_short_touch_turns_nothing(page: Page) -> None:
    """It may be meant for a zone."""
    page.evaluate(SWIPE, [300, 280])
    page.wait_for_timeout(100)
    assert "/pages/2/" in page.url


def test_a_zone_opens_the_article_at_the_place(page: Page) -> None:
    """Also by keyboard, from the list beside the picture."""
    page.locator(".onpage a.t").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/2026-1/01-*/index.html#p2")
