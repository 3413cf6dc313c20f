"""The scope gate on values: what an edition may show, and what is left of references to the rest."""

from dataclasses import replace

import pytest

from bulletin.model import Article, Continuation, Edition, Highlight, Publication, Scope
from publications import make_article, make_issue, make_publication

OPEN = make_article("2026-1/01-公开", "见[那一篇](2026-1/02-内部)和[这一篇](2026-1/03-公开)。")
HIDDEN = make_article("2026-1/02-内部", "内部正文。", scope=Scope.INTERNAL)
OTHER = make_article("2026-1/03-公开", "正文。", continues=HIDDEN.id)


@pytest.fixture
def publication() -> Publication:
    """An issue with one internal article, which all others refer to, and an internal issue."""
    highlights = (Highlight("内部", HIDDEN.id), Highlight("公开", OPEN.id), Highlight("不知哪一篇"))
    mixed = make_issue("2026-1", (OPEN, HIDDEN, OTHER), highlights=highlights)
    closed = make_issue("2026-2", (make_article("2026-2/01-公开"),), scope=Scope.INTERNAL)
    joint = Continuation(HIDDEN.id, OTHER.id, is_jump=False)
    return make_publication(mixed, closed, continuations=(joint,))


def shown(publication: Publication) -> tuple[Article, ...]:
    return tuple(article for issue in publication.issues for article in issue.articles)


def test_hidden_articles_and_issues_are_gone(publication: Publication) -> None:
    public = publication.for_edition(Edition.PUBLIC)
    assert [article.id for article in shown(public)] == [OPEN.id, OTHER.id]


def test_a_link_to_a_hidden_article_keeps_its_words_only(publication: Publication) -> None:
    """Its address would tell the hidden article's name, and lead nowhere."""
    first = shown(publication.for_edition(Edition.PUBLIC))[0]
    assert first.body.html == '<p>见那一篇和<a data-article="2026-1/03-公开">这一篇</a>。</p>'
    assert first.body.links == (OTHER.id,)
    assert first.body.text == OPEN.body.text


def test_an_article_that_lost_a_link_has_another_digest(publication: Publication) -> None:
    """Rendered pages are kept by the digest: one from before must not come back."""
    first, second = shown(publication.for_edition(Edition.PUBLIC))
    assert first.digest != OPEN.digest
    assert second.digest == OTHER.digest


def test_references_to_hidden_articles_are_gone(publication: Publication) -> None:
    public = publication.for_edition(Edition.PUBLIC)
    assert public.continuations == ()
    assert shown(public)[1].continues is None


def test_an_issue_that_hides_an_article_keeps_no_highlight_of_plain_words(publication: Publication) -> None:
    """Nobody knows which article they tell of."""
    (mixed,) = publication.for_edition(Edition.PUBLIC).issues
    assert [highlight.text for highlight in mixed.highlights] == ["公开"]
    whole = replace(mixed, highlights=(Highlight("不知哪一篇"),))
    (kept,) = replace(publication, issues=(whole,)).for_edition(Edition.PUBLIC).issues
    assert kept.highlights == whole.highlights


def test_the_internal_edition_shows_everything(publication: Publication) -> None:
    assert publication.for_edition(Edition.INTERNAL) == publication
