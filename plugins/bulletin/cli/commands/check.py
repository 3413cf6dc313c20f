"""``check``: every fault of the content, as text, JSON or SARIF; and what mends itself, mended."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import Enum
from typing import Annotated

import typer
from rich.text import Text

from bulletin.check import (
    SEVERITY_NAMES,
    HouseRules,
    Mended,
    as_json,
    as_sarif,
    check_publication,
    count,
    describe,
    find_text_faults,
    group_problems,
    mend,
    read_rules,
    read_texts,
    write_mended,
)
from bulletin.cli.archive import Archive, choose_archive, find_root, narrow_to
from bulletin.cli.loading import load_archive
from bulletin.cli.options import Issues, IssuesFolder, Quiet
from bulletin.cli.terminal import SEVERITY_STYLES, Terminal
from bulletin.errors import BulletinError, Problem, Severity

_YES = frozenset(["y", "yes", "是", "改", "好"])


class Format(Enum):
    """How the list of problems is written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


Fix = Annotated[bool, typer.Option("--fix", help="改好能放心改的标点和空格；先给您看，问过再改")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="和 --fix 一起用：不再问，直接改")]


def check(
    issues: Issues = None,
    issues_folder: IssuesFolder = None,
    form: Annotated[Format, typer.Option("--format", help="text 给人看，json、sarif 给程序看")] = Format.TEXT,
    fix: Fix = False,
    yes: Yes = False,
    quiet: Quiet = False,
) -> int:
    """检查稿件：哪个文件、哪一行、怎么改。加 --fix 把标点、空格一类改好。"""
    if fix and form is not Format.TEXT:
        raise typer.BadParameter("--fix 要给您看改了什么，只能和 --format text 一起用")
    terminal = Terminal(quiet=quiet or form is not Format.TEXT)
    archive, only = narrow_to(choose_archive(find_root(), issues_folder), issues or [])
    rules = read_rules(archive.root)
    if fix:
        _fix(archive, only, rules, terminal, ask=not yes)
    problems, titles = _find(archive, only, rules, terminal)
    if form is Format.JSON:
        typer.echo(as_json(problems))
    elif form is Format.SARIF:
        typer.echo(as_sarif(problems))
    else:
        _show(problems, titles, terminal)
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0


def _find(
    archive: Archive, only: Collection[str], rules: HouseRules, terminal: Terminal
) -> tuple[tuple[Problem, ...], Mapping[str, str]]:
    """All problems, and titles by path; where the loader refuses, its problems and those of sound texts."""
    texts = read_texts(archive.root, archive.issues, only)
    try:
        publication = load_archive(archive, terminal, only=only)
    except BulletinError as error:
        broken = {problem.path for problem in error.problems}
        sound = {path: text for path, text in texts.items() if path not in broken}
        rest = (finding.problem for finding in find_text_faults(sound, rules))
        return (*error.problems, *rest), {}
    titles = {article.path: article.title for issue in publication.issues for article in issue.articles}
    return check_publication(publication, texts, rules, only), titles


def _show(problems: Sequence[Problem], titles: Mapping[str, str], terminal: Terminal) -> None:
    for group in group_problems(problems, titles):
        terminal.out.print(Text(group.heading, style="bold"))
        for problem in group.problems:
            line = Text(f"  {SEVERITY_NAMES[problem.severity]} ", style=SEVERITY_STYLES[problem.severity])
            line.append(describe(problem, show_path=group.show_path), style="not bold default")
            terminal.out.print(line)
    terminal.say(count(problems))


def _fix(
    archive: Archive, only: Collection[str], rules: HouseRules, terminal: Terminal, *, ask: bool
) -> None:
    """Mend file by file; each is shown and, unless told otherwise, asked for."""
    changed = 0
    for path, text in read_texts(archive.root, archive.issues, only).items():
        mended = mend(path, text, rules)
        if not mended.changes:
            continue
        _show_changes(mended, terminal)
        if ask and not _agrees(path, terminal):
            continue
        copy = write_mended(archive.root, path, mended.text)
        changed += 1
        terminal.say(f"改好了；原来的存为 {copy.name}" if copy else "改好了；原来的在 git 里")
    terminal.say(f"改了{changed}个文件。" if changed else "没有改动。")


def _agrees(path: str, terminal: Terminal) -> bool:
    """Whether the editor wants this file mended; nobody there to answer means no."""
    try:
        answer = typer.prompt(f"改 {path} 吗？写 y 再回车就改，直接回车不改", default="", show_default=False)
    except typer.Abort:
        terminal.err.print("\n没有人回答，这个文件没有改；要不问就改，请加 --yes")
        return False
    return answer.strip().lower() in _YES


def _show_changes(mended: Mended, terminal: Terminal) -> None:
    terminal.out.print(Text(f"{mended.path}：可以放心改的有{len(mended.changes)}处", style="bold"))
    for change in mended.changes:
        terminal.out.print(Text(f"  第{change.line}行　“{change.before}”改成“{change.after}”"))
