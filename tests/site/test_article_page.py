"""The page of an article: what it shows, what machines read of it, and when it is made anew."""

from __future__ import annotations

import datetime
import json

import pytest

from bulletin.continuation.sources import insertion_source
from bulletin.model import Article, Author, Continuation, Edition, PageMap, Scope
from bulletin.site.article_page import ArticleView, article_pages
from bulletin.site.metadata import describe
from publications import make_article, make_host, make_issue, make_page_map, make_publication


def pages_of(*articles: Article, page_map: PageMap | None = None, **values: object):
    publication = make_publication(make_issue("2026-1", articles), **values)
    host = make_host(publication, page_maps={"2026-1": page_map} if page_map else {})
    host.add_insertions(insertion_source(host))
    return article_pages(host)


def view_of(*articles: Article, at: int = 0, **values: object) -> ArticleView:
    return pages_of(*articles, **values)[at].context()["view"]


RICH = make_article(
    "2026-1/03-书",
    authors=(Author("林某某", "组长", "某组"), Author(institution="某单位")),
    date=datetime.date(2026, 2, 1),
    deck=("副题",),
    editors_note="第一段。\n\n第二段。",
)


def test_the_head_names_persons_and_institutions() -> None:
    """A person with his post, an institution by itself; both lead to their lists."""
    view = view_of(RICH)
    assert [(byline.name, byline.post, byline.url) for byline in view.bylines] == [
        ("林某某", "某组组长", "authors/林某某/"),
        ("某单位", "", "authors/某单位/"),
    ]
    assert view.date == "2026年2月1日"
    assert view.editors_note == ("第一段。", "第二段。")


def test_neighbours_follow_the_print() -> None:
    """With their pages, as far as they are known."""
    articles = tuple(make_article(f"2026-1/0{at}-文", title_lines=(str(at),)) for at in (1, 2, 3))
    issue = make_issue("2026-1", articles)
    view = view_of(*articles, at=1, page_map=make_page_map(issue))
    assert (view.previous.text, view.previous.note) == ("1", "第1页")
    assert (view.following.text, view.following.note) == ("3", "第9页")
    assert view_of(*articles).previous is None


@pytest.mark.parametrize(("heads", "expected"), [(2, 0), (3, 3)])
def test_an_outline_needs_three_heads(heads: int, expected: int) -> None:
    """With fewer it would only be in the way."""
    source = "\n\n".join(f"## 第{at}节\n\n文。" for at in range(heads))
    assert len(view_of(make_article("2026-1/01-文", source)).outline) == expected


def test_reference_managers_find_what_they_need() -> None:
    """Highwire's names, once for each author, with first and last page."""
    tags = view_of(RICH, page_map=make_page_map(make_issue("2026-1", [RICH]))).metadata.tags
    assert [content for name, content in tags if name == "citation_author"] == ["林某某", "某单位"]
    found = dict(tags)
    assert found["citation_title"] == "让书架走到山路尽头：副题"
    assert (found["citation_firstpage"], found["citation_lastpage"]) == ("1", "4")
    assert found["citation_publication_date"] == "2026/02/01"
    assert found["citation_issue"] == "1"


def test_linked_data_cannot_end_its_script() -> None:
    """A title may hold anything."""
    view = view_of(make_article("2026-1/01-文", title_lines=("</script><script>alert(1)</script>",)))
    assert "</script" not in view.metadata.linked_data
    assert json.loads(view.metadata.linked_data)["headline"] == "</script><script>alert(1)</script>"


def test_the_description_ends_with_a_sentence() -> None:
    """Where one ends in time; else it is cut at its length."""
    assert describe(make_article("2026-1/01-文", f"{'甲' * 60}。{'乙' * 60}。")) == f"{'甲' * 60}。"
    assert describe(make_article("2026-1/01-文", "甲" * 200)) == "甲" * 100


def test_a_page_is_made_anew_when_its_partner_moves() -> None:
    """The key covers jump links: the tail's page stands in the head's text."""
    head, tail = make_article("2026-1/01-上", "上半（下转）"), make_article("2026-1/02-下", "（上接）下半")
    issue = make_issue("2026-1", (head, tail))
    joint = (Continuation(head.id, tail.id, is_jump=True),)
    keys = [
        pages_of(head, tail, continuations=joint, page_map=make_page_map(issue, length))[0].key
        for length in (4, 4, 5)
    ]
    assert keys[0] == keys[1] != keys[2]


def test_a_page_is_not_made_anew_for_a_change_elsewhere() -> None:
    """Another article's text is no part of this page."""
    first = make_article("2026-1/01-甲")
    keys = [pages_of(first, make_article("2026-1/02-乙", text))[0].key for text in ("一。", "二。")]
    assert keys[0] == keys[1]


def test_an_internal_article_is_marked_in_the_internal_edition() -> None:
    """So that nobody passes it on by mistake."""
    assert not view_of(make_article("2026-1/01-文")).is_internal
    hidden = make_article("2026-1/01-文", scope=Scope.INTERNAL)
    publication = make_publication(make_issue("2026-1", [hidden]))
    (page,) = article_pages(make_host(publication, edition=Edition.INTERNAL))
    assert page.context()["view"].is_internal
