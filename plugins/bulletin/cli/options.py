"""The options that commands share, with their Chinese help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bulletin.model import Edition

Issues = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="期号", help="期号（如 2026-1）或某一期文件夹的路径；不写就是全部", show_default=False
    ),
]
IssuesOrArticles = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="期号或稿件",
        help="期号（如 2026-1）、某一期的文件夹，或一篇稿件（issues/2026-1/03-停车.md）；不写就是全部",
        show_default=False,
    ),
]
OneIssue = Annotated[str, typer.Argument(metavar="期号", help="期号（如 2026-1）或那一期文件夹的路径")]
IssuesFolder = Annotated[
    Path | None,
    typer.Option("--issues", metavar="文件夹", help="各期所在的文件夹（平常是 issues）", show_default=False),
]
SiteFolder = Annotated[
    Path | None,
    typer.Option("--site", metavar="文件夹", help="网站放在哪里（平常是 site）", show_default=False),
]
DistFolder = Annotated[
    Path | None,
    typer.Option("--dist", metavar="文件夹", help="PDF 放在哪里（平常是 dist）", show_default=False),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", metavar="", help="只说问题，不说进度")]
EditionChoice = Annotated[
    Edition,
    typer.Option(
        "--edition", metavar="哪一版", help="public 公开版；internal 内部版，含内部文章", show_default=True
    ),
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", metavar="数", min=1, help="同时用几个处理器", show_default=False)
]
Strict = Annotated[bool, typer.Option("--strict", metavar="", help="有提醒也算没做成")]
