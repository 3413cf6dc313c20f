"""The publication: what mkdocs.yml says of it, and all its issues."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise

from bulletin.model.article import Article, Form
from bulletin.model.issue import Issue
from bulletin.model.masthead import Masthead
from bulletin.model.scope import Edition

_LINK = re.compile(r'<a data-article="([^"]*)">(.*?)</a>', re.DOTALL)
"""A link to an article as canonical HTML writes it; links do not nest."""


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

    def set_as_one(self, issue: Issue) -> tuple[Continuation, ...]:
        """The joins of an issue whose tail stands right behind its head, so that print sets one text.

        A tail with a head of its own (a proposal, an editor's note, another department) is not one of them.
        """
        behind = {(head.id, tail.id) for head, tail in pairwise(issue.articles) if _runs_on(head, tail)}
        return tuple(c for c in self.continuations if c.is_jump and (c.head, c.tail) in behind)

    def for_edition(self, edition: Edition) -> Publication:
        """The part that this edition may show: the one gate between internal texts and the public.

        Issues that have nothing left disappear, and so do continuations and highlights that lead to
        hidden articles; a link to one keeps only its words. A highlight of plain words may tell of
        any article, so an issue that hides one loses those too.
        """
        kept = [
            (issue, shown)
            for issue in self.issues
            if edition.shows(issue.scope)
            and (shown := tuple(a for a in issue.articles if edition.shows(a.scope)))
        ]
        ids = frozenset(article.id for _, articles in kept for article in articles)
        return replace(
            self,
            issues=tuple(_without_hidden_targets(issue, articles, ids) for issue, articles in kept),
            continuations=tuple(c for c in self.continuations if {c.head, c.tail} <= ids),
        )


def _runs_on(head: Article, tail: Article) -> bool:
    is_alike = (head.department, head.form) == (tail.department, tail.form)
    return is_alike and not tail.editors_note and tail.proposal is None


def _without_hidden_targets(issue: Issue, articles: tuple[Article, ...], shown: frozenset[str]) -> Issue:
    is_whole = len(articles) == len(issue.articles)
    highlights = tuple(h for h in issue.highlights if h.article in shown or (h.article is None and is_whole))
    return replace(
        issue, highlights=highlights, articles=tuple(_without_hidden_links(a, shown) for a in articles)
    )


def _without_hidden_links(article: Article, shown: frozenset[str]) -> Article:
    """The article, its digest changed where its body is."""
    if article.continues is not None and article.continues not in shown:
        article = replace(article, continues=None)
    if shown.issuperset(article.body.links):
        return article
    html = _LINK.sub(lambda link: link[0] if unescape(link[1]) in shown else link[2], article.body.html)
    links = tuple(link for link in article.body.links if link in shown)
    digest = hashlib.sha256(f"{article.digest}\n{html}".encode()).hexdigest()
    return replace(article, body=replace(article.body, html=html, links=links), digest=digest)
