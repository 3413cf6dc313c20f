"""One build's shared state: the publication and its page maps, and a register of what goes onto the site.

Features fill the register with pages, files and insertions; the site plugin empties it when all have
spoken. The scope gate stands here: what the edition may not show is gone before a feature asks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from bulletin.host.addresses import page_picture_url
from bulletin.host.entries import Entry, IssueLabel, label_of, list_entries, pages_of, tails_of
from bulletin.markup import Insertion
from bulletin.model import Article, Edition, Issue, PageMap, PageSource, Publication
from bulletin.model.printed import printed_page_map

Context = Mapping[str, object]
InsertionSource = Callable[[Article], Iterable[Insertion]]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of 所在位置; without ``url`` it is the page itself."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page that is made from values, outside MkDocs' own pages.

    ``url`` is relative to the site's root and ends in ``/`` or in a file name. ``context`` is what
    the template sees (``title``, ``description``, ``section``, ``crumbs`` belong to every page), or
    a function that gives it, called only when the page has to be rendered. ``key`` changes whenever
    the page's bytes may change: see ``digest_of``.
    """

    url: str
    template: str
    context: Context | Callable[[], Context]
    key: str


@dataclass(slots=True)
class Host:
    """What one build knows; ``whole_publication`` is narrowed to the edition at once.

    ``page_maps`` and ``pdfs`` go by issue id. A PDF of an issue that the edition may not show whole
    is dropped here. ``cache`` is a folder that may be deleted at any time.
    """

    whole_publication: Publication
    edition: Edition
    cache: Path
    page_maps: Mapping[str, PageMap] = field(default_factory=dict)
    pdfs: Mapping[str, Path] = field(default_factory=dict)
    progress: Progress | None = None
    yearly: Mapping[int, bytes] = field(default_factory=dict)
    """PDFs of 年度总目次 by year, made for this edition."""
    old_site: Path | None = None
    """The site that this one will replace; what did not change may be moved from there."""
    executor: Executor | None = None
    """Processes for what takes long: pictures of pages, the index."""
    publication: Publication = field(init=False)
    covers: Mapping[str, Path] = field(init=False)
    """PDFs by issue id of which the edition may show the first page."""
    facsimiles: frozenset[str] = field(init=False)
    """Ids of the issues whose printed pages are shown as pictures: the PDF must have the map's pages."""
    pages: dict[str, GeneratedPage] = field(init=False, default_factory=dict)
    files: dict[str, bytes | Path] = field(init=False, default_factory=dict)
    folders: dict[str, Path] = field(init=False, default_factory=dict)
    insertion_sources: list[InsertionSource] = field(init=False, default_factory=list)
    render: Callable[[GeneratedPage], str] | None = field(init=False, default=None)
    """Renders a page in the frame of this site; known when the site is written."""
    rendered: int = field(init=False, default=0)
    """How many pages had to be rendered anew; known when the site is written."""
    moved: tuple[str, ...] = field(init=False, default=())
    """Paths of the folders to be moved from the old site; known when the site is written."""
    _tails: Mapping[str, str] = field(init=False)
    _entries: dict[str, tuple[Entry, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        issues = {issue.id: issue for issue in self.whole_publication.issues}
        whole = {name for name, issue in issues.items() if issue.is_whole_in(self.edition)}
        self.publication = self.whole_publication.for_edition(self.edition)
        self.covers = {
            name: path
            for name, path in self.pdfs.items()
            if name in whole or (name in issues and has_open_cover(issues[name], self.edition))
        }
        self.pdfs = {name: path for name, path in self.pdfs.items() if name in whole}
        self.page_maps = read_pages(self.whole_publication, self.publication, self.page_maps)
        self.facsimiles = frozenset(
            issue.id
            for issue in self.publication.issues
            if issue.id in self.pdfs
            and issue.id in self.page_maps
            and issue.typesetting.pages is PageSource.COMPUTED
        )
        self._tails = tails_of(self.publication)

    def entries(self, issue: Issue) -> tuple[Entry, ...]:
        """The rows of an issue of this publication's 目录; many pages ask for the same."""
        if issue.id not in self._entries:
            self._entries[issue.id] = list_entries(issue, self.page_maps.get(issue.id), self._tails)
        return self._entries[issue.id]

    def label(self, issue: Issue) -> IssueLabel:
        """How an issue is named and shown in lists."""
        return label_of(issue, has_cover=issue.id in self.covers)

    def facsimile(self, issue_id: str, page: int) -> str:
        """The address of a printed page's picture; empty where the issue has none."""
        return page_picture_url(issue_id, page) if issue_id in self.facsimiles else ""

    def is_public(self, article: Article) -> bool:
        """Whether the public may read this article, whichever edition is being built."""
        issue = self.publication.issue(article.issue_id)
        return Edition.PUBLIC.shows(article.scope) and Edition.PUBLIC.shows(issue.scope)

    def absolute(self, url: str) -> str:
        """The full address of a page, percent-encoded; empty where mkdocs.yml names no site_url."""
        site = self.publication.site_url
        return f"{site.rstrip('/')}/{quote(url)}" if site else ""

    def all_entries(self, issue: Issue) -> tuple[Entry, ...]:
        """The rows of all articles of an issue, also of those that 目录 does not list."""
        return list_entries(issue, self.page_maps.get(issue.id), self._tails, listed_only=False)

    def pages_of(self, article: Article) -> tuple[int, ...]:
        """The printed pages of an article with those of its further files; empty where unknown."""
        return pages_of(article.id, self.page_maps.get(article.issue_id), self._tails)

    def add_page(self, page: GeneratedPage) -> None:
        """Register a page; two pages at one address are a bug of ours."""
        assert page.url not in self.pages, page.url
        self.pages[page.url] = page

    def add_file(self, url: str, content: bytes | Path) -> None:
        """Register a file at this address (relative to the site's root): its bytes, or the file to copy."""
        assert url not in self.files, url
        self.files[url] = content

    def add_folder(self, url: str, folder: Path) -> None:
        """Register a folder of the cache, all of whose files belong at this address, which ends in ``/``."""
        assert url not in self.folders, url
        self.folders[url] = folder

    def add_insertions(self, source: InsertionSource) -> None:
        """Register a function that tells what to insert into an article's body; sources keep their order."""
        self.insertion_sources.append(source)

    def insertions(self, article: Article) -> tuple[Insertion, ...]:
        """All that is inserted into an article's body, in the order of the sources."""
        return tuple(insertion for source in self.insertion_sources for insertion in source(article))


def has_open_cover(issue: Issue, edition: Edition) -> bool:
    """Whether the edition may show the cover of an issue that it may not show whole.

    The cover prints 本期导读: every line must stand for an article that the edition shows.
    """
    shown = {article.id for article in issue.articles if edition.shows(article.scope)}
    lines = issue.highlights
    return edition.shows(issue.scope) and bool(lines) and all(line.article in shown for line in lines)


def read_pages(
    whole: Publication, publication: Publication, computed: Mapping[str, PageMap]
) -> dict[str, PageMap]:
    """The page map of every issue that has one, narrowed to the articles that the publication shows.

    A computed map comes from the layout; a printed issue's numbers are facts of its front matter,
    read from the ``whole`` issue, since an article ends where the next one begins, shown or not.
    Where articles are hidden the number of all pages is 0, unknown: it would count theirs.
    """
    maps = {}
    for issue in publication.issues:
        page_map = computed.get(issue.id)
        if page_map is None and issue.typesetting.pages is PageSource.PRINTED:
            page_map = printed_page_map(whole.issue(issue.id))
        if page_map is not None:
            shown = {article.id for article in issue.articles}
            kept = tuple(pages for pages in page_map.articles if pages.article in shown)
            is_whole = len(kept) == len(page_map.articles)
            maps[issue.id] = PageMap(page_map.issue, page_map.body_pages if is_whole else 0, kept)
    return maps


def digest_of(*values: object) -> str:
    """A key for ``GeneratedPage``: equal values give equal keys in every process.

    Values must show all they are in their repr, as frozen dataclasses, texts and numbers do.
    """
    return hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()[:32]
