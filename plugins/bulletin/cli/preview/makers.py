"""What the preview has made in its processes: the website, the pages of an issue, its check.

Goes in: the archive and what is wanted. Comes out: values for the preview; BulletinError with every
problem of the content. Each function reads the archive anew; what did not change comes from caches.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
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
from bulletin.desk.preview import IssueChoice, SetMade, WebMade
from bulletin.errors import BulletinError, Problem
from bulletin.load import load_publication
from bulletin.load.collecting import collecting
from bulletin.model import Edition, Issue, PageMap, PageSource, Publication
from bulletin.print import PrintOptions, typeset_issue
from bulletin.print.press import page_plan_svg
from bulletin.print.press.drawing import summary_of
from bulletin.print.press.layout import read_layout
from bulletin.site import build_site


def make_web(archive: Archive, edition: Edition, folder: Path, page_maps: Mapping[str, PageMap]) -> WebMade:
    """The website, without the pictures of printed pages, which would take longer than all the rest.

    An issue whose pages nobody has set yet shows no page numbers.
    """
    publication = load_preview(archive)
    unknown = {issue.id: PageMap(issue.id, 0, ()) for issue in publication.issues if is_counted(issue)}
    folder.mkdir(parents=True)
    cache = archive.cache / "preview"
    build_site(archive.config_file, publication, edition, {**unknown, **page_maps}, {}, folder, cache)
    issues = tuple(IssueChoice(issue.id, issue.number.text) for issue in publication.issues)
    return WebMade(folder, publication.nameplate, issues)


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
