"""The publication: what mkdocs.yml says of it, and all its issues."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bulletin.model.article import Article, Form
from bulletin.model.issue import Issue
from bulletin.model.masthead import Masthead
from bulletin.model.scope import Edition


@dataclass(frozen=True, slots=True)
class Department:
    """A department (栏目) in printed order; ``form`` is that of its articles unless they name another."""

    name: str
    form: Form = Form.ARTICLE
    runs_on: bool = False
    """Whether its short items follow one another on a page (排版: 接排)."""


@dataclass(frozen=True, slots=True)
class Footer:
    """Notices at the foot of the website; an empty one is not shown."""

    icp: str = ""
    police: str = ""
    government_mark: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Continuation:
    """Two articles that are one text: ``tail`` continues ``head``.

    ``is_jump`` is true for two parts in one issue joined by 下转/上接, false for a serial.
    """

    head: str
    tail: str
    is_jump: bool


@dataclass(frozen=True, slots=True)
class Publication:
    """The bulletin and its archive; ``issues`` run from the oldest to the newest."""

    nameplate: str
    pinyin: str
    site_url: str
    frequency: str
    masthead: Masthead
    departments: tuple[Department, ...]
    issues: tuple[Issue, ...] = ()
    continuations: tuple[Continuation, ...] = ()
    footer: Footer = Footer()
    fonts: tuple[tuple[str, str], ...] = ()
    """Faces that the editor names: pairs of role (楷, 仿宋) and absolute file."""

    @property
    def newest_first(self) -> tuple[Issue, ...]:
        """The issues from the newest to the oldest."""
        return self.issues[::-1]

    def issue(self, issue_id: str) -> Issue:
        """The issue of this id; KeyError when there is none."""
        for issue in self.issues:
            if issue.id == issue_id:
                return issue
        raise KeyError(issue_id)

    def article(self, article_id: str) -> Article:
        """The article of this id; KeyError when there is none."""
        return self.issue(article_id.partition("/")[0]).article(article_id)

    def for_edition(self, edition: Edition) -> Publication:
        """The part that this edition may show: the one gate between internal texts and the public.

        Issues that have nothing left disappear; continuations, links and highlights that lead to
        hidden articles lose their target.
        """
        kept = tuple(
            replace(issue, articles=shown)
            for issue in self.issues
            if edition.shows(issue.scope)
            and (shown := tuple(a for a in issue.articles if edition.shows(a.scope)))
        )
        ids = frozenset(article.id for issue in kept for article in issue.articles)
        return replace(
            self,
            issues=tuple(_without_hidden_targets(issue, ids) for issue in kept),
            continuations=tuple(c for c in self.continuations if {c.head, c.tail} <= ids),
        )


def _without_hidden_targets(issue: Issue, shown: frozenset[str]) -> Issue:
    highlights = tuple(h for h in issue.highlights if h.article is None or h.article in shown)
    articles = tuple(
        article
        if article.continues is None or article.continues in shown
        else replace(article, continues=None)
        for article in issue.articles
    )
    return replace(issue, highlights=highlights, articles=articles)
