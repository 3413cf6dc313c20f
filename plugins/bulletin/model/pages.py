"""The page map: where each article and each printed page begins, for web and print alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class PageBreak:
    """``page`` begins before the character at ``offset`` of the article's plain text."""

    page: int
    offset: int


@dataclass(frozen=True, slots=True)
class Jump:
    """A tail that stands elsewhere: 下转``to_page``页 on ``from_page``, and 上接 the other way.

    ``offset`` is the place of the break in the article's plain text, ``characters`` the length of
    the tail, ``host`` the id of the article under whose end it stands (None: a page of its own).
    """

    from_page: int
    to_page: int
    offset: int
    characters: int
    host: str | None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of an article on a page, in points from the trim's top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ArticlePages:
    """The printed pages of one article, in reading order: ``pages`` is (1, 2, 3, 4, 8).

    ``breaks`` tells where a page after the first begins, as far as that is known.
    """

    article: str
    pages: tuple[int, ...]
    breaks: tuple[PageBreak, ...] = ()
    jumps: tuple[Jump, ...] = ()
    boxes: tuple[Box, ...] = ()

    @property
    def start(self) -> int:
        """The printed page on which the article begins."""
        return self.pages[0]


@dataclass(frozen=True, slots=True)
class PageMap:
    """The pages of one issue; ``body_pages`` counts numbered pages, covers left out; 0 is unknown."""

    issue: str
    body_pages: int
    articles: tuple[ArticlePages, ...]
    _by_article: Mapping[str, ArticlePages] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_article = {pages.article: pages for pages in self.articles}
        object.__setattr__(self, "_by_article", by_article)

    def of(self, article_id: str) -> ArticlePages | None:
        """The pages of an article; None when the map does not know it."""
        return self._by_article.get(article_id)


def format_pages(pages: Iterable[int]) -> str:
    """Page numbers as GB/T 7714 cites them: (13, 14, 15, 18, 32) gives ``13-15, 18, 32``."""
    ordered = sorted(set(pages))
    if not ordered:
        return ""
    starts = [ordered[0]] + [b for a, b in pairwise(ordered) if b != a + 1]
    ends = [a for a, b in pairwise(ordered) if b != a + 1] + [ordered[-1]]
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True))
