"""Every kind of page looks as it did when a person last looked at it, on a phone, a tablet and at a desk.

The fonts are those of requirements.txt, so the pictures hold on every machine with Linux. After a change
that is meant, look at the pages and take them as right:

    python3 build.py test tests/site/test_looks.py --renew-looks
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from every_kind import KINDS, open_page
from looks_of_pages import REDUCTIONS, compare, keep, reduce_picture

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="浏览器只在 Linux 上照 fontconfig 用测试的字体"),
]
RIGHT = Path(__file__).parent / "looks"
SHOWN = Path(__file__).parents[2] / ".cache" / "looks"
"""Where a failing test puts what it found, what it expected, and the difference."""


@pytest.fixture(scope="module", params=REDUCTIONS)
def window(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A window of one of the widths, in the light scheme, without motion."""
    size = {"width": request.param, "height": 900}
    context = browser.new_context(viewport=size, color_scheme="light", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def picture_of(window: Page, address: str, kind: str) -> Image.Image:
    """The whole page as it is kept, with the pictures that load late."""
    open_page(window, address, kind)
    window.evaluate(LOAD_ALL)
    return reduce_picture(window.screenshot(full_page=True), width_of(window))


def width_of(window: Page) -> int:
    assert window.viewport_size is not None
    return window.viewport_size["width"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_looks_as_it_did(
    window: Page, address: str, kind: str, request: pytest.FixtureRequest
) -> None:
    """Where it does not, three pictures are left in .cache/looks for a person to judge."""
    found = picture_of(window, address, kind)
    name = f"{kind}-{width_of(window)}"
    if request.config.getoption("--renew-looks"):
        keep(found, RIGHT / f"{name}.webp")
        return
    with Image.open(RIGHT / f"{name}.webp") as expected:
        difference = compare(found, expected, width_of(window))
        if not difference.is_small:
            show(name, found, expected, difference.picture)
            pytest.fail(
                f"{name}：{difference.share:.1%}的地方变了样，高度差{difference.height}像素；"
                f"请看 {SHOWN} 里的三张图，若是有意改的，用 --renew-looks 更新"
            )


def show(name: str, found: Image.Image, expected: Image.Image, difference: Image.Image) -> None:
    """Leave the three pictures."""
    SHOWN.mkdir(parents=True, exist_ok=True)
    found.save(SHOWN / f"{name}-现在.png")
    expected.save(SHOWN / f"{name}-原来.png")
    difference.save(SHOWN / f"{name}-差别.png")


@pytest.mark.parametrize(
    "style",
    [
        ".plate svg, .dept { visibility: hidden }",
        ".prose { line-height: 1.8 }",
        ".head::after { height: 30px }",
        ".prose { font-family: sans-serif; font-weight: 700 }",
        ".tools { display: block }",
    ],
)
def test_a_slip_in_the_style_is_seen(browser: Browser, address: str, style: str) -> None:
    """The comparison can fail: each of these is a slip that once might happen."""
    context = browser.new_context(viewport={"width": 360, "height": 900}, bypass_csp=True)
    window = context.new_page()
    right = picture_of(window, address, "文章")
    window.add_style_tag(content=style)
    slipped = reduce_picture(window.screenshot(full_page=True), 360)
    context.close()
    assert compare(right, right, 360).is_small
    assert not compare(slipped, right, 360).is_small


LOAD_ALL = """async () => {
  document.querySelectorAll("img").forEach((image) => { image.loading = "eager"; });
  await Promise.all([...document.images].map((image) => image.decode()));
  await document.fonts.ready;
}"""
