"""The page of an article: values of the model go in, a generated page comes out.

The body is dressed only when the page has to be rendered; the key covers all that it depends on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from bulletin.host import (
    Crumb,
    Entry,
    GeneratedPage,
    Host,
    IssueLabel,
    Neighbour,
    article_url,
    author_url,
    department_url,
    digest_of,
    issue_url,
    spoken_date,
    spoken_pages,
    with_neighbours,
)
from bulletin.markup import Insertion
from bulletin.model import Article, Author, Heading, Issue, Proposal, format_pages
from bulletin.site.citation import Export, Source, cite_gbt, exports_of, source_of
from bulletin.site.dressing import dress_body
from bulletin.site.metadata import Metadata, describe, metadata_of
from bulletin.site.parts import Part, Parts, find_parts

HEADS_FOR_OUTLINE = 3
Beside = tuple[Neighbour | None, Neighbour | None]
"""The article before and the one after."""


@dataclass(frozen=True, slots=True)
class Byline:
    """An author as the head of an article names him."""

    name: str
    post: str
    url: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What the page shows besides the body."""

    id: str
    lines: tuple[str, ...]
    kicker: str
    deck: tuple[str, ...]
    bylines: tuple[Byline, ...]
    department: str
    department_url: str
    issue: IssueLabel
    pages: str
    facsimile: str
    date: str
    source: str
    is_internal: bool
    editors_note: tuple[str, ...]
    author_note: tuple[str, ...]
    proposal: Proposal | None
    proposers: tuple[Byline, ...]
    outline: tuple[Heading, ...]
    citation: str
    exports: tuple[Export, ...]
    metadata: Metadata
    earlier: Part | None
    later: Part | None
    previous: Neighbour | None
    following: Neighbour | None


def article_pages(host: Host) -> tuple[GeneratedPage, ...]:
    """The pages of all articles, issue by issue."""
    return tuple(chain.from_iterable(_issue_articles(host, issue) for issue in host.publication.issues))


def article_page(host: Host, article_id: str) -> GeneratedPage | None:
    """The page of one article; None where the edition does not show it."""
    for issue in host.publication.issues:
        if any(article.id == article_id for article in issue.articles):
            url = article_url(article_id)
            return next((page for page in _issue_articles(host, issue) if page.url == url), None)
    return None


def _issue_articles(host: Host, issue: Issue) -> tuple[GeneratedPage, ...]:
    rows = {entry.id: entry for entry in host.entries(issue)}
    label, parts = host.label(issue), find_parts(host, issue)
    return tuple(
        _page(
            host,
            issue,
            label,
            article,
            parts.get(article.id, (None, None)),
            (_beside(rows, before), _beside(rows, after)),
        )
        for before, article, after in with_neighbours(issue.articles)
    )


def view_article(host: Host, issue: Issue, article: Article, parts: Parts, beside: Beside) -> ArticleView:
    """What the page of ``article`` shows besides its body."""
    pages = host.pages_of(article)
    source = _source(host, article, issue)
    return ArticleView(
        id=article.id,
        lines=article.title_lines,
        kicker=article.kicker,
        deck=article.deck,
        bylines=tuple(map(_byline, article.bylines)),
        department=article.department,
        department_url=department_url(article.department),
        issue=host.label(issue),
        pages=spoken_pages(pages),
        facsimile=host.facsimile(issue.id, pages[0]) if pages else "",
        date=spoken_date(article.date),
        source=article.source,
        is_internal=not host.is_public(article),
        editors_note=_paragraphs(article.editors_note),
        author_note=_paragraphs(article.author_note),
        proposal=article.proposal,
        proposers=_proposers(article),
        outline=_outline(article),
        citation=cite_gbt(source),
        exports=exports_of(source),
        metadata=metadata_of(article, issue, host.publication, source),
        earlier=parts[0],
        later=parts[1],
        previous=beside[0],
        following=beside[1],
    )


def _page(
    host: Host, issue: Issue, label: IssueLabel, article: Article, parts: Parts, beside: Beside
) -> GeneratedPage:
    """The view is made only for a page that has to be rendered: in a large archive few have to."""
    insertions = host.insertions(article)
    around = (label, issue.date, *_facts(host, issue, article), *parts, *beside)
    return GeneratedPage(
        article_url(article.id),
        "article.html",
        lambda: _context(view_article(host, issue, article, parts, beside), article, insertions),
        digest_of(article.digest, around, insertions),
    )


def _facts(host: Host, issue: Issue, article: Article) -> tuple[object, ...]:
    """What the view takes from elsewhere than the article's own file, its issue's label, its neighbours."""
    pages = host.pages_of(article)
    publication = host.publication
    return (
        pages,
        host.facsimile(issue.id, pages[0]) if pages else "",
        host.is_public(article),
        publication.nameplate,
        publication.masthead.sponsor,
        publication.site_url,
    )


def _context(view: ArticleView, article: Article, insertions: tuple[Insertion, ...]) -> Mapping[str, object]:
    return {
        "title": f"{article.title} - {view.issue.text}",
        "description": describe(article),
        "section": "",
        "crumbs": (
            Crumb(view.issue.text, issue_url(view.issue.id)),
            Crumb(view.department, view.department_url),
            Crumb("正文"),
        ),
        "view": view,
        "body": dress_body(article.body, insertions),
    }


def _source(host: Host, article: Article, issue: Issue) -> Source:
    return source_of(
        article,
        issue,
        host.publication.nameplate,
        format_pages(host.pages_of(article)),
        host.absolute(article_url(article.id)),
    )


def _beside(rows: Mapping[str, Entry], article: Article | None) -> Neighbour | None:
    if article is None:
        return None
    row = rows.get(article.id)
    return Neighbour(article_url(article.id), article.title, f"第{row.page}页" if row and row.page else "")


def _outline(article: Article) -> tuple[Heading, ...]:
    heads = tuple(heading for heading in article.body.headings if heading.level == 2)
    return heads if len(heads) >= HEADS_FOR_OUTLINE else ()


def _byline(author: Author) -> Byline:
    return Byline(author.display, author.post, author_url(author.display))


def _proposers(article: Article) -> tuple[Byline, ...]:
    """The proposers as printed; one who is an author leads to the author's page, others lead nowhere."""
    named = [author.display for author in article.authors]
    written = article.proposal.proposers if article.proposal else ()
    leads = ((one, next((name for name in named if name in one), "")) for one in written)
    return tuple(Byline(one, "", author_url(name) if name else "") for one, name in leads)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
