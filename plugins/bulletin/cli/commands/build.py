"""``build``: the website and the PDFs."""

from __future__ import annotations

import time
from collections.abc import Mapping
from itertools import chain
from typing import Annotated

import typer
from rich.text import Text

from bulletin.cli.archive import choose_archive, find_root, narrow_to
from bulletin.cli.loading import workers
from bulletin.cli.manuscripts import find_errors
from bulletin.cli.options import (
    DistFolder,
    EditionChoice,
    Issues,
    IssuesFolder,
    Jobs,
    Quiet,
    SiteFolder,
    Strict,
)
from bulletin.cli.publish import Published, publish
from bulletin.cli.terminal import Terminal
from bulletin.cli.turns import take_turn
from bulletin.errors import Problem
from bulletin.host import epub_url
from bulletin.model import Edition, PageSource

TURN = "build.lock"
IN_THE_MAKING = 4  # issues
MOST_UNCHANGED = 6
"""Issues that are listed though their PDFs did not change; more are only counted."""


def build(
    issues: Issues = None,
    edition: EditionChoice = Edition.PUBLIC,
    issues_folder: IssuesFolder = None,
    site: SiteFolder = None,
    dist: DistFolder = None,
    jobs: Jobs = None,
    strict: Strict = False,
    quiet: Quiet = False,
    epub: Annotated[
        bool, typer.Option("--epub", metavar="", help="做好以后说明各期的 EPUB 在哪里（不写也做）")
    ] = False,
) -> int:
    """生成网站、每期的 EPUB 和印刷用的 PDF。

    网站里总有全部各期；写了期号，就只重做那几期的 PDF。新的全部做好以后才换上去，做不成，原有的不动。

    例：python3 build.py　　python3 build.py build 2026-1　　python3 build.py build --edition internal
    """
    began = time.monotonic()
    terminal = Terminal(quiet=quiet)
    archive, only = narrow_to(choose_archive(find_root(), issues_folder, site, dist), issues or [])
    with take_turn(archive.cache / TURN, terminal.say), workers(jobs) as executor:
        published = publish(archive, only, edition, terminal, executor, strict=strict)
    terminal.show_problems(published.warnings)
    terminal.show_summary(f"完成，用时 {time.monotonic() - began:.1f} 秒。", _rows(published, epub=epub))
    edited = published.pdfs if only else _in_the_making(published)
    _tell_errors(find_errors(archive, published.publication, edited), terminal)
    return 0


def _in_the_making(published: Published) -> tuple[str, ...]:
    """The newest issues that are not printed yet: to check a whole archive would take minutes."""
    issues = published.publication.issues
    return tuple(i.id for i in issues if i.typesetting.pages is PageSource.COMPUTED)[-IN_THE_MAKING:]


def _tell_errors(errors: Mapping[str, tuple[Problem, ...]], terminal: Terminal) -> None:
    """One line about what ``check`` would say, where it would say that something is wrong."""
    if errors:
        number = len(frozenset(chain.from_iterable(errors.values())))
        line = f"check 还有 {number} 处错误：python3 build.py check {' '.join(errors)}"
        terminal.out.print(Text(line), soft_wrap=True)


def _rows(published: Published, *, epub: bool) -> list[tuple[str, str]]:
    folded = published.unchanged if len(published.unchanged) > MOST_UNCHANGED else frozenset()
    rows = [_issue_row(published, name) for name in published.pdfs if name not in folded]
    rows += [("没有改动", f"{len(folded)} 期，PDF 照旧")] if folded else []
    older = [path for path in published.older if path.suffix == ".pdf"]
    rows += [("以前做的", f"{path}（稿件改过就用 print 重做）") for path in older]
    rows += _books(published) if epub else []
    site = published.site
    return [
        *rows,
        ("网站", f"{site.pages} 页（新做 {site.rendered} 页）　{published.site_folder / 'index.html'}"),
    ]


def _books(published: Published) -> list[tuple[str, str]]:
    nameplate = published.publication.nameplate
    paths = [published.site_folder / epub_url(name, nameplate) for name in published.pdfs]
    return [("EPUB", str(path)) for path in paths if path.is_file()]


def _issue_row(published: Published, name: str) -> tuple[str, str]:
    issue, printed = published.publication.issue(name), published.printed[name]
    made = f"{len(issue.articles)} 篇，正文 {printed.page_map.body_pages} 页　{published.pdfs[name]}"
    return (issue.number.text, made)
