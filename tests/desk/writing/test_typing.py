"""Whoever types on while a save is on its way loses no key, and the page says truly what is in the file."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Locator, Page, Route, expect

from desk.writing.browsing import NEEDS, WAIT, begin, body, open_article, report, save, title

pytestmark = NEEDS
SLOW = 1.0
"""Seconds that a save takes on a slow disk."""
GROUPS = [f"字{number:02d}" for number in range(80)]
TYPED = "".join(GROUPS)
HAS_FILE = re.compile(r"entries/\d\d-")
"""The address of a form that has a file."""


@pytest.fixture
def slow_page(page: Page) -> Page:
    """The form before a server that takes its time over a save."""

    def delay(route: Route) -> None:
        if json.loads(route.request.post_data or "{}").get("action") == "persistEntry":
            time.sleep(SLOW)
        route.continue_()

    page.route("**/api/v1", delay)
    return page


@pytest.fixture
def file(archive: Path) -> Iterator[Path]:
    """An article of the issue; its bytes come back after the test."""
    file = next((archive / "issues" / "2026-2").glob("03-*.md"))
    before = file.read_bytes()
    yield file
    file.write_bytes(before)


def _type(page: Page) -> None:
    for group in GROUPS:
        page.keyboard.type(group)


def _expect_saved(page: Page) -> None:
    expect(page.get_by_text("都保存了")).to_be_visible(timeout=WAIT)
    expect(page.get_by_text("有没保存的修改")).to_be_hidden()
    expect(page.locator("#desk-alert")).to_be_hidden()


def _expect_unsaved(page: Page) -> None:
    expect(page.get_by_text("正在保存")).to_be_hidden(timeout=WAIT)
    expect(page.get_by_text("有没保存的修改")).to_be_visible()


def _mark(page: Page) -> str:
    """The words that our style puts over Decap's "all is saved", as CSS writes them."""
    said = page.get_by_text("都保存了")
    expect(said).to_have_css("font-size", "0px")
    return str(said.evaluate("said => getComputedStyle(said, '::after').content"))


def _end_of(field: Locator) -> str:
    field.click()
    field.press("Control+End")
    return field.input_value()


@pytest.mark.parametrize("field", [body, title])
@pytest.mark.parametrize("server", ["page", "slow_page"])
def test_typing_on_through_a_save(server: str, field, file: Path, request: pytest.FixtureRequest) -> None:
    """Before, during and after Ctrl+S: all is in the field, and after a second Ctrl+S all is in the file."""
    page: Page = request.getfixturevalue(server)
    open_article(page, "03")
    began = _end_of(field(page))
    page.keyboard.type("前")
    page.keyboard.press("Control+s")
    _type(page)
    expect(field(page)).to_have_value(f"{began}前{TYPED}")
    if server == "slow_page":
        _expect_unsaved(page)
        assert TYPED not in file.read_text(encoding="utf-8")
    page.keyboard.press("Control+s")
    _expect_saved(page)
    assert f"{began}前{TYPED}" in file.read_text(encoding="utf-8")
    page.keyboard.type("后")
    expect(field(page)).to_have_value(f"{began}前{TYPED}后")
    _expect_unsaved(page)


def test_typing_on_through_the_first_save_of_a_new_article(slow_page: Page, archive: Path) -> None:
    """The form stays the same form, with its caret and its undo; the file just written takes nothing back."""
    begin(slow_page, "边存边写")
    body(slow_page).click()
    slow_page.keyboard.type("前")
    slow_page.keyboard.press("Control+s")
    _type(slow_page)
    expect(slow_page).to_have_url(HAS_FILE, timeout=WAIT)
    expect(body(slow_page)).to_have_value(f"前{TYPED}")
    _expect_unsaved(slow_page)
    expect(slow_page.get_by_role("link", name="看网页和版面")).to_be_visible()
    (file,) = (archive / "issues" / "2026-2").glob("*-边存边写.md")
    slow_page.keyboard.press("Control+s")
    _expect_saved(slow_page)
    assert file.read_text(encoding="utf-8").endswith(f"\n\n前{TYPED}\n")
    slow_page.keyboard.press("Control+z")
    expect(body(slow_page)).not_to_have_value(f"前{TYPED}")
    slow_page.keyboard.press("Control+s")
    _expect_saved(slow_page)
    assert TYPED not in file.read_text(encoding="utf-8")
    slow_page.reload()
    expect(title(slow_page)).to_have_value("边存边写", timeout=WAIT)
    slow_page.get_by_role("button", name="放到一边").click()
    expect(slow_page.get_by_role("heading", name="2026年第2期")).to_be_visible(timeout=WAIT)
    assert not file.exists()


def test_a_new_article_can_be_put_aside_at_once(page: Page, archive: Path) -> None:
    """In the form in which it was begun."""
    begin(page, "不要了")
    save(page)
    expect(page).to_have_url(HAS_FILE, timeout=WAIT)
    (file,) = (archive / "issues" / "2026-2").glob("*-不要了.md")
    page.frame_locator("#preview-pane").get_by_role("button", name="放到一边").click()
    expect(page.get_by_role("heading", name="2026年第2期")).to_be_visible(timeout=WAIT)
    assert not file.exists()
    assert file.with_name(f"_{file.name}").exists()
    page.get_by_role("link", name="写一篇（2026年第2期）").click()
    expect(title(page)).to_have_value("", timeout=WAIT)  # nothing of it comes back


