"""The form in Chromium as an editor uses it; the whole way from an empty form to the printed page."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from bulletin.desk.writing.bundle import is_installed
from conftest import ROOT, copy_archive, run

PATIENCE = 240.0
"""Seconds after which a test gives up; a busy machine is slow."""
WAIT = 60_000
"""Milliseconds in which something must show."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not is_installed(ROOT / ".desk"), reason="Decap CMS 没有装：python3 build.py desk --install"
    ),
    pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent as SIGINT, which Windows has not"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample issues, and Decap CMS as it stands in the checkout."""
    archive = copy_archive(tmp_path_factory.mktemp("desk"))
    (archive / ".desk").symlink_to(ROOT / ".desk")
    return archive


@pytest.fixture(scope="module")
def addresses(archive: Path) -> Iterator[tuple[str, str]]:
    """The running command's two addresses: the form's, with its key, and the preview's."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bulletin.cli", "desk", "--port", "0", "--no-browser"],
        cwd=archive,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    watchdog = threading.Timer(PATIENCE, process.kill)
    watchdog.start()
    try:
        assert process.stdout is not None
        form = re.search(r"http://127\.0\.0\.1:\d+/#key=\S+", process.stdout.readline())
        preview = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        assert form is not None
        assert preview is not None
        yield form[0], preview[0]
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=60)
        assert process.returncode == 0, said
        assert "写稿台已结束" in said
        assert "Traceback" not in said
    finally:
        watchdog.cancel()
        process.kill()
        process.wait()


@pytest.fixture
def page(browser: Browser, addresses: tuple[str, str]) -> Iterator[Page]:
    """The open form, which asks no other host for anything and raises no error of its own."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.on("pageerror", lambda error: faults.append(str(error)))
    context.on("request", lambda asked: faults.append(asked.url) if _is_elsewhere(asked.url) else None)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(addresses[0])
    expect(page.get_by_role("heading", name="2026年第2期")).to_be_visible(timeout=WAIT)
    yield page
    context.close()
    assert faults == []


def _is_elsewhere(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "blob:", "data:", "about:"))


def _save(page: Page) -> None:
    page.get_by_role("button", name="保存").first.click()
    page.get_by_role("menuitem").first.click()


def _report(page: Page):
    return page.frame_locator("#preview-pane").locator(".desk-report")


def test_an_editors_way_from_an_empty_form_to_print(
    page: Page, archive: Path, addresses: tuple[str, str], browser: Browser
) -> None:
    """Write an article with a picture, correct what is reported, see it in the preview, find it, print it."""
    page.get_by_role("link", name="写一篇（2026年第2期）").click()
    page.locator("[id^='标题-field']").fill("试写一篇")
    page.locator("[id^='栏目-field']").click()
    page.keyboard.type("建言献策")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="新增作者").click()
    page.locator("[id^='姓名-field']").fill("某某某")
    page.locator("[id^='职务-field']").fill("编辑")
    body = page.locator("textarea.desk-text")
    body.fill("这是一段试写的话，，说说独角兽怎样过马路。\n\n")
    picture = next((archive / "issues" / "2026-1" / "images").glob("*.png"))
    page.locator(".desk-upload input").set_input_files(picture)
    expect(body).to_have_value(re.compile(r"!\[在这里写图的说明\]\(images/.*\.png\)"), timeout=WAIT)
    page.keyboard.type("一条路")
    expect(_report(page)).to_contain_text("标点“，”连写了两个", timeout=WAIT)
    page.screenshot(path=os.environ.get("DESK_SHOT", "/dev/null"), type="png")
    _save(page)
    file = archive / "issues" / "2026-2" / "16-试写一篇.md"
    expect(page).to_have_url(re.compile("entries/16-"), timeout=WAIT)
    assert file.read_text(encoding="utf-8") == (
        "---\n标题: 试写一篇\n栏目: 建言献策\n作者: {姓名: 某某某, 职务: 编辑}\n---\n\n"
        f"这是一段试写的话，，说说独角兽怎样过马路。\n\n![一条路](images/{picture.name})\n"
    )
    assert (archive / "issues" / "2026-2" / "images" / picture.name).read_bytes() == picture.read_bytes()

    _report(page).get_by_role("button").first.click()  # from the fault to its place in the body
    assert page.evaluate("document.activeElement.className") == "desk-text"
    body.fill(body.input_value().replace("，，", "，"))
    _save(page)
    expect(_report(page)).to_contain_text("存好，和全期对过", timeout=WAIT)
    expect(_report(page)).not_to_contain_text("连写了两个")
    assert "，，" not in file.read_text(encoding="utf-8")

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
