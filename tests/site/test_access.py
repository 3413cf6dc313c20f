"""No page kind stands in anybody's way: axe-core finds nothing, in every scheme and at every size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from every_kind import KINDS, open_page

pytestmark = pytest.mark.slow

VIEWS = {
    "浅": ("light", "", 1440),
    "浅，平板": ("light", "", 768),
    "深": ("dark", "", 360),
    "高对比": ("light", "contrast=high", 1440),
    "深，高对比": ("light", "scheme=dark&contrast=high", 360),
    "两倍": ("light", "size=4", 360),
    "深，两倍": ("dark", "size=4", 1440),
}
"""The system's scheme, what the reader chose, the width of the window in pixels."""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SMALL = """() => [...document.querySelectorAll("a, button, summary, input[type=search]")]
  .filter((e) => e.checkVisibility() && !e.closest("p:not(.dept, .byline, .where), svg, .skip, .prose, dd"))
  .map((e) => [e, e.getBoundingClientRect()])
  .filter(([, box]) => box.height && box.bottom > 0 && (box.height < 43.5 || box.width < 24))
  .map(([e, box]) => `${e.outerHTML.slice(0, 90)} ${box.width} × ${box.height}`)"""


@pytest.fixture(scope="module", params=VIEWS)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, str]]:
    """A window in one of the views; the page's policy is set aside so that the checker may run."""
    scheme, query, width = VIEWS[request.param]
    size = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    yield context.new_page(), query
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_the_checker_finds_nothing(page: tuple[Page, str], address: str, kind: str) -> None:
    """WCAG 2.2 A and AA, and best practice."""
    window, query = page
    open_page(window, address, kind, query)
    found = Axe().run(window, options=RULES).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_is_wider_than_the_screen(browser: Browser, address: str, width: int) -> None:
    """No kind of page, not on a small phone and not at 200 %."""
    window = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    wide = []
    for kind in KINDS:
        for query in ("", "size=4"):
            open_page(window, address, kind, query)
            if window.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((kind, query))
    window.context.close()
    assert wide == []


@pytest.mark.parametrize("width", [360, 1440])
def test_what_stands_alone_is_large_enough_for_a_thumb(browser: Browser, address: str, width: int) -> None:
    """44 pixels high; links inside a sentence are left to their lines."""
    window = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    small = {}
    for kind in KINDS:
        open_page(window, address, kind, "")
        small[kind] = window.evaluate(SMALL)
    window.context.close()
    assert {kind: found for kind, found in small.items() if found} == {}

