"""A picture that loads late has its room from the start: nothing moves under a finger or a link's aim."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Route

from every_kind import KINDS

pytestmark = pytest.mark.slow

BOXES = """() => [...document.querySelectorAll("#text img")].map((image) => {
  image.loading = "eager";
  return [image.complete, image.clientWidth, image.clientHeight];
})"""


@pytest.mark.parametrize("width", [360, 1440])
def test_a_picture_has_its_room_before_it_comes(browser: Browser, address: str, width: int) -> None:
    """Else 引用 and 文内小标题 lead beside their place on a long page."""
    window = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    held: list[Route] = []
    window.route("**/*.webp", lambda route: held.append(route))  # noqa: PLW0108 - the library wants a function
    window.goto(f"{address}{KINDS['文章']}", wait_until="domcontentloaded")
    before = window.evaluate(BOXES)
    window.wait_for_timeout(100)
    held[0].continue_()
    after = window.evaluate(BOXES)
    for _ in range(200):  # the page's policy forbids the library's own way of waiting
        if all(complete for complete, *_ in after):
            break
        window.wait_for_timeout(50)
        after = window.evaluate(BOXES)
    window.context.close()
    border = 2
    assert (before, after) == ([[False, 64 - border, 35]], [[True, 64 - border, 35]])
