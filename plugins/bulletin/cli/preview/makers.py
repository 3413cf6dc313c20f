"""What the preview has made in its processes: the website, the pages of an issue, its check.

Goes in: the archive and what is wanted. Comes out: values for the preview; BulletinError with every
problem of the content. Each function reads the archive anew; what did not change comes from caches.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from bulletin.check import (
    NO_RULES,
    check_publication,
    find_ignored,
    find_text_faults,
    read_rules,
    read_texts,
)
from bulletin.cli.archive import Archive
from bulletin.continuation.sources import insertion_source
from bulletin.desk.preview import IssueChoice, SetMade, WebMade
from bulletin.errors import BulletinError, Problem
from bulletin.host import GeneratedPage, Host
from bulletin.load import load_publication
from bulletin.load.collecting import collecting
from bulletin.model import Edition, Issue, PageMap, PageSource, Publication
from bulletin.outputs import write_whole
from bulletin.print import PrintOptions, typeset_issue
from bulletin.print.press.drawing import page_plan_svg, summary_of
from bulletin.print.press.layout import read_layout
from bulletin.site import build_site
from bulletin.site.article_page import article_page
from bulletin.site.placing import file_of


def make_web(archive: Archive, edition: Edition, folder: Path, page_maps: Mapping[str, PageMap]) -> WebMade:
    """The website, without the pictures of printed pages, which would take longer than all the rest.

    An issue whose pages nobody has set yet shows no page numbers.
    """
    publication = load_preview(archive)
    folder.mkdir(parents=True)
    cache = archive.cache / "preview"
    maps = {**_unknown_pages(publication), **page_maps}
    report = build_site(archive.config_file, publication, edition, maps, {}, folder, cache)
    _last_site().render = report.render
    issues = tuple(IssueChoice(issue.id, issue.number.text) for issue in publication.issues)
    return WebMade(folder, publication.nameplate, issues)


def make_page(
    archive: Archive, edition: Edition, folder: Path, page_maps: Mapping[str, PageMap], article_id: str
) -> bool:
    """Write the page of one article into the website that this process made last; whether it did.

    The frame around it is that website's; what else changes with the article follows with ``make_web``.
    """
    render = _last_site().render
    if render is None:
        return False
    publication = load_preview(archive)
    maps = {**_unknown_pages(publication), **page_maps}
    host = Host(publication, edition, archive.cache / "preview" / edition.value, maps)
    host.add_insertions(insertion_source(host))
    page = article_page(host, article_id)
    if page is not None:
        write_whole(file_of(folder, page.url), render(page).encode())
    return page is not None


def make_pages(archive: Archive, issue_id: str, key: str) -> SetMade | None:
    """The finished pages of an issue; None when they are those of ``key``, or the issue is gone."""
    publication = load_preview(archive)
    issue = next((issue for issue in publication.issues if issue.id == issue_id), None)
    if issue is None or (new_key := _key_of(publication, issue)) == key:
        return None
    printed = typeset_issue(publication, issue, print_options(archive))
    layout = read_layout(printed.layout)
    return SetMade(
        issue.id,
        new_key,
        printed.pdf,
        printed.page_map,
        is_counted(issue),
        tuple((blank.page, blank.share) for blank in layout.blank),
        page_plan_svg(printed.layout),
        summary_of(layout),
        printed.warnings,
    )


def make_check(archive: Archive, issue_id: str) -> tuple[Problem, ...]:
    """What ``check`` says of an issue; where the loader refuses, its problems and those of the texts."""
    problems: list[Problem] = list(find_ignored(archive.root, archive.issues, [issue_id]))
    rules = NO_RULES
    with collecting(problems):
        rules = read_rules(archive.root)
    texts = read_texts(archive.root, archive.issues, [issue_id])
    try:
        publication = load_preview(archive)
    except BulletinError as error:
        rest = (finding.problem for finding in find_text_faults(texts, rules))
        return (*problems, *error.problems, *rest)
    return (*problems, *check_publication(publication, texts, rules, [issue_id]))


@dataclass(slots=True)
class _Site:
    """How pages were rendered in the website that was made last."""

    render: Callable[[GeneratedPage], str] | None = None


@lru_cache(maxsize=1)
def _last_site() -> _Site:
    """One for the life of the process that makes websites; a new process begins without."""
    return _Site()


def _unknown_pages(publication: Publication) -> dict[str, PageMap]:
    """Empty page maps of the issues whose pages are counted."""
    return {issue.id: PageMap(issue.id, 0, ()) for issue in publication.issues if is_counted(issue)}


def load_preview(archive: Archive) -> Publication:
    """The publication, from the cache where nothing changed."""
    return load_publication(archive.root, issues=archive.issues, cache=archive.cache / "load")


def print_options(archive: Archive) -> PrintOptions:
    """The same as for every proof, so that caches are shared."""
    return PrintOptions(archive.cache / "print", archive.root / "theme" / "print")


def is_counted(issue: Issue) -> bool:
    """Whether the pages of an issue are counted by the typesetter, not taken from print."""
    return issue.typesetting.pages is PageSource.COMPUTED


def _key_of(publication: Publication, issue: Issue) -> str:
    """A hash of all that an issue's pages come from: values, pictures by size and time, theme."""
    pictures = sorted(path for path in Path(issue.folder).rglob("*") if path.suffix not in (".md", ".yml"))
    files = [path for path in pictures if path.is_file()]
    stamps = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    values = (replace(publication, issues=()), issue, stamps)
    return hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()
