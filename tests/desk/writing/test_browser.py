"""The form in Chromium as an editor uses it; the whole way from an empty form to the printed page."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, Page, expect

from conftest import run
from desk.writing.browsing import (
    NEEDS,
    WAIT,
    address_of,
    begin,
    body,
    open_article,
    report,
    save,
    title,
)

pytestmark = NEEDS


def test_an_editors_way_from_an_empty_form_to_print(
    page: Page, archive: Path, addresses: tuple[str, ...], browser: Browser
) -> None:
    """Write an article with a picture, correct what is reported, see it in the preview, find it, print it."""
    begin(page, "试写一篇")
    page.get_by_role("button", name="新增作者").click()
    page.locator("[id^='姓名-field']").fill("某某某")
    page.locator("[id^='职务-field']").fill("编辑")
    body(page).fill("这是一段试写的话，，说说独角兽怎样过马路。\n\n")
    picture = next((archive / "issues" / "2026-1" / "images").glob("*.png"))
    page.locator(".desk-upload input").set_input_files(picture)
    expect(body(page)).to_have_value(re.compile(r"!\[在这里写图的说明\]\(images/.*\.png\)"), timeout=WAIT)
    page.keyboard.type("一条路")
    expect(report(page)).to_contain_text("标点“，”连写了两个", timeout=WAIT)
    page.screenshot(path=os.environ.get("DESK_SHOT", "/dev/null"), type="png")
    save(page)
    file = archive / "issues" / "2026-2" / "16-试写一篇.md"
    expect(page).to_have_url(address_of("16"), timeout=WAIT)
    assert file.read_text(encoding="utf-8") == (
        "---\n标题: 试写一篇\n栏目: 建言献策\n作者: {姓名: 某某某, 职务: 编辑}\n---\n\n"
        f"这是一段试写的话，，说说独角兽怎样过马路。\n\n![一条路](images/{picture.name})\n"
    )
    assert (archive / "issues" / "2026-2" / "images" / picture.name).read_bytes() == picture.read_bytes()

    report(page).get_by_role("button", name="正文第").first.click()  # from the fault to its place in the body
    assert page.evaluate("document.activeElement.className") == "desk-text"
    body(page).fill(body(page).input_value().replace("，，", "，"))
    page.keyboard.press("Control+s")
    expect(report(page)).to_contain_text("存好，和全期对过", timeout=WAIT)
    expect(report(page)).not_to_contain_text("连写了两个")
    assert "，，" not in file.read_text(encoding="utf-8")
    body(page).fill(
        f"{body(page).input_value()}\n\n又添一句。"
    )  # a second save of one form is no conflict with the first
    expect(page.get_by_text("有没保存的修改")).to_be_visible()
    page.keyboard.press("Control+s")
    expect(page.get_by_text("都保存了")).to_be_visible(timeout=WAIT)
    assert file.read_text(encoding="utf-8").endswith("又添一句。\n")
    expect(page.locator("#desk-alert")).to_be_hidden()

    preview = browser.new_page()
    preview.goto(addresses[1])
    site = preview.frame_locator("#web")
    expect(site.locator("h1")).to_contain_text("试写一篇", timeout=WAIT)
    preview.close()

    assert run(archive, "build", "2026-2").returncode == 0
    contents = (archive / "site" / "2026-2" / "index.html").read_text(encoding="utf-8")
    assert "试写一篇" in contents
    assert "试写一篇" in run(archive, "search", "独角兽").stdout
    assert run(archive, "print", "2026-2").returncode == 0
    (pdf,) = (archive / "dist" / "2026-2").glob("*-2026-2.pdf")
    document = pypdfium2.PdfDocument(pdf)
    printed = "".join(page.get_textpage().get_text_range() for page in document)
    assert "独角兽" in printed.replace("\r\n", "").replace("\n", "")


def test_two_windows_on_one_article(page: Page, archive: Path) -> None:
    """What both changed is refused and told until it is read; the first one's words are in the file."""
    open_article(page, "02")
    other = page.context.new_page()
    other.goto(page.url.partition("#")[0])
    expect(other.locator(".desk-message")).to_contain_text("钥匙不对", timeout=WAIT)
    file = next((archive / "issues" / "2026-2").glob("02-*.md"))
    file.write_text(file.read_text(encoding="utf-8").replace("标题: ", "标题: 别处改的", 1), encoding="utf-8")
    before = file.read_bytes()
    title(page).fill("这里改的")
    save(page)
    alert = page.locator("#desk-alert")
    expect(alert).to_contain_text("“标题”刚才在别处也改过", timeout=WAIT)
    expect(title(page)).to_have_value("这里改的")
    assert file.read_bytes() == before
    page.get_by_role("button", name="知道了").click()
    expect(alert).to_be_hidden()


