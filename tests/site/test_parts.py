"""A text in several files: at the end of one page the reader finds the next, at its head the one before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from bulletin.model import Continuation, Edition, Publication, Scope
from bulletin.site.article_page import article_pages
from bulletin.site.parts import Part, find_parts
from publications import build_pages, make_article, make_host, make_issue, make_page_map, make_publication

HEAD = make_article("2026-1/01-上", "上半篇，（下转）", title_lines=("路",))
TAIL = make_article("2026-1/03-下", "（上接）下半篇。", title_lines=("路",))
LAST = make_article("2026-2/01-续", "再说几句。", title_lines=("路（续完）",))


@pytest.fixture
def publication() -> Publication:
    """A jump inside an issue, with another article between, and a serial into the next issue."""
    between = make_article("2026-1/02-间", title_lines=("间",))
    issues = make_issue("2026-1", (HEAD, between, TAIL)), make_issue("2026-2", (LAST,))
    joints = Continuation(HEAD.id, TAIL.id, is_jump=True), Continuation(TAIL.id, LAST.id, is_jump=False)
    return make_publication(*issues, continuations=joints)


def maps(publication: Publication):
    return {issue.id: make_page_map(issue) for issue in publication.issues}


def test_a_jump_goes_on_where_the_sentence_does(publication: Publication) -> None:
    """And back to where the text begins; each names its page."""
    parts = find_parts(make_host(publication, page_maps=maps(publication)), publication.issues[0])
    assert parts[HEAD.id] == (None, Part("2026-1/03-下/", "#from", "路", "第9页"))
    assert parts[TAIL.id][0] == Part("2026-1/01-上/", "", "路", "第1页")
    assert "2026-1/02-间" not in parts


def test_a_serial_names_the_other_issue(publication: Publication) -> None:
    """Each part has a head of its own, so the link leads there."""
    host = make_host(publication, page_maps=maps(publication))
    first, second = (find_parts(host, issue) for issue in publication.issues)
    assert first[TAIL.id][1] == Part("2026-2/01-续/", "", "路（续完）", "2026年第2期第1页")
    assert second[LAST.id] == (Part("2026-1/03-下/", "", "路", "2026年第1期第9页"), None)


def test_without_a_page_map_no_page_is_named(publication: Publication) -> None:
    """A planned page is not yet true."""
    parts = find_parts(make_host(publication), publication.issues[0])
    assert [part.note for part in parts[TAIL.id] if part] == ["", "2026年第2期"]


def test_an_internal_part_is_not_named_in_public(publication: Publication) -> None:
    """Neither its title nor its address."""
    hidden = replace(LAST, scope=Scope.INTERNAL)
    issues = (publication.issues[0], replace(publication.issues[1], articles=(hidden,)))
    host = make_host(replace(publication, issues=issues), edition=Edition.PUBLIC)
    assert find_parts(host, host.publication.issues[0])[TAIL.id][1] is None


def key_of(publication: Publication) -> str:
    """The key of the first part's page."""
    host = make_host(publication, page_maps=maps(publication))
    return next(page.key for page in article_pages(host) if page.url == "2026-1/01-上/")


def test_the_page_is_made_anew_when_the_other_part_changes(publication: Publication) -> None:
    """Its title stands in the link."""
    first, second = publication.issues
    other = replace(first, articles=(*first.articles[:2], replace(TAIL, title_lines=("山路",))))
    assert key_of(publication) == key_of(publication)
    assert key_of(publication) != key_of(replace(publication, issues=(other, second)))


def test_the_links_stand_at_the_head_and_at_the_end(publication: Publication, tmp_path: Path) -> None:
    """前面的部分 before the text, 接着读 right behind it; both lead to a place that is there."""
    site = build_pages(publication, tmp_path)
    page = html.parse(site / "2026-1" / "03-下" / "index.html").getroot()
    (text,) = page.xpath("//div[@id='text']")
    (before,) = text.xpath("preceding::p[@class='part']/a")
    (after,) = text.xpath("following::p[@class='part']/a")
    assert before.text_content() == "前面的部分　第1页路"
    assert after.text_content() == "接着读　2026年第2期第1页路（续完）"
    assert text.getnext().get("class") == "part"
    head = html.parse(site / "2026-1" / "01-上" / "index.html").getroot()
    (link,) = head.xpath("//p[@class='part']/a/@href")
    assert link == "../../2026-1/03-%E4%B8%8B/#from"
    assert page.xpath("//*[@id='from']")
