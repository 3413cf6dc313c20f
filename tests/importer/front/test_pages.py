"""Misprinted pages are put right, and where an article can stand."""

from bulletin.importer.front.contents import Entry
from bulletin.importer.front.pages import PageSpan, page_spans, repair_pages


def entries(*pages: int | None) -> list[Entry]:
    return [Entry("专题", page, f"题目{i}") for i, page in enumerate(pages)]


def test_a_page_out_of_order_gets_the_digit_that_fits() -> None:
    """33, 11, 44 is 33, 41, 44: one digit was misread."""
    repaired, decisions = repair_pages(entries(23, 33, 11, 44), [3000, 5000, 2000, 3000])
    assert [entry.page for entry in repaired] == [23, 33, 41, 44]
    assert len(decisions) == 1
    assert "照印为11" in decisions[0].alternative


def test_the_mark_of_a_tail_tells_a_misprinted_page() -> None:
    """8, 21, 11 is 8, 10, 11 when the tail of the second article comes from page 10."""
    repaired, _ = repair_pages(entries(8, 21, 11, 12), [3000, 2000, 2000, 2000], stops={1: 10})
    assert [entry.page for entry in repaired] == [8, 10, 11, 12]


def test_pages_in_order_are_left_alone() -> None:
    """Two articles may begin on one page."""
    repaired, decisions = repair_pages(entries(1, 5, 5, 9), [1, 1, 1, 1])
    assert [entry.page for entry in repaired] == [1, 5, 5, 9]
    assert not decisions


def test_an_article_may_share_its_last_page_with_the_next() -> None:
    """A span reaches to the next start."""
    assert page_spans(entries(1, 5, 9))[:2] == (PageSpan(1, 5), PageSpan(5, 9))
