"""Page marks: the exact character at which each printed page of an article begins.

Goes in: an article and its printed pages. Comes out: insertions; ``#p32`` leads to page 32.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from bulletin.host import marked_pages
from bulletin.markup import Insertion
from bulletin.model import Article, ArticlePages


def mark_pages(
    article: Article, pages: ArticlePages, address: Callable[[int], str | None]
) -> tuple[Insertion, ...]:
    """A mark for the first page and one for each break; ``address`` gives a page's facsimile, if any."""
    text = article.body.text
    return tuple(
        Insertion(_first_character(text, offset), _mark(page, address(page), is_start=page == pages.start))
        for page, offset in marked_pages(pages).items()
    )


def _first_character(text: str, offset: int) -> int:
    """A page that begins with a new block begins at its first character, not behind the last block."""
    return offset + 1 if 0 < offset < len(text) and text[offset] == "\n" else offset


def _mark(page: int, address: str | None, *, is_start: bool) -> str:
    kind = "pb start" if is_start else "pb"
    title = f"看第{page}页版面" if address else f"本文印刷版第{page}页由此开始"
    return (
        f'<span class="{kind}" id="p{page}" role="doc-pagebreak"></span>'
        f'<a class="pn" href="{escape(address or f"#p{page}")}" title="{title}">第{page}页</a>'
    )
