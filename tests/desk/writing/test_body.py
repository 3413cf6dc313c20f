"""The body's field: what its buttons write stands by itself, is taken back at once, and hits nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from desk.writing.browsing import NEEDS, WAIT, begin, body, report

pytestmark = NEEDS
CAPTION = "在这里写图的说明"


@pytest.fixture
def written(page: Page) -> Page:
    """A new article whose body has two paragraphs."""
    begin(page, "正文的按钮")
    body(page).fill("前一段话。\n\n后一段话。")
    return page


@pytest.fixture
def pictures(archive: Path) -> list[Path]:
    """Three pictures of the other issue."""
    return sorted((archive / "issues" / "2026-1" / "images").glob("*.png"))[:3]


def _caret(page: Page, at: int, end: int | None = None) -> None:
    chosen = [at, at if end is None else end]
    body(page).focus()
    body(page).evaluate("(area, [at, end]) => area.setSelectionRange(at, end)", chosen)


def _chosen(page: Page) -> str:
    chosen = body(page).evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")
    return str(chosen)


def _upload(page: Page, pictures: list[Path], count: int) -> None:
    page.locator(".desk-upload input").set_input_files(pictures)
    expect(body(page)).to_have_value(re.compile(f"(images/.*){{{count}}}", re.DOTALL), timeout=WAIT)
    expect(page.get_by_text("正在传…")).to_be_hidden()


def _mark(picture: Path) -> str:
    return f"![{CAPTION}](images/{picture.name})"


def test_several_pictures_at_once_stand_one_below_the_other(written: Page, pictures: list[Path]) -> None:
    """Each by itself, with its own caption to write; the first caption is chosen, one step takes all back."""
    _caret(written, len("前一段话。"))
    _upload(written, pictures, 3)
    marks = "\n\n".join(map(_mark, pictures))
    expect(body(written)).to_have_value(f"前一段话。\n\n{marks}\n\n后一段话。")
    assert _chosen(written) == CAPTION
    written.keyboard.type("甲图")
    expect(body(written)).to_have_value(
        re.compile(rf"前一段话。\n\n!\[甲图\]\(images/{pictures[0].name}\)\n")
    )
    for _ in range(12):
        if body(written).input_value() == "前一段话。\n\n后一段话。":
            break
        written.keyboard.press("Control+z")
    expect(body(written)).to_have_value("前一段话。\n\n后一段话。")


def test_a_picture_after_another_is_not_set_into_it(written: Page, pictures: list[Path]) -> None:
    """Though the caption of the one before is still chosen."""
    _caret(written, 0, 2)
    _upload(written, pictures[:1], 1)
    _upload(written, pictures[1:2], 2)
    first, second = map(_mark, pictures[:2])
    expect(body(written)).to_have_value(f"前一\n\n{first}\n\n{second}\n\n段话。\n\n后一段话。")
    written.get_by_role("button", name="已有的图片").click()
    written.get_by_role("button", name=pictures[0].name).click()
    expect(body(written)).to_have_value(f"前一\n\n{first}\n\n{second}\n\n{first}\n\n段话。\n\n后一段话。")


def test_one_that_is_no_picture_does_not_stop_the_others(
    written: Page, pictures: list[Path], tmp_path: Path
) -> None:
    """It is named; the others are there."""
    broken = tmp_path / "坏.png"
    broken.write_bytes(b"%PDF-1.4")
    _caret(written, 12)
    _upload(written, [pictures[0], broken, pictures[1]], 2)
    first, second = map(_mark, pictures[:2])
    expect(body(written)).to_have_value(f"前一段话。\n\n后一段话。\n\n{first}\n\n{second}\n\n")
    expect(written.locator("#desk-alert")).to_contain_text("“坏.png”不是 PNG、JPEG、GIF 或 WebP 图片")


def test_a_table_stands_by_itself(written: Page) -> None:
    """Put in the middle of a line it would be read as text."""
    _caret(written, len("前一段话。"))
    written.get_by_role("button", name="表格").click()
    expect(body(written)).to_have_value(
        re.compile(r"^前一段话。\n\n\| 项目 \| 数量 \|\n(\|.*\n){3}\n后一段话。$")
    )
    assert _chosen(written) == "项目"
    expect(report(written)).to_contain_text("还没有换成自己的：“| 第一项 | 1 |”", timeout=WAIT)


def test_a_note_leaves_the_word_that_is_chosen(written: Page) -> None:
    """It stands behind the word; its text is the next to be written."""
    _caret(written, 0, 2)
    written.get_by_role("button", name="脚注").click()
    expect(body(written)).to_have_value("前一[^1]段话。\n\n后一段话。\n\n[^1]: 在这里写注释。")
    written.keyboard.type("注。")
    expect(body(written)).to_have_value("前一[^1]段话。\n\n后一段话。\n\n[^1]: 注。")


def test_a_note_stands_one_empty_line_below_the_text(written: Page) -> None:
    """However many line ends are there already; and the mark of a jump leaves what is chosen, too."""
    body(written).fill("前一段话。\n\n")
    _caret(written, 0, 2)
    written.get_by_role("button", name="转页").click()
    written.get_by_role("button", name="脚注").click()
    noted = "前一（下转）（上接）[^1]段话。\n\n[^1]: 在这里写注释。"
    expect(body(written)).to_have_value(noted)


def test_the_button_can_be_pressed_in_a_narrow_window(written: Page) -> None:
    """Nothing lies over it."""
    written.set_viewport_size({"width": 390, "height": 844})
    button = written.get_by_role("button", name="保存", exact=True)
    on_top = """button => {
        const box = button.getBoundingClientRect();
        return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === button;
    }"""
    assert button.evaluate(on_top)


def test_text_with_a_picture_of_itself_is_pasted_as_text(written: Page) -> None:
    """Word and Excel put both on the clipboard; a screenshot alone becomes a picture."""
    paste = """(area, text) => {
        const held = new DataTransfer();
        if (text) held.setData("text/plain", text);
        const bytes = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);
        held.items.add(new File([bytes], "截图.png", {type: "image/png"}));
        const event = new ClipboardEvent("paste", {clipboardData: held, bubbles: true, cancelable: true});
        return area.dispatchEvent(event);
    }"""
    assert body(written).evaluate(paste, "一段文字") is True  # left to the browser
    assert body(written).evaluate(paste, "") is False
    expect(body(written)).to_have_value(
        re.compile(r"!\[在这里写图的说明\]\(images/截图\.png\)"), timeout=WAIT
    )


def test_a_fault_behind_an_emoji_is_shown_where_it_is(written: Page) -> None:
    """Columns count characters; JavaScript counts an emoji as two."""
    body(written).fill("😀😀桥修好了，，路也通了。")
    report(written).get_by_role("button", name="正文第").first.click(timeout=WAIT)
    assert _chosen(written) in ("，", "，，")
