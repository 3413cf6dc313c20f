"""What the links between two files of one text say of pages."""

from __future__ import annotations

import pytest

from bulletin.continuation.sources import insertion_source
from bulletin.model import ArticlePages, Continuation, PageMap, PageSource, Typesetting
from publications import make_article, make_host, make_issue, make_publication

HEAD = make_article("2026-1/01-上", "上半篇（下转）")
TAIL = make_article("2026-1/02-下", "（上接）下半篇。")
BETWEEN = make_article("2026-1/01-间", "别的一篇。")


def said(*articles, head_ends: int, tail_starts: int, **setting) -> str:
    """The links of both files, head first."""
    issue = make_issue("2026-1", articles, typesetting=Typesetting(**setting))
    publication = make_publication(issue, continuations=(Continuation(HEAD.id, TAIL.id, is_jump=True),))
    pages = (ArticlePages(HEAD.id, (3, head_ends)), ArticlePages(TAIL.id, (tail_starts,)))
    host = make_host(publication, page_maps={"2026-1": PageMap("2026-1", 9, pages)})
    source = insertion_source(host)
    return "".join(one.html for article in (HEAD, TAIL) for one in source(article) if "jump" in one.html)


@pytest.mark.parametrize("starts", [4, 5])
def test_parts_that_print_sets_as_one_are_linked_without_a_page(starts) -> None:
    html = said(HEAD, TAIL, head_ends=4, tail_starts=starts)
    assert ">下转</a>" in html
    assert ">上接</a>" in html
    assert "#from" in html
    assert "#to" in html


def test_parts_with_another_between_name_their_pages() -> None:
    html = said(HEAD, BETWEEN, TAIL, head_ends=4, tail_starts=6)
    assert "下转6页" in html
    assert "上接4页" in html


def test_a_jump_never_names_the_page_that_both_parts_share() -> None:
    html = said(HEAD, BETWEEN, TAIL, head_ends=4, tail_starts=4)
    assert ">下转</a>" in html
    assert "4页" not in html


def test_a_printed_issue_keeps_the_pages_it_was_printed_with() -> None:
    html = said(HEAD, TAIL, head_ends=4, tail_starts=8, pages=PageSource.PRINTED)
    assert "下转8页" in html
    assert "上接4页" in html
