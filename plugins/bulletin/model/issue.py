"""One issue: its numbers and dates, its masthead, its articles in printed order."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from bulletin.model.article import Article
from bulletin.model.masthead import Masthead
from bulletin.model.scope import Edition, Scope
from bulletin.model.typesetting import Typesetting


@dataclass(frozen=True, slots=True, order=True)
class IssueNumber:
    """Year and number within the year; ``last`` differs from ``first`` for a combined issue (9-10)."""

    year: int
    first: int
    last: int

    @property
    def text(self) -> str:
        """As printed: ``2026年第1期``, ``2026年第9-10期``."""
        number = str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
        return f"{self.year}年第{number}期"


@dataclass(frozen=True, slots=True)
class Highlight:
    """A line of 本期导读; ``article`` is the id of the article it stands for, where one was found."""

    text: str
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue; ``id`` is its folder's name (``2026-1``), ``articles`` stand in printed order.

    ``folder`` is the absolute folder that pictures are read from; ``cover`` a picture in it.
    """

    id: str
    folder: str
    number: IssueNumber
    whole_number: int | None
    date: datetime.date | None
    masthead: Masthead
    articles: tuple[Article, ...]
    highlights: tuple[Highlight, ...] = ()
    typesetting: Typesetting = field(default_factory=Typesetting)
    scope: Scope = Scope.PUBLIC
    cover: str | None = None
    remark: str = ""
    """A line for readers about this issue as a whole (说明), such as 样刊."""

    def article(self, article_id: str) -> Article:
        """The article of this id; KeyError when the issue has none."""
        for article in self.articles:
            if article.id == article_id:
                return article
        raise KeyError(article_id)

    def is_whole_in(self, edition: Edition) -> bool:
        """Whether the edition may show every article, and so the PDF (scope gate)."""
        return edition.shows(self.scope) and all(edition.shows(a.scope) for a in self.articles)