def test_a_title_alone_can_be_saved_and_the_form_says_what_is_missing(page: Page, archive: Path) -> None:
    """A body may come later; without a title nothing can be saved, and the page says so."""
    page.get_by_role("link", name="写一篇（2026年第2期）").click()
    expect(body(page)).to_be_visible(timeout=WAIT)
    expect(page.locator("label[for^='正文-field']")).not_to_contain_text("可不填")
    assert _mark(page) == '"还没有保存"'
    page.keyboard.press("Control+s")
    expect(page.locator("#desk-alert")).to_contain_text("没有存：“标题”要填，“栏目”要填")
    page.get_by_role("link", name="2026年第2期").first.click()
    begin(page, "先有题")
    page.keyboard.press("Control+s")
    expect(page).to_have_url(HAS_FILE, timeout=WAIT)
    expect(page.get_by_text("“正文”要填")).to_be_visible()
    expect(report(page)).to_contain_text("没有正文", timeout=WAIT)
    (file,) = (archive / "issues" / "2026-2").glob("*-先有题.md")
    file.unlink()


def test_undo_after_a_save_and_back_to_what_the_form_began_with(page: Page, file: Path) -> None:
    """What was saved and is taken back is a change again, and can be saved."""
    before = file.read_bytes()
    open_article(page, "03")
    began = _end_of(body(page))
    page.keyboard.type("多写的")
    page.keyboard.press("Control+s")
    _expect_saved(page)
    while body(page).input_value() != began:
        page.keyboard.press("Control+z")
    _expect_unsaved(page)
    page.keyboard.press("Control+s")
    _expect_saved(page)
    assert file.read_bytes() == before


def test_two_saves_at_once(slow_page: Page, file: Path) -> None:
    """The second waits for the first, and saves what was typed between them; no conflict with oneself."""
    open_article(slow_page, "03")
    _end_of(body(slow_page))
    slow_page.keyboard.type("一")
    slow_page.keyboard.press("Control+s")
    slow_page.keyboard.press("Control+s")
    slow_page.keyboard.type("二")
    slow_page.keyboard.press("Control+s")
    _expect_saved(slow_page)
    assert file.read_text(encoding="utf-8").rstrip().endswith("一二")


def test_the_button_leaves_the_caret_where_it_is(page: Page, file: Path) -> None:
    """Pressed with the mouse in the middle of a word."""
    open_article(page, "03")
    body(page).click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("甲")
    save(page)
    page.keyboard.type("乙")
    assert body(page).input_value().startswith("甲乙")
    page.keyboard.press("Control+s")
    _expect_saved(page)
    assert "\n甲乙" in file.read_text(encoding="utf-8")


def _compose(session: CDPSession, text: str) -> None:
    told = {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
    session.send("Input.imeSetComposition", told)


def test_an_input_method_goes_on_through_a_save(slow_page: Page, file: Path) -> None:
    """Letters under composition when a save ends become the word that was meant."""
    open_article(slow_page, "03")
    began = _end_of(body(slow_page))
    session = slow_page.context.new_cdp_session(slow_page)
    slow_page.keyboard.type("前")
    slow_page.keyboard.press("Control+s")
    _compose(session, "x")
    _compose(session, "xie")
    _expect_unsaved(slow_page)
    _compose(session, "xie gao")
    session.send("Input.insertText", {"text": "写稿"})
    expect(body(slow_page)).to_have_value(f"{began}前写稿")
    slow_page.keyboard.press("Control+s")
    _expect_saved(slow_page)
    assert file.read_text(encoding="utf-8").rstrip().endswith("前写稿")


def test_what_a_crash_left_in_the_browser_comes_back(page: Page, file: Path) -> None:
    """The window is gone before a save; the article opened again has the words, unsaved, and saves them."""
    open_article(page, "03")
    began = _end_of(body(page))
    page.keyboard.type("没存的一句")
    page.wait_for_timeout(3000)  # Decap keeps a copy two seconds after the last key
    address = page.url.partition("#")[0]
    again = page.context.new_page()
    again.on("dialog", lambda dialog: dialog.accept())
    key = page.evaluate("sessionStorage.getItem('desk-key')")
    page.close()
    again.goto(f"{address}#key={key}")
    open_article(again, "03")
    expect(body(again)).to_have_value(f"{began}没存的一句", timeout=WAIT)
    _expect_unsaved(again)
    again.keyboard.press("Control+s")
    _expect_saved(again)
    assert file.read_text(encoding="utf-8").rstrip().endswith("没存的一句")


def test_the_list_knows_what_was_saved(page: Page, file: Path) -> None:
    """Or an editor takes a saved article for lost, and writes it again."""
    open_article(page, "03")
    title(page).fill("换了题目")
    save(page)
    _expect_saved(page)
    page.evaluate("location.hash = '#/collections/2026-2'")
    expect(page.get_by_role("heading", name="换了题目")).to_be_visible(timeout=WAIT)
    assert "换了题目" in file.read_text(encoding="utf-8")
