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
from bulletin.model import Article, ArticlePages, Continuation, PageSource

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
    page = pages.pages[-1] if pages else None
    return _part(host, continuation.head, "#to", continuation, _told(host, continuation, page))


def _tail_of(host: Host, continuation: Continuation) -> OtherPart:
    pages = _pages(host, continuation.tail)
    page = pages.start if pages else None
    return _part(host, continuation.tail, "#from", continuation, _told(host, continuation, page))


def _told(host: Host, continuation: Continuation, page: int | None) -> int | None:
    """The page to name: none where print has no jump, or where both parts meet on one page."""
    if not continuation.is_jump:
        return page
    issue = host.publication.issue(continuation.head.partition("/")[0])
    is_set = issue.typesetting.pages is PageSource.COMPUTED
    if is_set and continuation in host.publication.set_as_one(issue):
        return None
    head, tail = _pages(host, continuation.head), _pages(host, continuation.tail)
    return None if head and tail and head.pages[-1] == tail.start else page


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
