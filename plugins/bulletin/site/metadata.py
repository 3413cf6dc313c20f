"""What machines read of an article: Highwire and Dublin Core tags, and JSON-LD.

An article, its issue and its citation source go in; frozen values for the page's head come out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from bulletin.model import Article, Issue, Publication
from bulletin.site.citation import Source

LONGEST_DESCRIPTION = 100  # characters


@dataclass(frozen=True, slots=True)
class Metadata:
    """Pairs of name and content for ``meta``, and a JSON-LD object that is safe inside ``script``."""

    tags: tuple[tuple[str, str], ...]
    linked_data: str


def describe(article: Article) -> str:
    """The first words of the text, cut at a sentence where one ends in time."""
    text = article.body.text.replace("\n", "")[:LONGEST_DESCRIPTION]
    end = max(text.rfind(mark) for mark in "。！？")
    return text[: end + 1] if end > LONGEST_DESCRIPTION // 3 else text


def metadata_of(article: Article, issue: Issue, publication: Publication, source: Source) -> Metadata:
    """All that the head of an article's page tells machines."""
    return Metadata(_tags(source, publication), _linked_data(article, issue, publication, source))


def _tags(source: Source, publication: Publication) -> tuple[tuple[str, str], ...]:
    first, last = _range(source.pages)
    pairs = (
        ("citation_title", source.title),
        *(("citation_author", name) for name in source.authors),
        ("citation_journal_title", source.journal),
        ("citation_publication_date", source.date.replace("-", "/")),
        ("citation_issue", source.number.text.partition("第")[2].removesuffix("期")),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_language", "zh-CN"),
        ("DC.title", source.title),
        *(("DC.creator", name) for name in source.authors),
        ("DC.publisher", publication.masthead.sponsor),
        ("DC.date", source.date),
        ("DC.language", "zh-CN"),
    )
    return tuple((name, content) for name, content in pairs if content)


def _linked_data(article: Article, issue: Issue, publication: Publication, source: Source) -> str:
    periodical = {"@type": "Periodical", "name": publication.nameplate}
    part = {"@type": "PublicationIssue", "issueNumber": source.number.text, "isPartOf": periodical}
    if issue.date:
        part["datePublished"] = issue.date.isoformat()
    people = [
        {"@type": "Person" if author.name else "Organization", "name": author.display}
        for author in article.authors
    ]
    known = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": article.title,
        "alternativeHeadline": "\u3000".join(article.deck),
        "author": people,
        "articleSection": article.department,
        "datePublished": source.date,
        "pagination": source.pages,
        "inLanguage": "zh-CN",
        "url": source.url,
        "isPartOf": part,
    }
    kept = {name: value for name, value in known.items() if value}
    return json.dumps(kept, ensure_ascii=False).replace("<", "\\u003c")


def _range(pages: str) -> tuple[str, str]:
    numbers = pages.replace(", ", "-").split("-")
    return numbers[0], numbers[-1]
