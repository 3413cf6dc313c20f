"""How much of an authored issue an import has given back.

In: the issue and the import. Out: counts of articles, paragraphs and authors that are whole and in place.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from bulletin.importer.pipeline import Import
from bulletin.importer.reading.text import key
from importer.authoring import GIVEN, POSTS, SURNAMES, Authored, AuthoredIssue

MARKS = re.compile(r"（下转\d*页?）|（上接\d*页?）")


@dataclass(frozen=True, slots=True)
class Figures:
    """Paragraphs whole and in place, of how many; those that should not be; articles and authors right."""

    whole: int
    total: int
    spurious: int
    articles: int
    authors: int
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
        authors += {person.name for person in article.authors} == wanted_authors(authored)
        present = Counter(key(MARKS.sub("", paragraph.text)) for paragraph in article.paragraphs)
        whole += sum((wanted & present).values())
        spurious += sum((present - wanted).values())
        missing += [f"{authored.title}: {text[:20]}…{text[-12:]}" for text in wanted - present]
    return Figures(whole, total, spurious, found, authors, tuple(missing))


def wanted_authors(authored: Authored) -> set[str]:
    """The names that an import must find: byline, proposer, or the reporter in the first sentence."""
    if authored.author:
        return {authored.author}
    if authored.proposal:
        return {dict(authored.proposal)["提案者"]}
    head, reported, _ = authored.blocks[0][1].partition("反映：")
    if authored.department != "社情民意" or not reported:
        return set()
    names = [head.removeprefix(post) for post in POSTS if head.startswith(post)]
    return {name for name in names if name[:1] in SURNAMES and name[1:] in GIVEN}
