"""Pictures of the articles that the edition shows, and of nothing else.

The publication, already narrowed to the edition, goes in; files by address come out.
"""

from __future__ import annotations

from pathlib import Path

from bulletin.model import Issue, Publication


def collect_pictures(publication: Publication) -> dict[str, Path]:
    """The file of every picture in a shown article, under ``<issue>/<path in the issue folder>``."""
    return {
        f"{issue.id}/{source}": Path(issue.folder) / source
        for issue in publication.issues
        for source in sources_of(issue)
    }


def sources_of(issue: Issue) -> tuple[str, ...]:
    """The pictures of an issue's articles, each once, in reading order."""
    sources = (picture.source for article in issue.articles for picture in article.body.pictures)
    return tuple(dict.fromkeys(sources))
