"""What stands in the text of an article besides its words: jump links first, then page marks.

Goes in: the host. Comes out: a function from an article to its insertions, for the host's register.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import quote

from bulletin.continuation.jump_links import OtherPart, link_jumps
from bulletin.continuation.page_marks import mark_pages
from bulletin.host import Host, article_url, label_of
from bulletin.markup import Insertion
from bulletin.model import Article, ArticlePages, Continuation

TO_ROOT = "../../"  # from an article's page


def insertion_source(host: Host) -> Callable[[Article], tuple[Insertion, ...]]:
    """The source of all jump links and page marks of a publication."""
    heads = {part.tail: part for part in host.publication.continuations}
    tails = {part.head: part for part in host.publication.continuations}

    def insert(article: Article) -> tuple[Insertion, ...]:
        pages = _pages(host, article.id)
        head, tail = heads.get(article.id), tails.get(article.id)
        links = link_jumps(
            article,
            pages,
            _head_of(host, head) if head else None,
            _tail_of(host, tail) if tail else None,
        )
        marks = mark_pages(article, pages, partial(_facsimile, host, article.issue_id)) if pages else ()
        return (*links, *marks)

    return insert


def _pages(host: Host, article_id: str) -> ArticlePages | None:
    page_map = host.page_maps.get(article_id.partition("/")[0])
    return page_map.of(article_id) if page_map else None


def _head_of(host: Host, continuation: Continuation) -> OtherPart:
    pages = _pages(host, continuation.head)
    return _part(host, continuation.head, "#to", continuation, pages.pages[-1] if pages else None)


def _tail_of(host: Host, continuation: Continuation) -> OtherPart:
    pages = _pages(host, continuation.tail)
    return _part(host, continuation.tail, "#from", continuation, pages.start if pages else None)


def _part(
    host: Host, article_id: str, anchor: str, continuation: Continuation, page: int | None
) -> OtherPart:
    article = host.publication.article(article_id)
    crosses = continuation.head.partition("/")[0] != continuation.tail.partition("/")[0]
    issue = label_of(host.publication.issue(article.issue_id)).text if crosses else ""
    return OtherPart(TO_ROOT + quote(article_url(article_id)) + anchor, article.title, issue, page)


def _facsimile(host: Host, issue_id: str, page: int) -> str | None:
    address = host.facsimile(issue_id, page)
    return TO_ROOT + address if address else None
