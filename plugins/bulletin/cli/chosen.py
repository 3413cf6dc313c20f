"""What ``check`` is asked to look at: all, issues, or single articles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from bulletin.cli.archive import Archive, narrow_to
from bulletin.cli.articles import find_article
from bulletin.load.files import name_of


@dataclass(frozen=True, slots=True)
class Chosen:
    """The archive and the issues to read; of the folders in ``narrowed`` only the ``files`` count.

    ``is_articles``: nothing but single articles was asked for.
    """

    archive: Archive
    only: tuple[str, ...]
    files: frozenset[str] = frozenset()
    narrowed: frozenset[str] = frozenset()
    is_articles: bool = False

    def has(self, path: str) -> bool:
        """Whether what is wrong in this file was asked for; the archive's own files are with any issue."""
        return path in self.files or not (self.is_articles or self._is_beside(path))

    def _is_beside(self, path: str) -> bool:
        return any(path == folder or path.startswith(f"{folder}/") for folder in self.narrowed)


def choose(archive: Archive, named: list[str]) -> Chosen:
    """What these arguments mean: ids and folders of issues, files of articles (``….md``).

    BadParameter for an issue that is not there, BulletinError for an article.
    """
    articles = [find_article(archive, one) for one in named if one.endswith(".md")]
    issues = [one for one in named if not one.endswith(".md")]
    whole = {archive.issue_folder(one) for one in issues}
    folders = {article.folder for article in articles}
    narrowed, only = narrow_to(archive, [*issues, *(str(folder) for folder in sorted(folders - whole))])
    files = frozenset(name_of(one.folder / f"{one.slug}.md", archive.root) for one in articles)
    alone = frozenset(str(PurePosixPath(name_of(folder, archive.root))) for folder in folders - whole)
    return Chosen(narrowed, only, files, alone, bool(articles) and not whole)
