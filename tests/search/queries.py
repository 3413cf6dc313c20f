"""Queries to measure search with: a publication and a seed go in, queries of every kind come out.

Words and random substrings of 1 to 12 characters, names, places, Latin, digits, mixed ones, traditional
forms, and substrings across a line end or a page break; every one is drawn from the texts, so that
most have answers. The kinds follow one another in equal shares.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping

import opencc

from bulletin.model import PageMap, Publication

PLACES = ("晋城", "晋城市", "泽州县", "高平市", "阳城县", "陵川县", "沁水县", "太行山", "沁河", "丹河")
_IDEOGRAPHS = re.compile("[\u4e00-\u9fff]{2,}")
_LATIN = re.compile("[A-Za-z]{2,}")
_DIGITS = re.compile("[0-9]+")
_MIXED = re.compile("[\u4e00-\u9fff]{1,3}[0-9A-Za-z]+[\u4e00-\u9fff]{1,3}")


def make_queries(
    publication: Publication, page_maps: Mapping[str, PageMap], count: int, seed: int = 7
) -> list[str]:
    """So many queries, the same for the same archive and seed."""
    chance = random.Random(seed)
    articles = [article for issue in publication.issues for article in issue.articles]
    texts = [article.body.text for article in articles if article.body.text.strip()]
    names = [author.display for article in articles for author in article.authors]
    titles = [article.title for article in articles]
    breaks = [
        (articles_text(publication, pages.article), mark.offset)
        for page_map in page_maps.values()
        for pages in page_map.articles
        for mark in pages.breaks[1:]
    ]
    to_traditional = opencc.OpenCC("s2t")
    makers: tuple[Callable[[], str], ...] = (
        lambda: _piece(chance, _any(chance, _IDEOGRAPHS, texts), 2, 4),
        lambda: _piece(chance, chance.choice(texts), 1, 12),
        lambda: chance.choice(names or titles),
        lambda: chance.choice(PLACES),
        lambda: _piece(chance, _any(chance, _LATIN, texts), 1, 6),
        lambda: _piece(chance, _any(chance, _DIGITS, texts), 1, 4),
        lambda: _any(chance, _MIXED, texts),
        lambda: to_traditional.convert(_piece(chance, _any(chance, _IDEOGRAPHS, texts), 2, 6)),
        lambda: _around(chance, *chance.choice(_line_ends(chance.choice(texts)))),
        lambda: (
            _around(chance, *chance.choice(breaks)) if breaks else _piece(chance, chance.choice(texts), 5, 12)
        ),
        lambda: _piece(chance, chance.choice(titles), 2, 8),
    )
    return list(_take(makers, count))


def articles_text(publication: Publication, article_id: str) -> str:
    """The body's text of an article."""
    return publication.article(article_id).body.text


def _take(makers: tuple[Callable[[], str], ...], count: int) -> Iterator[str]:
    made = 0
    while made < count:
        query = "".join(makers[made % len(makers)]().split())
        if query:
            yield query
            made += 1


def _any(chance: random.Random, pattern: re.Pattern[str], texts: list[str]) -> str:
    for _ in range(50):
        found = pattern.findall(chance.choice(texts))
        if found:
            return str(chance.choice(found))
    return chance.choice(texts)


def _piece(chance: random.Random, text: str, least: int, most: int) -> str:
    length = min(len(text), chance.randint(least, most))
    start = chance.randrange(len(text) - length + 1)
    return text[start : start + length]


def _line_ends(text: str) -> list[tuple[str, int]]:
    return [(text, match.start()) for match in re.finditer("\n", text[:-1])] or [(text, len(text) // 2)]


def _around(chance: random.Random, text: str, offset: int) -> str:
    return text[max(0, offset - chance.randint(1, 5)) : offset + chance.randint(1, 6)]
