"""Jump links: they stand at the break, lead both ways, and leave the text alone."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring

from bulletin.continuation.jump_links import OtherPart, link_jumps
from bulletin.continuation.page_marks import mark_pages
from bulletin.markup import insert_at, plain_text
from bulletin.model import Article, ArticlePages, Jump, PageBreak
from publications import make_article

BROKEN = "第一句写到这里做实（下转8页）（上接4页）续完这一句。\n\n第二段。"


def page_of(article: Article, pages: ArticlePages | None, *, head=None, tail=None) -> str:
    marks = mark_pages(article, pages, lambda _: None) if pages else ()
    return insert_at(article.body.html, (*link_jumps(article, pages, head, tail), *marks))


def hrefs(html: str) -> list[str]:
    return re.findall(r'class="jump".*?href="([^"]*)"', html)


def test_a_jump_of_the_layout_links_to_each_other_both_ways() -> None:
    """Back to the line that was left, not to where page 4 began; the page marks are there besides."""
    article = make_article("2026-1/01-一", "甲乙丙丁戊己庚辛。")
    jump = Jump(4, 8, 4, 5, None)
    pages = ArticlePages(article.id, (4, 8), (PageBreak(4, 0), PageBreak(8, 4)), (jump,))
    html = page_of(article, pages)
    assert hrefs(html) == ["#on4", "#off4"]
    assert html.index('id="off4"') < html.index("下转8页") < html.index('id="on4"') < html.index("上接4页")
    assert html.index('id="p4"') < html.index("下转8页")
    assert html.index("上接4页") < html.index('id="p8"')


def test_the_editors_marks_link_without_a_layout() -> None:
    """No page is known, so the two links lead to each other and keep the numbers that were written."""
    html = page_of(make_article("2026-1/01-一", BROKEN), None)
    forward, back = hrefs(html)
    assert f'id="{back[1:]}"' in html
    assert f'id="{forward[1:]}"' in html
    assert "下转8页" in html


def test_a_page_without_a_mark_needs_none() -> None:
    """Back issues know only some pages' beginnings: the jump leads to the break all the same."""
    article = make_article("2026-1/01-一", "甲乙丙丁戊己庚辛。")
    pages = ArticlePages(article.id, (3, 4, 8), (PageBreak(3, 0),), (Jump(4, 8, 4, 5, None),))
    assert hrefs(page_of(article, pages)) == ["#on4", "#off4"]


def test_a_break_between_paragraphs_ends_one_and_begins_the_other() -> None:
    """下转 stands at the end of the paragraph before, 上接 at the start of the one after."""
    article = make_article("2026-1/01-一", "第一段。\n\n第二段。")
    pages = ArticlePages(article.id, (1, 5), (PageBreak(1, 0), PageBreak(5, 5)), (Jump(1, 5, 5, 4, None),))
    first, second = page_of(article, pages).split("</p>")[:2]
    assert "下转5页" in first
    assert "上接1页" in second
    assert second.index("上接") < second.index("第二段")


def test_a_text_in_two_files_is_joined_by_links() -> None:
    """The head ends in 下转, the tail begins with 上接; each leads to the other's end."""
    head = make_article("2026-1/01-上", "上半篇（下转）")
    tail = make_article("2026-1/02-下", "（上接）下半篇。")
    forward = page_of(head, None, tail=OtherPart("../../2026-1/02/#from", "下半篇", "", 9))
    back = page_of(tail, None, head=OtherPart("../../2026-1/01/#to", "上半篇", "", 3))
    assert "下转9页" in forward
    assert 'id="to"' in forward
    assert "上接3页" in back
    assert back.index("上接") < back.index("下半篇")


def test_a_serial_names_the_other_issue_and_stands_before_the_notes() -> None:
    """Notes come last on the page, so the link to the next part goes before them."""
    article = make_article("2026-1/01-一", "正文[^1]。\n\n[^1]: 注文。")
    html = page_of(article, None, tail=OtherPart("../../2026-2/01/#from", "续", "2026年第2期", 5))
    assert "下转2026年第2期第5页" in html
    assert html.index("下转") < html.index("注文")


def test_names_from_outside_are_escaped() -> None:
    """A title or file name with markup in it stays text."""
    article = make_article("2026-1/01-一", "正文。")
    evil = OtherPart('../../x"onclick="y/', '<script>"', "", None)
    link = fragment_fromstring(page_of(article, None, tail=evil)).find(".//a")
    assert link.attrib == {"href": evil.href, "title": '转到后一部分：《<script>"》'}


@given(st.text("甲乙丙\n ", min_size=1, max_size=40), st.data())
def test_insertions_never_change_the_text(text: str, data: st.DataObject) -> None:
    """Whatever the breaks, the plain text of the page is the plain text of the article."""
    article = make_article("2026-1/01-一", "始" + text.replace("\n", "\n\n"))
    offset = data.draw(st.integers(0, len(article.body.text)))
    pages = ArticlePages(
        article.id, (1, 7), (PageBreak(1, 0), PageBreak(7, offset)), (Jump(1, 7, offset, 1, None),)
    )
    assert plain_text(page_of(article, pages)) == article.body.text
