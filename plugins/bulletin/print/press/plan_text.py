"""The page plan in short, for the terminal.

Goes in: the content of layout.json. Comes out: rows of pages with the numbers of their articles
(``3+1``: under the end of article 3 stands the tail of article 1), then the articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletin.model import format_pages
from bulletin.print.press.drawing import summary_of
from bulletin.print.press.layout import Layout, PlanArticle, read_layout

_ACROSS = 10
"""Pages in a row."""
_CELL = 6
_WORTH_SAYING = 0.1


def page_plan_text(layout: Mapping[str, object]) -> str:
    """The plan as lines of text."""
    planned = read_layout(layout)
    lines = [f"版面图　{planned.issue}　{summary_of(planned)}", ""]
    for first in range(1, planned.body_pages + 1, _ACROSS):
        pages = range(first, min(first + _ACROSS, planned.body_pages + 1))
        lines.append("页" + "".join(f"{page:>{_CELL}}" for page in pages))
        lines.append("文" + "".join(f"{_articles_on(planned, page):>{_CELL}}" for page in pages))
        blanks = "".join(f"{_blank(planned, page):>{_CELL}}" for page in pages)
        lines += [f"空{blanks}", ""]
    lines += _legend(planned)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _articles_on(layout: Layout, page: int) -> str:
    """Numbers of the articles from the top down; tails after a plus."""
    here = [(number, article) for number, article in enumerate(layout.articles, 1) if page in article.pages]
    own = [str(number) for number, article in here if not _is_tail(article, page)]
    tails = [str(number) for number, article in here if _is_tail(article, page)]
    return "+".join([",".join(own), *tails])


def _is_tail(article: PlanArticle, page: int) -> bool:
    return any(jump.to_page == page for jump in article.jumps)


def _blank(layout: Layout, page: int) -> str:
    share = layout.blank_of(page)
    return f"{share:.0%}" if share >= _WORTH_SAYING else "."


def _legend(layout: Layout) -> Iterator[str]:
    for number, article in enumerate(layout.articles, 1):
        jumps = "".join(f"（{jump.from_page}页下转{jump.to_page}页）" for jump in article.jumps)
        yield f"{number:>3}　{article.title}　{format_pages(article.pages)}{jumps}"
