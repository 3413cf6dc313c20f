"""The form in Chromium, for the tests that use it as an editor does."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import ROOT, copy_archive
from desk.writing.browsing import PATIENCE, WAIT
from serving import serving


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample issues, and Decap CMS as it stands in the checkout."""
    archive = copy_archive(tmp_path_factory.mktemp("desk"))
    (archive / ".desk").symlink_to(ROOT / ".desk")
    return archive


@pytest.fixture(scope="module")
def addresses(archive: Path) -> Iterator[tuple[str, ...]]:
    """The running command's two addresses: the form's, with its key, and the preview's."""
    with serving(archive, "desk", "--port", "0", "--no-browser", addresses=2, patience=PATIENCE) as served:
        yield served.addresses
        assert "写稿台已结束" in served.end(signal.SIGINT)


@pytest.fixture
def page(browser: Browser, addresses: tuple[str, ...]) -> Iterator[Page]:
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
