"""The search page when it has no answer: the reader sees at once why, and where to go on."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.slow

LEFT_AND_TOP = "(element) => { const box = element.getBoundingClientRect(); return [box.left, box.top]; }"


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_an_empty_answer_stands_right_under_the_field(browser: Browser, address: str, width: int) -> None:
    """Where the line of a full answer stands; no room of filters that are not there is beside or above it."""
    window = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    places = []
    for words in ("没有这样的话吧", "换书的人"):
        window.goto(f"{address}search/?q={quote(words)}")
        window.locator("[data-search-state=done]").wait_for()
        places.append(window.locator(".hits [role=status]").evaluate(LEFT_AND_TOP))
    field = window.locator(".find").evaluate(LEFT_AND_TOP)
    window.context.close()
    empty, full = places
    assert empty[0] == full[0] == field[0]
    assert empty[1] - field[1] < 150


@pytest.mark.parametrize("words", ["没有这样的话吧", ""])
def test_without_an_answer_the_reader_is_led_on(browser: Browser, address: str, words: str) -> None:
    """To the contents, the archive, the departments and the authors; beside an answer this is not said."""
    window = browser.new_page()
    window.goto(f"{address}search/?q={quote(words)}")
    window.locator("[data-search-state=done]").wait_for()
    hint = window.locator(".else")
    expect(hint).to_be_visible()
    for link in hint.locator("a").all():
        assert window.request.get(link.evaluate("(link) => link.href")).ok
    window.goto(f"{address}search/?q={quote('换书的人')}")
    window.locator("[data-search-state=done]").wait_for()
    expect(hint).to_be_hidden()
    window.close()
