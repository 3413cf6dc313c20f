"""The keyboard alone reaches and works everything, on every kind of page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from every_kind import KINDS, open_page

pytestmark = pytest.mark.slow

ARTICLE, SHEET = "文章", "版面"
STOPS = """() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")].filter((e) => {
  const radio = e.type === "radio" && document.querySelector(`input[name=${e.name}]:checked`);
  return e.checkVisibility() && !e.disabled && (!radio || radio === e);
}).length"""
WALK = """() => {
  const e = document.activeElement, style = getComputedStyle(e);
  if (e === document.body) return null;
  window.stops = window.stops || new Map();
  if (!window.stops.has(e)) window.stops.set(e, window.stops.size);
  const box = e.getBoundingClientRect();
  const zone = e.closest("svg") && e.querySelector("rect");
  const marked = zone ? getComputedStyle(zone).strokeWidth !== "0.5px" : style.outlineStyle !== "none";
  return { at: window.stops.get(e), marked, seen: box.width > 0 && box.height > 0,
           html: e.outerHTML.slice(0, 80) };
}"""


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    """A window at a desk; the keyboard is all that the reader has."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_tab_stops_at_everything_once_and_shows_where_it_is(window: Page, address: str, kind: str) -> None:
    """Each stop can be seen and has its outline; none is left out, none holds the keyboard."""
    open_page(window, address, kind)
    expected = window.evaluate(STOPS)
    walked = []
    for _ in range(expected):
        window.keyboard.press("Tab")
        walked.append(window.evaluate(WALK))
    window.keyboard.press("Tab")
    assert [stop["at"] for stop in walked] == list(range(expected))
    assert [stop["html"] for stop in walked if not (stop["marked"] and stop["seen"])] == []


def tab_to(window: Page, name: str) -> None:
    """Press Tab until the thing of this name has the focus."""
    for _ in range(80):
        window.keyboard.press("Tab")
        if name in window.evaluate("document.activeElement.textContent.trim()"):
            return
    pytest.fail(f"按Tab键走不到“{name}”")


def test_the_settings_are_worked_by_keys(window: Page, address: str) -> None:
    """Enter opens them, arrows choose, and the choice holds at once."""
    open_page(window, address, ARTICLE)
    tab_to(window, "阅读设置")
    window.keyboard.press("Enter")
    window.keyboard.press("Tab")
    window.keyboard.press("ArrowRight")
    assert window.evaluate("document.documentElement.dataset.size") == "2"
    window.keyboard.press("Tab")
    window.keyboard.press("ArrowLeft")
    assert window.evaluate("document.documentElement.dataset.scheme") == "dark"


def test_the_tools_are_worked_by_keys(window: Page, address: str) -> None:
    """Space and Enter press them."""
    open_page(window, address, ARTICLE)
    tab_to(window, "大字")
    window.keyboard.press("Space")
    assert window.evaluate("document.documentElement.dataset.size") == "2"
    window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    assert window.evaluate("document.documentElement.dataset.contrast") == "high"


def test_a_jump_and_a_note_are_walked_there_and_back(window: Page, address: str) -> None:
    """Enter follows; the next Tab goes on from the place that was reached."""
    open_page(window, address, ARTICLE)
    tab_to(window, "[1]")
    window.keyboard.press("Enter")
    tab_to(window, "回正文")
    window.keyboard.press("Enter")
    assert window.evaluate("location.hash").startswith("#r")
    tab_to(window, "下转3页")
    window.keyboard.press("Enter")
    assert window.evaluate("location.hash").startswith("#on")


def test_zones_of_a_printed_page_open_their_articles(window: Page, address: str) -> None:
    """The zone in the picture, not only the list beside it."""
    open_page(window, address, SHEET)
    for _ in range(40):
        window.keyboard.press("Tab")
        if window.evaluate("Boolean(document.activeElement.closest('svg'))"):
            break
    window.keyboard.press("Enter")
    window.wait_for_url(lambda url: url.endswith("#p1"))


def test_search_is_walked_by_keys(window: Page, address: str) -> None:
    """From any page: / leads to the field, Enter searches, an arrow goes to the first hit, Enter opens it."""
    open_page(window, address, "首页")
    window.keyboard.press("/")
    window.keyboard.type("换书的人")
    window.keyboard.press("Enter")
    window.locator("[data-search-state=done]").wait_for(timeout=20_000)
    expect(window.locator("#q")).to_have_value("换书的人")
    window.locator("#q").focus()
    window.keyboard.press("ArrowDown")
    window.keyboard.press("Enter")
    window.wait_for_url(lambda url: "/search/" not in url)
    assert window.locator("article mark").count() > 0
