"""``rename``: another short title in an article's file name, with every reference to it."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin.cli.archive import choose_archive, find_root
from bulletin.cli.articles import find_article
from bulletin.cli.options import IssuesFolder, Quiet
from bulletin.cli.renaming import OneArticle, Yes, carry_out
from bulletin.cli.terminal import Terminal
from bulletin.desk import plan_renaming, rename_slug


def rename(
    article: OneArticle,
    short: Annotated[str, typer.Argument(metavar="新短题", help="文件名里的新短题；前面的数字不变")],
    yes: Yes = False,
    issues_folder: IssuesFolder = None,
    quiet: Quiet = False,
) -> int:
    """给一篇稿件的文件改名：各期里的 续自、链接、导读一起改好。先列出要改什么，同意了才动手。

    只改文件名，稿件的标题不变。要么全部改好，要么一处也不动。网页的地址会跟着变。

    例：python3 build.py rename 2026-1/03-停车 停车新规
    """
    terminal = Terminal(quiet=quiet)
    archive = choose_archive(find_root(), issues_folder)
    found = find_article(archive, article)
    renamed = rename_slug(found.slug, short, f"{found.id}.md")
    changes = plan_renaming(found.folder, found.folder.parent, archive.root, renamed)
    return carry_out(terminal, archive, found.folder, changes, yes=yes)
