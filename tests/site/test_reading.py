"""What a reader does in a browser: choices that are remembered, copying, reading aloud, a folder of files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from publications import build_pages, make_article, make_issue, make_publication

pytestmark = pytest.mark.slow

ARTICLE = "2026-1/01-停车/index.html"
SOURCE = """## 一、头

第一句[^1]。第二句！

第三（下转）（上接）句。

## 二、中

文。

## 三、尾

文。

[^1]: 注。
"""
MOCK_SPEECH = """
window.spoken = [];
const voice = { speaking: false, cancel() {
  const stopped = window.utterance;
  if (stopped) setTimeout(() => stopped.onend(), 0);
}, speak(utterance) {
  window.spoken.push(utterance.text);
  window.utterance = utterance;
  utterance.onstart();
  document.documentElement.dataset.spoken = window.spoken.length;
  if (window.spoken.length < 4) setTimeout(() => utterance.onend(), 0);
} };
Object.defineProperty(window, "speechSynthesis", { value: voice });
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    articles = (make_article("2026-1/01-停车", SOURCE), make_article("2026-1/02-路"))
    return build_pages(make_publication(make_issue("2026-1", articles)), tmp_path_factory.mktemp("reading"))


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """The article's page, opened from the folder; an error in its console fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.add_init_script(MOCK_SPEECH)
    page.goto((site / ARTICLE).as_uri())
    yield page
    context.close()
    assert not errors


def test_a_choice_of_size_is_remembered(page: Page, site: Path) -> None:
    """大字 twice gives 150 %, on this page and on the next one."""
    larger = page.get_by_role("button", name="大字")
    larger.click()
    larger.click()
    page.goto((site / "archive" / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"
    assert page.evaluate("document.documentElement.hasAttribute('data-big')")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_button_of_size_stays_under_the_finger(page: Page, width: int) -> None:
    """The head above it grows; whoever wants still larger text must not look for the button again."""
    page.set_viewport_size({"width": width, "height": 700})
    larger = page.get_by_role("button", name="大字")
    before = larger.evaluate("(button) => button.getBoundingClientRect().top")
    for _ in range(3):
        larger.evaluate("(button) => button.click()")
        assert abs(larger.evaluate("(button) => button.getBoundingClientRect().top") - before) < 2


def test_size_ends_at_200_percent(page: Page) -> None:
    """The button is off when there is nothing larger."""
    larger = page.get_by_role("button", name="大字")
    for _ in range(3):
        larger.click()
    assert larger.is_disabled()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"


def test_high_contrast_is_pure_black_on_white(page: Page) -> None:
    """And the button says that it is pressed."""
    button = page.get_by_role("button", name="高对比")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_reading_aloud_goes_sentence_by_sentence(page: Page) -> None:
    """The spoken sentence is marked; the same button ends it."""
    button = page.get_by_role("button", name="朗读")
    button.click()
    expect(page.locator("html")).to_have_attribute("data-spoken", "4")
    assert page.evaluate("window.spoken") == ["让书架走到山路尽头", "一、头", "第一句。", "第二句！"]
    assert page.evaluate("[...CSS.highlights.get('spoken')][0].toString()") == "第二句！"
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert not page.evaluate("CSS.highlights.has('spoken')")


def test_reading_aloud_goes_on_where_it_was_stopped(page: Page) -> None:
    """A long article is not heard from its beginning again."""
    button = page.get_by_role("button", name="朗读")
    button.click()
    expect(page.locator("html")).to_have_attribute("data-spoken", "4")
    button.click()
    button.click()
    page.wait_for_timeout(100)  # the end of the stopped sentence is told late and must not count
    assert page.evaluate("window.spoken")[2:] == ["第一句。", "第二句！", "第二句！"]
    expect(page.locator("#say")).to_have_text("从停下的地方接着念")


def test_reading_aloud_follows_until_the_reader_scrolls_away(page: Page) -> None:
    """Else nobody could come back to the button that ends it."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 240})
    page.get_by_role("button", name="朗读").click()
    expect(page.locator("html")).to_have_attribute("data-spoken", "4")
    assert page.evaluate("scrollY") > 100
    page.mouse.move(180, 120)
    page.mouse.wheel(0, -5000)
    page.wait_for_timeout(300)
    page.evaluate("window.utterance.onend()")
    page.wait_for_timeout(100)
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("CSS.highlights.has('spoken')")


def test_links_work_in_a_folder_of_files(page: Page) -> None:
    """Addresses end in / for servers; opened from a disk they find their index.html."""
    page.get_by_role("link", name="2026年第1期").first.click()
    page.wait_for_url("**/2026-1/index.html")
    page.get_by_role("link", name="首页", exact=True).click()
    page.wait_for_url("**/site-public/index.html")
    assert page.get_by_role("heading", name="本期导读").is_visible()


def test_the_first_tab_leads_to_the_text(page: Page) -> None:
    """The skip link is the first stop of the keyboard."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_without_script_everything_can_be_read(browser: Browser, site: Path) -> None:
    """Tools that need script are not shown; the text, its links and its notes are."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / ARTICLE).as_uri())
    assert page.get_by_text("第二句").is_visible()
    assert not page.locator("[data-js]").first.is_visible()
    assert page.get_by_role("link", name="引用").is_visible()
    context.close()


WATCH_SHIFTS = """
window.shift = 0;
const add = (list) => list.getEntries().forEach((entry) => { window.shift += entry.value; });
new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("address", ["index.html", ARTICLE])
def test_nothing_moves_while_the_page_loads(browser: Browser, site: Path, address: str, width: int) -> None:
    """The choices hold before the first paint, and what needs script has its place from the start."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(WATCH_SHIFTS)
    page = context.new_page()
    page.goto(f"{(site / address).as_uri()}?size=2&scheme=dark", wait_until="load")
    page.wait_for_timeout(200)
    assert page.evaluate("window.shift") < 0.02
    context.close()
