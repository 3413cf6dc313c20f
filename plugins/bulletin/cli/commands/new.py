"""``new``: the folder of the next issue."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin.cli.archive import choose_archive, find_root
from bulletin.cli.loading import load_archive
from bulletin.cli.options import IssuesFolder, Quiet
from bulletin.cli.terminal import Terminal
from bulletin.desk import begin_issue
from bulletin.outputs import staging_folder, swap_in


def new(
    issue: Annotated[str, typer.Argument(metavar="期号", help="新一期的期号，如 2026-3")],
    issues_folder: IssuesFolder = None,
    quiet: Quiet = False,
) -> int:
    """建立新一期的文件夹：总期号接着编，编委会和版式照上一期。"""
    terminal = Terminal(quiet=quiet)
    archive = choose_archive(find_root(), issues_folder)
    begun = begin_issue(load_archive(archive, terminal), issue)
    target = archive.issues / begun.id
    with staging_folder(target) as staged:
        for name, text in begun.files.items():
            (staged / name).write_text(text, encoding="utf-8")
        swap_in(staged, target)
    terminal.say(
        f"新一期在 {target}。先改 issue.yml，再照 01 那一篇写稿；写好后运行 python3 build.py check {issue}"
    )
    return 0
