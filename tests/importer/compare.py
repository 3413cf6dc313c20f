"""How much of an authored issue an import has given back.

In: the issue and the import. Out: shares of articles, paragraphs and authors that are whole and in place.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from authoring import Authored, AuthoredIssue
from bulletin.importer.joining.article import ImportedArticle
from bulletin.importer.pipeline import Import
from bulletin.importer.reading.text import key


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts: paragraphs whole in the right article, of how many; those that should not be; articles found."""

    whole: int
    total: int
    spurious: int
    articles: int
    authors: int
    pages: int
    missing: tuple[str, ...]


def compare(issue: AuthoredIssue, made: Import) -> Figures:
    """The figures of one import."""
    by_title = {key(article.title): article for article in made.articles}
    whole = total = spurious = found = authors = 0
    missing: list[str] = []
    for authored in issue.articles:
        wanted = Counter(key(text) for _, text in authored.blocks)
        total += sum(wanted.values())
        article = by_title.get(key(authored.title))
        if article is None:
            missing.append(f"article {authored.title}")
            continue
        found += 1
        authors += _authors(article) == _wanted_authors(authored)
        present = Counter(
            key(paragraph.text.replace("（下转", "\n（").split("\n")[0]) if False else _bare(paragraph.text)
            for paragraph in article.paragraphs
        )
        whole += sum((wanted & present).values())
        spurious += sum((present - wanted).values())
        missing += [f"{authored.title}: {text[:20]}…{text[-12:]}" for text in (wanted - present)]
    return Figures(whole, total, spurious, found, authors, 0, tuple(missing))


def _bare(text: str) -> str:
    import re

    return key(re.sub(r"（下转\d*页?）|（上接\d*页?）", "", text))


def _authors(article: ImportedArticle) -> set[str]:
    return {person.name for person in article.authors}


def _wanted_authors(authored: Authored) -> set[str]:
    if authored.author:
        return {authored.author}
    if authored.proposal:
        return {dict(authored.proposal)["提案者"]}
    first = authored.blocks[0][1]
    if authored.department == "社情民意" and "反映：" in first:
        post_and_name = first.split("反映：")[0]
        return {post_and_name[-3:], post_and_name[-2:]} & {name for name in _possible(post_and_name)}
    return set()


def _possible(text: str) -> list[str]:
    from authoring import GIVEN, POSTS, SURNAMES

    return [
        text.removeprefix(post)
        for post in POSTS
        if text.startswith(post) and text[len(post)] in SURNAMES and text[len(post) + 1 :] in GIVEN
    ]
