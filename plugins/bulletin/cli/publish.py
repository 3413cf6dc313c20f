"""From issue folders to a website and print PDFs: load, set, build, swap in.

Goes in: an archive, an edition, which issues to print. Comes out: what was made. Nothing that stood
there before is touched until everything new is finished.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bulletin.cli.archive import Archive
from bulletin.cli.loading import load_archive
from bulletin.cli.printing import LAYOUT, find_written, print_issues, proof_options, write_printed
from bulletin.cli.terminal import Terminal
from bulletin.errors import BulletinError, Problem
from bulletin.model import Edition, PageMap, PageSource, Publication
from bulletin.outputs import drop_leftovers, staging_folder, swap_in
from bulletin.print import PrintedIssue, PrintedYear, set_years
from bulletin.site import SiteReport, build_site


@dataclass(frozen=True, slots=True)
class Published:
    """What one build made; ``printed`` and ``pdfs`` (where they stand now) go by issue id.

    ``unchanged`` are the issues whose PDFs stood there already.
    """

    publication: Publication
    printed: Mapping[str, PrintedIssue]
    pdfs: Mapping[str, Path]
    unchanged: frozenset[str]
    older: tuple[Path, ...]
    """Files of an earlier ``print`` that stand beside the new PDFs and may be out of date."""
    site: SiteReport
    site_folder: Path
    warnings: tuple[Problem, ...]


def publish(
    archive: Archive,
    issues: tuple[str, ...],
    edition: Edition,
    terminal: Terminal,
    executor: Executor | None = None,
    *,
    strict: bool = False,
) -> Published:
    """Build the website of all issues, and replace the PDFs of the issues named (none named: of all).

    BulletinError with every problem of the content, and with ``strict`` of its warnings as well;
    MachineError when the machine lacks something.
    """
    publication = load_archive(archive, terminal, executor)
    printing = _print_all(archive, publication, edition, terminal, executor)
    if strict and printing.warnings:
        raise BulletinError(printing.warnings)
    target = site_folder(archive, edition)
    with ExitStack() as stack:
        pdfs, staged = _stage_printed(stack, archive, publication, printing.issues)
        staged_site = stack.enter_context(staging_folder(target))
        site = _make_site(
            archive, publication, edition, printing, pdfs, (staged_site, target), terminal, executor
        )
        chosen = tuple(name for name in pdfs if not issues or name in issues)
        _swap_in_printed(archive, {name: staged[name] for name in chosen if name in staged})
        swap_in(staged_site, target, site.moved)
    for place in (target, *(archive.dist / name for name in pdfs)):
        drop_leftovers(place)
    standing = {name: archive.dist / name / pdfs[name].name for name in chosen}
    older = tuple(path for pdf in standing.values() for path in _beside(pdf))
    unchanged = frozenset(chosen) - staged.keys()
    return Published(
        publication, printing.issues, standing, unchanged, older, site, target, printing.warnings
    )


@dataclass(frozen=True, slots=True)
class _Printing:
    """What is set in print, in memory; ``issues`` and ``maps`` go by issue id, ``years`` by year."""

    issues: Mapping[str, PrintedIssue]
    maps: Mapping[str, PageMap]
    years: Mapping[int, PrintedYear]

    @property
    def warnings(self) -> tuple[Problem, ...]:
        issues = (warning for issue in self.issues.values() for warning in issue.warnings)
        return (*issues, *(warning for year in self.years.values() for warning in year.warnings))


def _print_all(
    archive: Archive,
    publication: Publication,
    edition: Edition,
    terminal: Terminal,
    executor: Executor | None,
) -> _Printing:
    """The print edition of every issue, and 年度总目次 of every year."""
    options = proof_options(archive)
    printed = print_issues(publication, publication.issues, options, terminal, executor)
    maps = page_maps(publication, printed)
    return _Printing(printed, maps, set_years(publication, edition, maps, options, executor))


def _make_site(
    archive: Archive,
    publication: Publication,
    edition: Edition,
    printing: _Printing,
    pdfs: Mapping[str, Path],
    folders: tuple[Path, Path],
    terminal: Terminal,
    executor: Executor | None,
) -> SiteReport:
    """The website in the first of the folders, which will replace the second."""
    out, old = folders
    cache, maps = archive.cache / "site", printing.maps
    yearly = {year: made.pdf for year, made in printing.years.items()}
    with terminal.step("做网站") as advance:
        return build_site(
            archive.config_file, publication, edition, maps, pdfs, out, cache, advance, yearly, old, executor
        )


def _swap_in_printed(archive: Archive, staged: Mapping[str, Path]) -> None:
    """Put the new PDFs in the place of the old ones; what ``print`` made before stays beside them."""
    for name, folder in staged.items():
        carry_over(archive.dist / name, folder)
        swap_in(folder, archive.dist / name)


def carry_over(old: Path, fresh: Path) -> None:
    """Keep what ``print`` made before (press file, booklet, reports)."""
    for path in sorted(old.glob("*")):
        if path.is_file() and not (fresh / path.name).exists():
            shutil.copy2(path, fresh / path.name)


def _beside(pdf: Path) -> tuple[Path, ...]:
    """What ``print`` made before and stands beside a PDF of ``build``."""
    files = (path for path in sorted(pdf.parent.glob("*")) if path.is_file())
    return tuple(path for path in files if path.name not in (pdf.name, LAYOUT))


def _stage_printed(
    stack: ExitStack, archive: Archive, publication: Publication, printed: Mapping[str, PrintedIssue]
) -> tuple[dict[str, Path], dict[str, Path]]:
    """The PDFs of all issues, which the website shows; and the folders that are to take their place in dist.

    What stands in dist already, byte for byte, is left there.
    """
    pdfs: dict[str, Path] = {}
    staged: dict[str, Path] = {}
    for issue in publication.issues:
        made = printed[issue.id]
        written = find_written(publication, issue, made, archive.dist / issue.id)
        if written is None:
            staged[issue.id] = stack.enter_context(staging_folder(archive.dist / issue.id))
            written = write_printed(publication, issue, made, staged[issue.id])
        pdfs[issue.id] = written
    return pdfs, staged


def site_folder(archive: Archive, edition: Edition) -> Path:
    """Where an edition's website stands: ``site`` or ``site-internal``."""
    if edition is Edition.PUBLIC:
        return archive.site
    return archive.site.with_name(f"{archive.site.name}-internal")


def page_maps(publication: Publication, printed: Mapping[str, PrintedIssue]) -> dict[str, PageMap]:
    """The computed page maps; a back issue keeps its printed numbers and has none here."""
    return {
        issue.id: printed[issue.id].page_map
        for issue in publication.issues
        if issue.id in printed and issue.typesetting.pages is PageSource.COMPUTED
    }
