"""``move``: an article to another place of its issue, files numbered anew, with every reference."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin.cli.archive import Archive, choose_archive, find_root
from bulletin.cli.articles import ArticleFile, find_article
from bulletin.cli.loading import load_archive
from bulletin.cli.options import IssuesFolder, Quiet
from bulletin.cli.renaming import OneArticle, Yes, carry_out
from bulletin.cli.terminal import Terminal
from bulletin.desk import list_slugs, move_slug, plan_renaming
from bulletin.errors import BulletinError, Problem
from bulletin.model import PageSource


def move(
    article: OneArticle,
    after: Annotated[
        str | None, typer.Option("--after", metavar="稿件", help="放到哪一篇的后面", show_default=False)
    ] = None,
    first: Annotated[bool, typer.Option("--first", help="放到本期最前面")] = False,
    yes: Yes = False,
    issues_folder: IssuesFolder = None,
    quiet: Quiet = False,
) -> int:
    """把一篇稿件挪到本期的另一处：文件重新编号，各期里的 续自、链接、导读一起改好。

    先列出要改什么，同意了才动手；要么全部改好，要么一处也不动。
    次序变了的几篇，文首写着的 页码 一起删去；还要写的，之后再运行 pages --write。

    例：python3 build.py move 2026-1/03-停车 --after 2026-1/07-旅游
    """
    terminal = Terminal(quiet=quiet)
    archive = choose_archive(find_root(), issues_folder)
    moved = find_article(archive, article)
    if (after is None) is not first:
        raise typer.BadParameter("写 --after 哪一篇，或写 --first", param_hint="'--after'")
    behind = find_article(archive, after, moved.folder) if after is not None else None
    _check(moved, behind)
    are_facts = _has_printed_pages(archive, moved, terminal)
    renamed = move_slug(list_slugs(moved.folder), moved.slug, behind.slug if behind else None)
    if not renamed:
        terminal.say("它已经在那里了，什么也不用改。")
        return 0
    changes = plan_renaming(
        moved.folder, moved.folder.parent, archive.root, renamed, unpaged=() if are_facts else renamed
    )
    return carry_out(terminal, archive, moved.folder, changes, yes=yes)


def _check(moved: ArticleFile, behind: ArticleFile | None) -> None:
    if behind is None:
        return
    if behind.folder != moved.folder:
        message = f"只能在同一期里挪动，“{behind.id}”是另一期的"
        remedy = "要换一期，请把文件移到那一期的文件夹，图片也一起移，再运行 python3 build.py check"
        raise BulletinError([Problem(f"{moved.id}.md", None, message, remedy, "issues-apart")])
    if behind == moved:
        message, remedy = "不能放到它自己的后面", "请写另一篇"
        raise BulletinError([Problem(f"{moved.id}.md", None, message, remedy, "after-itself")])


def _has_printed_pages(archive: Archive, moved: ArticleFile, terminal: Terminal) -> bool:
    """Whether the issue's page numbers are facts; BulletinError when its order is theirs."""
    issue = load_archive(archive, terminal, only=[str(moved.folder)]).issue(moved.folder.name)
    if issue.typesetting.pages is not PageSource.PRINTED:
        return False
    if all(article.page is not None for article in issue.articles):
        message = "这一期是按印好的页码排的，挪动文件不起作用"
        remedy = "核对纸本，改正这一篇的 页码"
        raise BulletinError([Problem(f"{moved.id}.md", None, message, remedy, "pages-printed")])
    return True
