"""An answer that never arrives: a save tried again goes to the same file, and reading is told as reading."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from bulletin.desk.writing.saved_forms import MOST, SavedForms
from desk.writing.browsing import NEEDS, WAIT, begin, body, open_article, save, title
from desk.writing.stage import PARKING, Desk, desk_at

NEW = {"标题": "停车", "栏目": "建言献策", "正文": "一段。"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A running server."""
    with desk_at(tmp_path) as started:
        yield started


def _save(desk: Desk, form: str, **values: str) -> tuple[int, str]:
    """Save a new article as its form does; the status and the file's name."""
    slug = desk.ask("name", issue="2026-1", title=values["标题"], form=form)
    file = {"path": f"issues/2026-1/{slug}.md", "slug": slug, "raw": json.dumps(values)}
    params = {"dataFiles": [file], "assets": [], "form": form}
    return desk.post({"action": "persistEntry", "params": params})[0], slug


def test_a_new_article_saved_again_by_its_form_stays_one_file(desk: Desk) -> None:
    """Though the form has not heard of the first save; what was written meanwhile is in the file."""
    assert _save(desk, "甲", **NEW) == (200, "03-停车")
    assert _save(desk, "甲", **NEW) == (200, "03-停车")
    assert _save(desk, "甲", **{**NEW, "标题": "停车新规", "正文": "两段。"}) == (200, "03-停车")
    text = "---\n标题: 停车新规\n栏目: 建言献策\n---\n\n两段。\n"
    assert desk.file("03-停车.md").read_text(encoding="utf-8") == text


def test_two_articles_of_one_title_are_two_files(desk: Desk) -> None:
    """Each from its own form, or from a form without a key."""
    saved = [_save(desk, form, **NEW) for form in ("甲", "乙", "", "")]
    assert saved == [(200, f"{number:02}-停车") for number in (3, 4, 5, 6)]


def test_what_another_program_wrote_after_the_lost_answer_is_not_overwritten(desk: Desk) -> None:
    _save(desk, "甲", **NEW)
    file = desk.file("03-停车.md")
    file.write_text(file.read_text(encoding="utf-8").replace("标题: 停车", "标题: 别处"), encoding="utf-8")
    assert _save(desk, "甲", **{**NEW, "标题": "这里"})[0] == 409
    assert _save(desk, "甲", **{**NEW, "正文": "两段。"})[0] == 200
    text = "---\n标题: 别处\n栏目: 建言献策\n---\n\n两段。\n"
    assert desk.file("03-停车.md").read_text(encoding="utf-8") == text


def test_a_new_article_whose_file_was_put_aside_gets_a_file_again(desk: Desk) -> None:
    _save(desk, "甲", **NEW)
    desk.ask("deleteFiles", paths=["issues/2026-1/03-停车.md"])
    assert _save(desk, "甲", **NEW) == (200, "04-停车")


def test_an_article_saved_again_after_a_lost_answer_is_no_conflict_with_itself(desk: Desk) -> None:
    opened = desk.open("01-停车.md")
    for title_ in ("一", "二"):
        file = {"path": "issues/2026-1/01-停车.md", "raw": json.dumps({**opened, "标题": title_})}
        desk.ask("persistEntry", dataFiles=[file], assets=[], form="甲")
    assert desk.file("01-停车.md").read_text(encoding="utf-8") == PARKING.replace('"停车记"', "二")
    file["raw"] = json.dumps({**opened, "标题": "三"})
    params = {"dataFiles": [file], "assets": [], "form": "乙"}
    assert desk.post({"action": "persistEntry", "params": params})[0] == 409


def test_only_the_latest_forms_are_remembered() -> None:
    forms = SavedForms()
    for number in range(MOST + 1):
        forms.keep(str(number), "a", "{}")
    assert forms.last("0") is None
    assert forms.last("1") is not None


def _lose(page: Page, action: str, *, reached: bool) -> Callable[[], None]:
    """The next answers to this action are lost, or the question is; what ends that."""

    def lose(route: Route) -> None:
        if json.loads(route.request.post_data or "{}").get("action") != action:
            return route.continue_()
        if reached:
            route.fetch()
        return route.abort()

    page.route("**/api/v1", lose)
    return lambda: page.unroute("**/api/v1", lose)


