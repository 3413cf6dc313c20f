"""``check``: every fault of the content, as text, JSON or SARIF."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from bulletin.check import as_json, as_sarif
from bulletin.cli.archive import choose_archive, find_root, narrow_to
from bulletin.cli.loading import load_archive
from bulletin.cli.options import Issues, IssuesFolder, Quiet
from bulletin.cli.terminal import Terminal
from bulletin.errors import BulletinError, Problem, Severity


class Format(Enum):
    """How the list of problems is written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


def check(
    issues: Issues = None,
    issues_folder: IssuesFolder = None,
    form: Annotated[Format, typer.Option("--format", help="text 给人看，json、sarif 给程序看")] = Format.TEXT,
    quiet: Quiet = False,
) -> int:
    """检查稿件，不生成任何东西：哪个文件、哪一行、怎么改。"""
    terminal = Terminal(quiet=quiet or form is not Format.TEXT)
    archive, only = narrow_to(choose_archive(find_root(), issues_folder), issues or [])
    problems: tuple[Problem, ...] = ()
    try:
        load_archive(archive, terminal, only=only)
    except BulletinError as error:
        problems = error.problems
    if form is Format.JSON:
        typer.echo(as_json(problems))
    elif form is Format.SARIF:
        typer.echo(as_sarif(problems))
    else:
        terminal.show_problems(problems)
        if not problems:
            terminal.say("没有发现问题。")
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0
