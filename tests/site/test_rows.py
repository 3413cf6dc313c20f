"""Rows of contents: what stands beside a title stands at its first line, however many lines it has."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from every_kind import open_page

pytestmark = pytest.mark.slow

APART = """() => [...document.querySelectorAll(".item .t .tl:first-child")].map((line) => {
  const first = document.createRange();
  first.setStart(line.firstChild, 0);
  first.setEnd(line.firstChild, 1);
  const middle = (box) => (box.top + box.bottom) / 2;
  const number = line.closest(".item").querySelector(".pg");
  return [line.getClientRects()[0].height, middle(number.getBoundingClientRect()) - middle(first.getBoundingClientRect())];
})"""


@pytest.mark.parametrize("kind", ["首页", "期"])
def test_a_page_number_stands_at_the_first_line_of_its_title(browser: Browser, address: str, kind: str) -> None:
    """At 200 % each printed line of this title has several lines on a phone."""
    window = browser.new_context(viewport={"width": 360, "height": 900}).new_page()
    open_page(window, address, kind, "size=4")
    rows = window.evaluate(APART)
    window.context.close()
    assert rows
    for height, apart in rows:
        assert height > 100, "本应折成几行"
        assert abs(apart) < 8
