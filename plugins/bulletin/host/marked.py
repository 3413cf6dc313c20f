"""Which printed pages of an article can be linked to: those whose first character is known."""

from __future__ import annotations

from bulletin.model import ArticlePages


def marked_pages(pages: ArticlePages) -> dict[int, int]:
    """The printed pages that have a mark ``#p<page>`` in the text, each with its offset."""
    starts = {pages.start: 0}
    starts.update((jump.to_page, jump.offset) for jump in pages.jumps)
    starts.update((item.page, item.offset) for item in pages.breaks if item.page != pages.start)
    return starts
