"""An editor goes through the review page in a browser, from a file, without a network."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bulletin.importer.pipeline import import_text
from bulletin.importer.writing.review import write_review

pytestmark = pytest.mark.slow
SAMPLE = Path(__file__).parent / "samples" / "b6.txt"


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = import_text(SAMPLE.read_text(encoding="utf-8"), SAMPLE.name)
    file = tmp_path_factory.mktemp("review") / "对照.html"
    file.write_text(write_review(made.articles, made.lines, made.report), encoding="utf-8")
    return file


@pytest.fixture
def page(browser: Browser, review: Path):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(5000)
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(review.as_uri())
    yield page
    assert {url for url in asked if not url.startswith("file:")} == set()
    assert faults == []
    context.close()


def in_view(page: Page, selector: str) -> bool:
    """Whether the element stands inside the visible part of its pane."""
    return bool(
        page.eval_on_selector(
            selector,
            "e => {const p = e.closest('.pane').getBoundingClientRect(), r = e.getBoundingClientRect();"
            "return r.bottom > p.top && r.top < p.bottom}",
        )
    )


def count(page: Page) -> int:
    return page.locator(".places > li").count()


def test_n_and_p_step_through_all_places_on_both_sides(page: Page) -> None:
    """Each place is numbered, counted, marked and in view in the scan and in the result."""
    total = count(page)
    assert total > 2
    for number in range(1, total + 1):
        assert f"第{number}处，共{total}处" in page.inner_text("#at")
        for side in ("source", "result"):
            assert in_view(page, f".{side} p.now")
            assert str(number) in page.locator(f".{side} p.now .no").all_inner_texts()
        page.keyboard.press("n")
    page.keyboard.press("p")
    assert f"第{total}处" in page.inner_text("#at")


def test_what_was_chosen_and_what_else_it_could_be_are_told(page: Page) -> None:
    """The card says both in words."""
    assert page.inner_text("#chosen")
    assert page.inner_text("#other")
    assert "原文第" in page.inner_text("#kind")


def test_a_number_leads_to_its_place_from_either_side(page: Page) -> None:
    """A click on the third number in the result shows the third place."""
    page.locator('.result .no[data-k="2"]').click()
    assert "第3处" in page.inner_text("#at")
    page.locator('.source .no[data-k="1"]').click()
    assert "第2处" in page.inner_text("#at")


def test_what_was_looked_at_is_remembered(page: Page, review: Path) -> None:
    """x ticks the place and goes on; after opening the page again the tick is there."""
    page.keyboard.press("x")
    assert "看过1处" in page.inner_text("#at")

    def is_remembered() -> bool:
        page.goto(review.as_uri())
        return "看过1处" in page.inner_text("#at")

    assert any(is_remembered() for _ in range(50))  # a browser writes what it keeps in its own time
    page.check("#todo")
    assert page.locator(".places > li:visible").count() == count(page) - 1


def test_kinds_can_be_left_out(page: Page) -> None:
    """Without its tick a kind is neither listed nor stepped to."""
    box = page.locator(".kinds input").first
    kind = box.get_attribute("value")
    box.uncheck()
    assert page.locator(f'.places > li[data-kind="{kind}"]:visible').count() == 0
    page.keyboard.press("n")
    assert kind not in page.inner_text("#kind")


def test_both_panes_scroll_together(page: Page) -> None:
    """The wheel over the scan moves the result to what was made of the lines in view."""
    before = page.eval_on_selector(".result", "e => e.scrollTop")
    page.mouse.move(700, 400)
    page.mouse.wheel(0, 4000)
    for _ in range(100):
        page.wait_for_timeout(100)
        if page.eval_on_selector(".result", "e => e.scrollTop") != before:
            break
    page.wait_for_timeout(600)  # the rest of the way
    assert page.eval_on_selector(".result", "e => e.scrollTop") != before
    shown = page.eval_on_selector_all(
        ".source p[data-r]",
        "ps => ps.filter(p => {const r = p.getBoundingClientRect(); return r.top > 100 && r.bottom < 700})"
        ".map(p => p.dataset.r)",
    )
    assert any(in_view(page, f"#r{number}") for number in shown)
