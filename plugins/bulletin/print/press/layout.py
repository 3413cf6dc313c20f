"""The content of layout.json as values, for all who read it: the plan drawing and the preflight report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

from bulletin.print.grid import Grid


@dataclass(frozen=True, slots=True)
class PlanBox:
    """A rectangle of an article on a printed page, in points from the trim's top left corner."""

    page: int
    x: float
    y: float
    w: float
    h: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies in it."""
        return self.x <= x <= self.x + self.w and self.y <= y <= self.y + self.h


@dataclass(frozen=True, slots=True)
class PlanJump:
    """下转``to_page``页 on ``from_page``; ``host`` is the article under whose end the tail stands."""

    from_page: int
    to_page: int
    host: str | None
    characters: int


@dataclass(frozen=True, slots=True)
class PlanArticle:
    """An article's pages in reading order, its jumps and boxes."""

    id: str
    title: str
    start: int
    pages: tuple[int, ...]
    jumps: tuple[PlanJump, ...]
    boxes: tuple[PlanBox, ...]


@dataclass(frozen=True, slots=True)
class BlankShare:
    """How much of a printed page's text block is empty, from 0 to 1."""

    page: int
    share: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A typeset issue: ``pages`` counts all sheets, ``body_pages`` the numbered ones."""

    issue: str
    pages: int
    body_pages: int
    grid: Grid
    articles: tuple[PlanArticle, ...]
    blank: tuple[BlankShare, ...]
    saved_pages: int
    warnings: tuple[str, ...]

    def article_at(self, page: int, x: float, y: float) -> PlanArticle | None:
        """The article that covers a place of a page."""
        for article in self.articles:
            if any(box.page == page and box.holds(x, y) for box in article.boxes):
                return article
        return None

    def blank_of(self, page: int) -> float:
        """The blank share of a page; 0 for a page that is not listed."""
        return next((blank.share for blank in self.blank if blank.page == page), 0.0)


_LAYOUT = TypeAdapter(Layout)


def read_layout(layout: Mapping[str, object]) -> Layout:
    """The values; pydantic's ValidationError when a part of the contract (design.md) is missing."""
    return _LAYOUT.validate_python(layout)
