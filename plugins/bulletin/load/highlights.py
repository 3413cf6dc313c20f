"""本期导读: lines of issue.yml matched to the articles they stand for."""

from __future__ import annotations

import re
from collections.abc import Collection

from bulletin.errors import BulletinError, Problem
from bulletin.load.issue_schema import IssueKeys
from bulletin.load.marked_yaml import MarkedYaml
from bulletin.load.messages import nearest
from bulletin.model import Article, Highlight

_SLUG = re.compile(r"\d{1,3}-\S+")


def match_highlights(
    keys: IssueKeys, yaml: MarkedYaml, articles: tuple[Article, ...], slugs: Collection[str]
) -> tuple[Highlight, ...]:
    """Lines by file name or id get the article's title; a line that is a title keeps its words.

    Other lines stay text. ``slugs`` names every file of the issue, unreadable ones too. Raises
    BulletinError for a file name that is not among them.
    """
    by_name = {name: article for article in articles for name in (article.slug, article.id)}
    by_title = _titles(articles)
    found: list[Highlight] = []
    problems: list[Problem] = []
    for index, written in enumerate(keys.highlights):
        name = written.removesuffix(".md")
        named, titled = by_name.get(name), by_title.get(_bare(written))
        if named is None and titled is None and _SLUG.fullmatch(name) and name not in slugs:
            problems.append(_unknown(written, index, yaml, slugs))
        elif named is not None:
            found.append(Highlight(named.title, named.id))
        else:
            found.append(Highlight(written, titled.id if titled else None))
    if problems:
        raise BulletinError(problems)
    return tuple(found)


def _titles(articles: tuple[Article, ...]) -> dict[str, Article]:
    """Articles by what a cover calls them: title, 目录标题, author and title, or kicker: title."""
    called: dict[str, Article] = {}
    for article in articles:
        authors = "".join(author.display for author in article.authors)
        for title in ("".join(article.listed_lines), article.title):
            called.setdefault(_bare(f"{authors}{title}"), article)
            called.setdefault(_bare(f"{article.kicker}：{title}"), article)
    for article in articles:
        called[_bare("".join(article.listed_lines))] = article
    return called | {_bare(article.title): article for article in articles}


def _unknown(written: str, index: int, yaml: MarkedYaml, slugs: Collection[str]) -> Problem:
    key = "导读" if "导读" in yaml.values else "highlights"
    guess = nearest(written, slugs)
    remedy = f"是不是“{guess}”？照它改" if guess else "核对文件名；不是文章，就写成一句话"
    message = f"导读里的“{written}”，本期没有这一篇"
    return Problem(yaml.path, yaml.line((key, index)), message, remedy, "highlight-unknown")


def _bare(title: str) -> str:
    return re.sub(r"\s+", "", title)
