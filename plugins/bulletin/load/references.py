"""What only the whole archive can tell: do links lead somewhere, do the parts of a text join.

Goes in: the issues and their references. Comes out: the continuations, sorted and complete, and
the problems. ``exists`` answers for articles of issues that were not read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bulletin.errors import Problem
from bulletin.load.jumps import pair_parts
from bulletin.load.links import Reference
from bulletin.load.messages import nearest
from bulletin.model import Article, Continuation, Issue


def join_articles(
    issues: Iterable[Issue], references: Iterable[Reference], exists: Callable[[str], bool]
) -> tuple[tuple[Continuation, ...], tuple[Problem, ...]]:
    """Every continuation whose two parts are both here, and the problems of marks and references."""
    issues, references = tuple(issues), tuple(references)
    articles = {article.id: article for issue in issues for article in issue.articles}
    problems = [*_dangling(references, articles, exists), *_selves(references)]
    joined: list[Continuation] = []
    for issue in issues:
        pairs, found = pair_parts(issue.articles)
        joined.extend(pairs)
        problems.extend(found)
    jumped = {(pair.head, pair.tail) for pair in joined}
    for article in articles.values():
        head = article.continues
        if head in articles and head != article.id and (head, article.id) not in jumped:
            joined.append(Continuation(head, article.id, is_jump=False))
    problems.extend(_circles(joined, articles, references))
    return tuple(sorted(joined, key=lambda pair: (pair.head, pair.tail))), tuple(problems)


def _dangling(
    references: Iterable[Reference], articles: dict[str, Article], exists: Callable[[str], bool]
) -> Iterator[Problem]:
    for reference in references:
        if reference.target in articles or exists(reference.target):
            continue
        what = "续自" if reference.is_continuation else "链接"
        guess = nearest(reference.target, [one for one in articles if one != reference.article])
        remedy = f"是不是“{guess}”？照它改" if guess else "核对期号和文件名，写成 2026-1/03-停车 这样"
        message = f"{what}指向“{reference.written}”，没有这一篇"
        yield Problem(reference.path, reference.line, message, remedy, "article-missing")


def _selves(references: Iterable[Reference]) -> Iterator[Problem]:
    for reference in references:
        if reference.is_continuation and reference.target == reference.article:
            message = "续自写的是这一篇自己"
            remedy = "请写前一篇，例如 续自: 2026-1/03-停车；没有前一篇就删去这一行"
            yield Problem(reference.path, reference.line, message, remedy, "continues-itself")


def _circles(
    joined: Iterable[Continuation], articles: dict[str, Article], references: Iterable[Reference]
) -> Iterator[Problem]:
    """Continuations that lead back to where they began; each circle is named once."""
    heads = {pair.tail: pair.head for pair in joined}
    lines = {reference.article: reference.line for reference in references if reference.is_continuation}
    done: set[str] = set()
    for start in sorted(heads):
        trail: list[str] = []
        current: str | None = start
        while current is not None and current not in done and current not in trail:
            trail.append(current)
            current = heads.get(current)
        if current in trail:
            ring = trail[trail.index(current) :]
            message = f"续自绕成了一圈：{' ← '.join((*ring, ring[0]))}"
            remedy = "留下真正的先后，删去第一篇里的“续自”"
            path = articles[ring[0]].path
            yield Problem(path, lines.get(ring[0]), message, remedy, "continues-circle")
        done.update(trail)
