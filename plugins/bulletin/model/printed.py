"""The page map of a back issue: its printed numbers are facts (页码: 已印)."""

from __future__ import annotations

from itertools import pairwise

from bulletin.model.article import Article
from bulletin.model.issue import Issue
from bulletin.model.pages import ArticlePages, Jump, PageBreak, PageMap


def printed_page_map(issue: Issue) -> PageMap:
    """Pages from the start pages in front matter and the numbers in the jump marks.

    An article runs to the page before the next one's start; where a jump leaves it, to the page
    that 上接 names. Page breaks are known only at jumps. Articles without a page are left out.
    """
    placed = sorted(
        (article for article in issue.articles if article.page is not None),
        key=lambda article: article.page or 0,
    )
    starts = [article.page or 0 for article in placed]
    ends = [max(a, b - 1) for a, b in pairwise(starts)] + starts[-1:]
    pages = tuple(_pages_of(article, end) for article, end in zip(placed, ends, strict=True))
    last = max((number for article in pages for number in article.pages), default=0)
    return PageMap(issue.id, last, pages)


def _pages_of(article: Article, end: int) -> ArticlePages:
    start = article.page or 0
    jumps = tuple(
        Jump(mark.from_page or end, mark.to_page, mark.offset, len(article.body.text) - mark.offset, None)
        for mark in article.body.marks
        if mark.jumps_out and mark.comes_in and mark.to_page is not None
    )
    last = max([end, *(jump.from_page for jump in jumps if jump.from_page >= start)])
    run = (*range(start, last + 1), *(jump.to_page for jump in jumps))
    breaks = tuple(PageBreak(jump.to_page, jump.offset) for jump in jumps)
    return ArticlePages(article.id, tuple(dict.fromkeys(run)), breaks, jumps)