@pytest.mark.parametrize("typed", ["", "又写一句。"])
class TestInChromium:
    pytestmark = NEEDS

    def test_a_new_article_is_one_file(self, page: Page, archive: Path, typed: str) -> None:
        """Saved, the answer lost, saved again; the button says so, and so does the mark."""
        headline = f"断线{len(typed)}"
        begin(page, headline)
        body(page).fill("先写一句。")
        found = _lose(page, "persistEntry", reached=True)
        save(page)
        expect(page.locator("#desk-alert")).to_contain_text(
            "没有存：写稿台没有回答，请再试一次", timeout=WAIT
        )
        expect(page.locator("#desk-alert")).to_contain_text("您写的文字还在")
        found()
        body(page).press("Control+End")
        page.keyboard.type(typed)
        save(page)
        expect(page.get_by_role("button", name="已保存", exact=True)).to_be_visible(timeout=WAIT)
        (file,) = (archive / "issues" / "2026-2").glob(f"*-{headline}.md")
        assert file.read_text(encoding="utf-8").endswith(f"\n先写一句。{typed}\n")
        assert page.url.endswith(f"entries/{file.name[:2]}-%E6%96%AD%E7%BA%BF{len(typed)}")
        file.unlink()

    def test_an_article_is_no_conflict_with_itself(self, page: Page, archive: Path, typed: str) -> None:
        file = next((archive / "issues" / "2026-2").glob("03-*.md"))
        before = file.read_bytes()
        open_article(page, "03")
        title(page).fill("断了线")
        found = _lose(page, "persistEntry", reached=True)
        page.keyboard.press("Control+s")
        expect(page.locator("#desk-alert")).to_contain_text("没有存", timeout=WAIT)
        found()
        title(page).press("End")
        page.keyboard.type(typed)
        page.keyboard.press("Control+s")
        expect(page.get_by_role("button", name="已保存", exact=True)).to_be_visible(timeout=WAIT)
        assert f"标题: 断了线{typed}\n" in file.read_text(encoding="utf-8")
        file.write_bytes(before)


class TestReading:
    pytestmark = NEEDS

    def test_the_button_tells_a_new_article_as_saved_and_as_changed(self, page: Page, archive: Path) -> None:
        """As with an article that was opened."""
        begin(page, "按钮说什么")
        expect(page.get_by_role("button", name="保存", exact=True)).to_be_visible()
        save(page)
        saved = page.get_by_role("button", name="已保存", exact=True)
        expect(saved).to_be_visible(timeout=WAIT)
        assert saved.evaluate("button => getComputedStyle(button, '::after').content") == '"已保存"'
        body(page).fill("一段话。")
        save(page)
        expect(saved).to_be_visible(timeout=WAIT)
        page.keyboard.press("Control+z")
        expect(page.get_by_role("button", name="保存", exact=True)).to_be_visible()
        next((archive / "issues" / "2026-2").glob("*-按钮说什么.md")).unlink()

    @pytest.mark.parametrize("action", ["getEntry", "entriesByFolder"])
    def test_what_is_not_read_is_not_told_as_lost(self, page: Page, action: str) -> None:
        """Nor does an issue whose list is not read look as if it had no articles and nothing were wrong."""
        _lose(page, action, reached=False)
        if action == "getEntry":
            page.locator("a[href*='entries/03-']").click()
        else:
            page.get_by_role("link", name="2026年第1期", exact=True).click()
        alert = page.locator("#desk-alert")
        expect(alert).to_contain_text("写稿台没有回答，请再试一次", timeout=WAIT)
        expect(page.locator("body")).not_to_contain_text(re.compile("您写的|没有存|Failed to fetch"))

    def test_a_list_that_the_disk_does_not_give_is_told(self, page: Page) -> None:
        def refuse(route: Route) -> None:
            if "entriesByFolder" in (route.request.post_data or ""):
                return route.fulfill(status=500, json={"error": "磁盘读不出来"})
            return route.continue_()

        page.route("**/api/v1", refuse)
        page.get_by_role("link", name="2026年第1期", exact=True).click()
        expect(page.locator("#desk-alert")).to_contain_text("没有读到目录：磁盘读不出来", timeout=WAIT)
