"""Articles in two files that stand one behind the other: set as one text, told of as two again.

Before setting, ``join_issue`` makes one article of them, so that the text runs on in its columns
without jump marks and without a second title; what stands where is given back to the files in ``parted``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bulletin.markup.joining import JoinedBody, join_bodies
from bulletin.model import Article, Issue, Publication


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of the whole are those of ``article`` from ``own`` on."""

    article: str
    start: int
    end: int
    own: int

    def inside(self, offset: int) -> int:
        """The offset in the article's own text."""
        return min(max(offset, self.start), self.end) - self.start + self.own


@dataclass(frozen=True, slots=True)
class Whole:
    """Articles set as one under the first one's id; ``spans`` stand in the order of its text."""

    id: str
    parts: tuple[str, ...]
    spans: tuple[Span, ...]


def join_issue(publication: Publication, issue: Issue) -> tuple[Issue, tuple[Whole, ...]]:
    """The issue as it is set, and the wholes in it."""
    tails = {join.tail for join in publication.set_as_one(issue)}
    articles: list[Article] = []
    wholes: dict[str, Whole] = {}
    for article in issue.articles:
        if article.id not in tails:
            articles.append(article)
            continue
        head = articles[-1]
        joined = join_bodies(head.body, article.body)
        wholes[head.id] = _longer(wholes.get(head.id), head, article, joined)
        articles[-1] = _one_article(head, article, joined)
    names = {part: whole.id for whole in wholes.values() for part in whole.parts}
    highlights = tuple(
        replace(one, article=names.get(one.article or "", one.article)) for one in issue.highlights
    )
    linked = tuple(_with_links(article, names) for article in articles)
    return replace(issue, articles=linked, highlights=highlights), tuple(wholes.values())


def _one_article(head: Article, tail: Article, joined: JoinedBody) -> Article:
    notes = dict.fromkeys(note for note in (head.author_note, tail.author_note) if note)
    return replace(
        head, body=joined.body, digest=f"{head.digest}+{tail.digest}", author_note="\n".join(notes)
    )


def _longer(whole: Whole | None, head: Article, tail: Article, joined: JoinedBody) -> Whole:
    before = whole.spans if whole else _alone(head, joined)
    shift = joined.head_notes - joined.head_main - 1
    main = tuple(span for span in before if span.start < joined.head_main)
    notes = tuple(
        replace(span, start=span.start + shift, end=span.end + shift)
        for span in before
        if span.start >= joined.head_main
    )
    end = joined.tail_start + joined.tail_main
    own = (Span(tail.id, joined.tail_start, end, 0),)
    length = len(tail.body.text) - joined.tail_main - 1
    tail_notes = (Span(tail.id, joined.tail_notes, joined.tail_notes + length, joined.tail_main + 1),)
    parts = whole.parts if whole else (head.id,)
    return Whole(head.id, (*parts, tail.id), (*main, *own, *notes, *(tail_notes if length > 0 else ())))


def _alone(article: Article, joined: JoinedBody) -> tuple[Span, ...]:
    main, length = joined.head_main, len(article.body.text)
    notes = (Span(article.id, main + 1, length, main + 1),) if length > main else ()
    return (Span(article.id, 0, main, 0), *notes)


def _with_links(article: Article, names: Mapping[str, str]) -> Article:
    """Links to a later part lead to the whole: nothing else has a place in the PDF."""
    html = article.body.html
    for part in sorted(set(article.body.links) & names.keys()):
        html = html.replace(f'data-article="{part}"', f'data-article="{names[part]}"')
    return article if html == article.body.html else replace(article, body=replace(article.body, html=html))


def publication_as_set(publication: Publication, wholes: tuple[Whole, ...]) -> Publication:
    """The publication whose continuations join what is set apart."""
    names = {part: whole.id for whole in wholes for part in whole.parts}
    moved = (
        replace(one, head=names.get(one.head, one.head), tail=names.get(one.tail, one.tail))
        for one in publication.continuations
    )
    return replace(publication, continuations=tuple(one for one in moved if one.head != one.tail))
