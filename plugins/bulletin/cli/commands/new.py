"""``new``: the folder of the next issue, or one more article in an issue."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bulletin.cli.archive import Archive, choose_archive, find_root
from bulletin.cli.articles import Answer, ask
from bulletin.cli.departments import choose_department
from bulletin.cli.loading import load_sound
from bulletin.cli.options import IssuesFolder, Quiet
from bulletin.cli.terminal import Terminal
from bulletin.desk import begin_article, begin_issue, issues_a_year, next_issue_id
from bulletin.errors import BulletinError, Problem
from bulletin.model import Publication
from bulletin.outputs import staging_folder, swap_in


def new(
    issue: Annotated[
        str | None,
        typer.Argument(metavar="[期号]", help="期号，如 2026-3；不写就接着上一期", show_default=False),
    ] = None,
    article: Annotated[
        str | None,
        typer.Option("--article", metavar="标题", help="在这一期里加一篇稿件", show_default=False),
    ] = None,
    department: Annotated[
        str | None,
        typer.Option("--department", metavar="栏目", help="新稿件的栏目（平常是头一个）", show_default=False),
    ] = None,
    author: Annotated[str, typer.Option("--author", metavar="姓名", help="新稿件的作者")] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="期号超出刊期也不再问")] = False,
    issues_folder: IssuesFolder = None,
    quiet: Quiet = False,
) -> int:
    """建立新一期的文件夹，或在一期里加一篇稿件；已有的文件从不覆盖。

    新一期：总期号接着编，编委会、版权页各项和版式照上一期，issue.yml 末尾列出上一期的栏目供安排。
    新稿件：编号接着排，文首按栏目写好要填的项。

    例：python3 build.py new 2026-3　　python3 build.py new 2026-3 --article 停车新规 --department 社情民意
    """
    terminal = Terminal(quiet=quiet)
    archive = choose_archive(find_root(), issues_folder)
    if article is None:
        return _new_issue(archive, issue, terminal, yes=yes)
    if issue is None:
        raise typer.BadParameter(
            "加一篇稿件要写明是哪一期，例如 new 2026-3 --article 标题", param_hint="'期号'"
        )
    folder = archive.issue_folder(issue)
    return _new_article(archive, folder, article, department, author, terminal)


def _new_issue(archive: Archive, issue: str | None, terminal: Terminal, *, yes: bool) -> int:
    publication, unread = load_sound(archive, terminal)
    wanted = next_issue_id(publication, unread) if issue is None else issue
    begun = begin_issue(publication, wanted, unread)
    target = archive.issues / begun.id
    if target.exists():
        message, remedy = "这个文件夹已经有了，不会去动它", "换一个期号，或先把它移走"
        raise BulletinError([Problem(f"issues/{begun.id}", None, message, remedy, "issue-exists")])
    answer = _fits(publication, begun.id, terminal, yes=yes)
    if answer is not Answer.YES:
        return answer
    with staging_folder(target) as staged:
        for name, text in begun.files.items():
            (staged / name).write_text(text, encoding="utf-8")
        (staged / "images").mkdir()
        swap_in(staged, target)
    terminal.say(f"新一期在 {target}。")
    if unread:
        terminal.say(f"{'、'.join(unread)} 里有错，读不出来，没有照它；总期号和编委会请核对一遍。")
    terminal.say(f"先改 issue.yml，再照 01 那一篇写稿；写好后运行 python3 build.py check {begun.id}")
    return 0


def _fits(publication: Publication, issue: str, terminal: Terminal, *, yes: bool) -> Answer:
    """Whether the year has room for this number, or the editor wants it all the same."""
    limit, number = issues_a_year(publication), int(issue.rpartition("-")[2])
    if limit is None or number <= limit:
        return Answer.YES
    terminal.say(f"{publication.frequency}一年 {limit} 期，“{issue}”是第 {number} 期，是不是写错了？")
    return ask(
        terminal,
        yes=yes,
        question="还是照建吗？（y 建，n 不建）",
        undone="还没有建。确实要建，请在命令后面加 --yes；刊期变了，改 mkdocs.yml 的“刊期”。",
    )


def _new_article(
    archive: Archive, folder: Path, title: str, department: str | None, author: str, terminal: Terminal
) -> int:
    chosen = choose_department(archive, department)
    taken = [file.name for file in folder.iterdir()]
    begun = begin_article(title, chosen, author, taken)
    file = folder / begun.file_name
    with file.open("x", encoding="utf-8", newline="\n") as stream:  # x: never over a file that is there
        stream.write(begun.text)
    terminal.say(f"新稿件在 {file}，栏目 {chosen.name}。写好后运行 python3 build.py check {folder.name}")
    return 0
