"""Articles read again: a file that did not change since the issue was last sound is taken as it was read.

Goes in: an article's bytes and surroundings, and what is known of the issue. Comes out: the article as
``read_article`` gives it. One changed file of a large issue so costs one file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bulletin.load.article import ReadArticle, Surroundings, read_article
from bulletin.load.links import Reference
from bulletin.model import Article


@dataclass(frozen=True, slots=True)
class KnownArticles:
    """Sound articles by the hash of all that they were read from."""

    by_input: Mapping[str, ReadArticle]

    @staticmethod
    def of(
        inputs: Mapping[str, str], articles: Iterable[Article], references: Iterable[Reference]
    ) -> KnownArticles:
        """What an issue knows; ``inputs`` are the hashes by article id."""
        own: dict[str, list[Reference]] = {}
        for reference in references:
            own.setdefault(reference.article, []).append(reference)
        read = {
            inputs[article.id]: ReadArticle(article, tuple(own.get(article.id, ())))
            for article in articles
            if article.id in inputs
        }
        return KnownArticles(read)

    def read(self, data: bytes, file_name: str, around: Surroundings) -> ReadArticle:
        """The article: a known one, else read from its bytes."""
        known = self.by_input.get(hash_input(data, file_name, around))
        return read_article(data, file_name, around) if known is None else known


def hash_input(data: bytes, file_name: str, around: Surroundings) -> str:
    """A hash of all that an article without problems comes from; its pictures are among the folder's."""
    pictures = sorted(around.digests.items())
    context = (around.version, around.prefix, around.issue_id, around.departments, around.scope, pictures)
    head = f"{context!r}\n{file_name}\n".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(head + data, digest_size=16).hexdigest()
