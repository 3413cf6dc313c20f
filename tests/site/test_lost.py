"""The page of a missing address looks right wherever a host shows it, and in a folder on a disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from every_kind import served

pytestmark = pytest.mark.slow

LOOK = """() => {
  const heading = document.querySelector("h1"), button = document.querySelector(".btn.main");
  return [getComputedStyle(heading).letterSpacing, getComputedStyle(button).backgroundColor];
}"""
STYLED = ["10.8px", "rgb(181, 18, 27)"]


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("missing", ["x", "2026-1/x/", "a/b/c/d/"])
def test_a_host_may_answer_with_it_at_any_depth(window: Page, every_kind: Path, missing: str) -> None:
    """As static hosts do: the bytes of 404.html under the address that was asked."""
    with served(every_kind, lost=every_kind / "404.html") as address:
        answer = window.goto(f"{address}{missing}")
        assert answer is not None
        assert answer.status == 404
        assert window.evaluate(LOOK) == STYLED
        window.get_by_role("link", name="回首页").click()
        assert window.url == address


def test_in_a_folder_on_a_disk_it_looks_the_same(window: Page, every_kind: Path) -> None:
    """Who builds the site looks at it there."""
    window.goto((every_kind / "404.html").as_uri())
    assert window.evaluate(LOOK) == STYLED
