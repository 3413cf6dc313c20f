"""``import``: back issues from scanned text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bulletin.cli.options import Quiet
from bulletin.cli.terminal import Terminal
from bulletin.importer.write import run_import


def import_(
    file: Annotated[Path, typer.Argument(metavar="文件", help="扫描识别出的文字（.txt 或 .md）")],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="文件夹", help="放到哪里（平常是 issues/年份-期号）", show_default=False
        ),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="文件", help="把每处拿不准的地方写成 JSON", show_default=False),
    ] = None,
    review: Annotated[
        Path | None,
        typer.Option("--review", metavar="文件", help="做一张网页，原文和结果左右对照", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖改过的文件夹")] = False,
    quiet: Quiet = False,
) -> int:
    """把扫描文字变成一期的文件夹：分篇、接段、归位转页。

    例：python3 build.py import 旧刊.txt --report 报告.json --review 对照.html
    """
    terminal = Terminal(quiet=quiet)
    with terminal.step(f"整理 {file.name}"):
        made = run_import(file, out, report, review, force=force)
    rows = [
        ("文件夹", str(made.folder)),
        ("文章", f"{made.articles} 篇，{made.paragraphs} 段，转页 {made.jumps} 处"),
        ("请看一遍", f"拿不准 {made.unsure} 处，未收入正文 {made.left_out} 处"),
    ]
    rows += [("报告", str(made.report))] if made.report else []
    rows += [("对照页", str(made.review))] if made.review else []
    terminal.show_summary("整理好了。", rows)
    return 0
