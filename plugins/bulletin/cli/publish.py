"""From issue folders to a website and print PDFs: load, set, build, swap in.

Goes in: an archive, an edition, which issues to set. Comes out: what was made. Nothing that stood
there before is touched until everything new is finished.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bulletin.cli.archive import Archive
from bulletin.cli.terminal import Terminal
from bulletin.errors import Problem
from bulletin.load import load_publication
from bulletin.model import Edition, Issue, PageMap, PageSource, Publication
from bulletin.outputs import staging_folder, swap_in
from bulletin.print import PrintedIssue, PrintKind, PrintOptions, pdf_name, typeset_issue
from bulletin.site import SiteReport, build_site


@dataclass(frozen=True, slots=True)
class Published:
    """What one build made; ``printed`` goes by issue id."""

    publication: Publication
    printed: Mapping[str, PrintedIssue]
    site: SiteReport
    site_folder: Path
    warnings: tuple[Problem, ...]


def publish(
    archive: Archive,
    issues: tuple[str, ...],
    edition: Edition,
    terminal: Terminal,
    executor: Executor | None = None,
) -> Published:
    """Build the website of all issues and the PDFs of the issues named (none named: of all).

    BulletinError with every problem of the content; MachineError when the machine lacks something.
    """
    publication = load_archive(archive, terminal, executor)
    chosen = tuple(issue for issue in publication.issues if not issues or issue.id in issues)
    target = (
        archive.site if edition is Edition.PUBLIC else archive.site.with_name(f"{archive.site.name}-internal")
    )
    with ExitStack() as stack:
        printed = set_issues(archive, publication, terminal, executor)
        staged_dist = {
            issue.id: stack.enter_context(staging_folder(archive.dist / issue.id)) for issue in chosen
        }
        pdfs = {
            name: write_printed(publication, printed[name], folder) for name, folder in staged_dist.items()
        }
        staged_site = stack.enter_context(staging_folder(target))
        with terminal.step("制作网站") as advance:
            site = build_site(
                archive.config_file,
                publication,
                edition,
                {name: issue.page_map for name, issue in printed.items()},
                pdfs,
                staged_site,
                archive.cache / "site",
                advance,
            )
        for name, folder in staged_dist.items():
            swap_in(folder, archive.dist / name)
        swap_in(staged_site, target)
    warnings = tuple(warning for issue in printed.values() for warning in issue.warnings)
    return Published(publication, printed, site, target, warnings)
