"""``import``: Word drafts into an issue, and back issues from scanned text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bulletin.cli.drafts import WORD_ENDINGS, import_word
from bulletin.cli.options import IssuesFolder, Quiet
from bulletin.cli.terminal import Terminal
from bulletin.importer.write import run_import
from bulletin.load.archive import FOLDER_NAME
from bulletin.load.pictures import SUFFIXES

_PICTURES = SUFFIXES | {".bmp", ".tif", ".tiff", ".svg", ".heic"}
Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="文件", help="Word 文稿（.docx、.doc、.wps，可以几份一起），或扫描识别出的旧刊（.txt、.md）"
    ),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="期号", help="Word 文稿放进哪一期，编号接着排", show_default=False),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="位置", help="旧刊放到哪个文件夹；Word 文稿写成哪个 .md", show_default=False
    ),
]
DepartmentName = Annotated[
    str | None, typer.Option("--department", metavar="栏目", help="这几份文稿的栏目", show_default=False)
]
Report = Annotated[
    Path | None, typer.Option("--report", metavar="文件", help="把每处判断写成 JSON", show_default=False)
]
Review = Annotated[
    Path | None,
    typer.Option("--review", metavar="文件", help="旧刊：做一张网页，原文和结果左右对照", show_default=False),
]


def import_(
    files: Files,
    to: To = None,
    out: Out = None,
    department: DepartmentName = None,
    report: Report = None,
    review: Review = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的稿件，或改过的旧刊文件夹")] = False,
    issues_folder: IssuesFolder = None,
    quiet: Quiet = False,
) -> int:
    """把 Word 文稿变成一期里的稿件，或把扫描的旧刊变成一期。

    Word 文稿：认出标题、副题、作者、小标题，表格、脚注、图片照收，标点修好；没有收的字一一列出。

    旧刊：分篇、接段、归位转页。

    例：python3 build.py import 停车调研.docx 提案.docx --to 2026-3　　python3 build.py import 旧刊.txt

    例：python3 build.py import 旧报.txt --out issues/2022-9
    """
    terminal = Terminal(quiet=quiet)
    if _are_drafts(files, to, department, review):
        return import_word(
            files, to, out, department, report, terminal, force=force, issues_folder=issues_folder
        )
    return _import_back_issue(files[0], out, report, review, terminal, force=force)


def _are_drafts(files: list[Path], to: str | None, department: str | None, review: Path | None) -> bool:
    """Whether these are Word files, and not one back issue; BadParameter for what fits neither."""
    drafts = [file for file in files if file.suffix.lower() in WORD_ENDINGS]
    picture = next((file.name for file in files if file.suffix.lower() in _PICTURES), None)
    if picture:
        message = (
            f"“{picture}”是图片，不能导入；配文章的，放进那一期的 images 文件夹，正文里写 "
            f"![图注](images/{picture})；扫描的旧刊，先用识别软件变成 .txt"
        )
        raise typer.BadParameter(message, param_hint="'文件'")
    if drafts and len(drafts) < len(files):
        raise typer.BadParameter("Word 文稿和旧刊的文字请分两次导入", param_hint="'文件'")
    if drafts and review is not None:
        raise typer.BadParameter("对照页只有旧刊才有；Word 文稿请用 --report", param_hint="'--review'")
    if not drafts and (to is not None or department is not None):
        raise typer.BadParameter("--to 和 --department 只用于 Word 文稿；旧刊用 --out", param_hint="'--to'")
    if not drafts and len(files) > 1:
        raise typer.BadParameter("旧刊一次导入一个文件", param_hint="'文件'")
    return bool(drafts)


def _import_back_issue(
    file: Path, out: Path | None, report: Path | None, review: Path | None, terminal: Terminal, *, force: bool
) -> int:
    with terminal.step(f"整理 {file.name}"):
        made = run_import(file, out, report, review, force=force)
    rows = [
        ("文件夹", str(made.folder)),
        ("文章", f"{made.articles} 篇，{made.paragraphs} 段，转页 {made.jumps} 处"),
        ("请看一遍", f"拿不准 {made.unsure} 处，未收入正文 {made.left_out} 处"),
    ]
    rows += _tell_unnumbered(made.folder)
    rows += [("报告", str(made.report))] if made.report else []
    rows += [("对照页", str(made.review))] if made.review else []
    terminal.show_summary("整理好了。", rows)
    return 0


def _tell_unnumbered(folder: Path) -> list[tuple[str, str]]:
    """How a folder becomes an issue whose name is no issue's."""
    if FOLDER_NAME.fullmatch(folder.name):
        return []
    passed_over = folder.name.startswith("_")
    reason = "没有读到期号，build 先跳过它" if passed_over else "文件夹名不是 年份-期号"
    remedy = "是哪一期，就加 --out issues/2022-9 这样再导入一次；或改文件夹名，在 issue.yml 里写上年份和期号"
    return [("还不是一期", f"{reason}；{remedy}")]
