"""Page marks stand before the first character of their page."""

from __future__ import annotations

from bulletin.continuation.page_marks import mark_pages
from bulletin.markup import insert_at
from bulletin.model import ArticlePages, PageBreak
from publications import make_article


def marked(source: str, *breaks: tuple[int, int], address: str | None = None) -> str:
    article = make_article("2026-1/01-一", source)
    pages = ArticlePages(
        article.id, tuple(page for page, _ in breaks), tuple(PageBreak(page, at) for page, at in breaks)
    )
    return insert_at(article.body.html, mark_pages(article, pages, lambda _: address))


def test_a_mark_stands_at_the_exact_character() -> None:
    """Page 14 begins with 丁."""
    html = marked("甲乙丙丁戊。", (13, 0), (14, 3))
    assert '丙<span class="pb" id="p14" role="doc-pagebreak"></span>' in html
    assert html.partition('id="p14"')[2].partition("</a>")[2].startswith("丁")


def test_the_first_page_has_no_stroke() -> None:
    """The start is no break in the text, so it gets an anchor and a number only."""
    assert 'class="pb start" id="p13"' in marked("甲。", (13, 0))


def test_a_page_that_begins_with_a_paragraph_is_marked_inside_it() -> None:
    """Also where the layout counts the break at the end of the paragraph before."""
    html = marked("第一段。\n\n第二段。", (1, 0), (2, 4))
    assert html.index("<p>", 3) < html.index('id="p2"') < html.index("第二段")


def test_the_number_leads_to_the_facsimile_where_there_is_one() -> None:
    """Else to itself, so that its address can be copied."""
    assert 'href="../../2026-1/pages/3/"' in marked("甲。", (3, 0), address="../../2026-1/pages/3/")
    assert 'href="#p3"' in marked("甲。", (3, 0))
