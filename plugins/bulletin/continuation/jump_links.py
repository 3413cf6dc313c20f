"""Jump links: where a text breaks off and goes on, a link forward and a link back.

Goes in: an article, its printed pages, and the continuations it takes part in. Comes out:
insertions for its body. Three kinds of break exist: inside an article (both links stand at the
break), between two files of one issue, and between the parts of a serial.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from bulletin.markup import Insertion, plain_text
from bulletin.model import Article, ArticlePages

NOTES = '<section class="notes">'


@dataclass(frozen=True, slots=True)
class OtherPart:
    """The part of a text that stands in another file.

    ``href`` leads to it from this article's page; ``issue`` is its issue's name when that is
    another one, else empty; ``page`` where it goes on (a tail's first page, a head's last), None
    where unknown.
    """

    href: str
    title: str
    issue: str
    page: int | None


def link_jumps(
    article: Article, pages: ArticlePages | None, head: OtherPart | None, tail: OtherPart | None
) -> tuple[Insertion, ...]:
    """All jump links of an article; ``head`` is the part before it, ``tail`` the part after it."""
    return (
        *([_link_head(article, head)] if head else []),
        *_inner_jumps(article, pages),
        *([_link_tail(article, tail)] if tail else []),
    )


def _inner_jumps(article: Article, pages: ArticlePages | None) -> Iterator[Insertion]:
    """Breaks inside the article: those of the layout, and those that only the editor's marks tell of."""
    known = {jump.offset: (jump.from_page, jump.to_page) for jump in pages.jumps} if pages else {}
    written = {
        mark.offset: (mark.from_page, mark.to_page)
        for mark in article.body.marks
        if mark.jumps_out and mark.comes_in
    }
    for offset, (from_page, to_page) in sorted({**written, **known}.items()):
        yield from _pair(article.body.text, offset, from_page, to_page)


def _pair(text: str, offset: int, from_page: int | None, to_page: int | None) -> Iterator[Insertion]:
    """Forward link at the end of what was read, back link at the start of what follows.

    They lead to each other: a page's own mark is where it begins, not the line that was left.
    """
    before, after = f"off{offset}", f"on{offset}"
    ends_block = 0 < offset < len(text) and text[offset - 1] == "\n"
    out = _span(f"#{after}", f"下转{_pages(to_page)}", _title("转到", to_page, "续完"), before)
    back = _span(f"#{before}", f"上接{_pages(from_page)}", _title("回到", from_page, "断开"), after)
    yield Insertion(offset - 1 if ends_block else offset, out)
    yield Insertion(offset, back if ends_block else f"<wbr>{back}")


def _title(verb: str, page: int | None, what: str) -> str:
    return f"{verb}第{page}页，本文在那里{what}" if page else f"{verb}本文{what}处"


def _link_head(article: Article, head: OtherPart) -> Insertion:
    written = [mark.offset for mark in article.body.marks if mark.comes_in and not mark.jumps_out]
    words = f"上接{head.issue}{_page(head)}"
    title = f"回到前一部分：{head.issue}《{head.title}》"
    return Insertion(written[0] if written else 0, _span(head.href, words, title, "from"))


def _link_tail(article: Article, tail: OtherPart) -> Insertion:
    written = [mark.offset for mark in article.body.marks if mark.jumps_out and not mark.comes_in]
    words = f"下转{tail.issue}{_page(tail)}"
    title = f"转到后一部分：{tail.issue}《{tail.title}》"
    return Insertion(written[-1] if written else _end_of(article), _span(tail.href, words, title, "to"))


def _end_of(article: Article) -> int:
    """Where the text ends, before its notes."""
    source, notes, _ = article.body.html.partition(NOTES)
    return len(plain_text(source)) if notes else len(article.body.text)


def _span(href: str, words: str, title: str, anchor: str) -> str:
    link = f'<a href="{escape(href)}" title="{escape(title)}">{escape(words)}</a>'
    return f'<span class="jump" id="{anchor}">（{link}）</span>'


def _page(part: OtherPart) -> str:
    return f"第{part.page}页" if part.page and part.issue else _pages(part.page)


def _pages(page: int | None) -> str:
    return f"{page}页" if page else ""