def test_a_file_that_cannot_be_read_is_told(page: Page, archive: Path) -> None:
    """In the list and beside the form; its bytes stay."""
    file = archive / "issues" / "2026-1" / "20-坏.md"
    file.write_text("---\n标题：坏\n栏目: 特稿\n---\n\n正文。\n", encoding="utf-8")
    try:
        page.get_by_role("link", name="2026年第1期", exact=True).click()
        expect(page.get_by_text("（读不了）20-坏")).to_be_visible(timeout=WAIT)
        open_article(page, "20")
        expect(report(page)).to_contain_text("应为半角冒号和一个空格，现为全角冒号", timeout=WAIT)
        expect(report(page)).to_contain_text("20-坏.md:2")
        assert "标题：坏" in file.read_text(encoding="utf-8")
    finally:
        file.unlink()


def test_order_and_putting_aside(page: Page, archive: Path) -> None:
    """An article moves forward; put aside, it is still in the folder, under a name that nothing reads."""
    folder = archive / "issues" / "2026-1"
    names = sorted(file.name for file in folder.glob("*.md"))
    page.get_by_role("link", name="2026年第1期", exact=True).click()
    open_article(page, "19")
    report(page).get_by_role("button", name="往前挪").click()
    expect(page).to_have_url(address_of("18"), timeout=WAIT)
    expect(report(page)).to_contain_text("第 18 篇", timeout=WAIT)
    moved = next(folder.glob("18-*.md"))
    assert moved.name[3:] == names[-1][3:]
    before = moved.read_bytes()
    page.get_by_role("button", name="放到一边").click()
    expect(page).to_have_url(re.compile("collections/2026-1$"), timeout=WAIT)
    assert (folder / f"_{moved.name}").read_bytes() == before
    assert not moved.exists()


def test_another_page_of_the_same_browser_cannot_write(
    page: Page, archive: Path, addresses: tuple[str, ...]
) -> None:
    """Not even one that another server of this machine shows, beside the open form."""
    target = addresses[0].partition("#")[0] + "api/v1"
    path = "issues/2026-2/99-闯入.md"
    body = {"action": "persistEntry", "params": {"dataFiles": [{"path": path, "raw": "{}"}], "assets": []}}
    other = page.context.new_page()
    other.goto(addresses[1])
    script = """async ([target, body, options]) => {
        try { return (await fetch(target, {method: "POST", body: JSON.stringify(body), ...options})).type; }
        catch { return "refused"; }
    }"""
    kinds: tuple[dict[str, object], ...] = (
        {"mode": "no-cors"},
        {"mode": "no-cors", "credentials": "include"},
        {"headers": {"Content-Type": "application/json", "X-Desk-Key": "x"}},
    )
    answers = [other.evaluate(script, [target, body, options]) for options in kinds]
    assert set(answers) <= {"refused", "opaque"}
    other.set_content(f'<form method="post" enctype="text/plain" action="{target}"><input name="a"></form>')
    assert not (archive / path).exists()
    other.close()


def test_a_title_is_found_by_three_characters_and_two_are_told(page: Page) -> None:
    """Decap's own search scores two characters too low; nobody must take an article for lost."""
    box = page.get_by_placeholder("找标题，三个字起")
    box.fill("是柜子")
    box.press("Enter")
    expect(page.get_by_role("heading", name="表格不是柜子")).to_be_visible(timeout=WAIT)
    box.fill("柜子")
    box.press("Enter")
    expect(page.get_by_text("没有稿件（找标题要写三个字以上）")).to_be_visible(timeout=WAIT)
