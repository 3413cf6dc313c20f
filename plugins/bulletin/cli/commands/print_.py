"""``print``: the PDF of one issue, as proof, for the print shop, or as a booklet."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from bulletin.check import IMPRINT_CODES
from bulletin.cli.archive import choose_archive, find_root, narrow_to
from bulletin.cli.loading import load_archive
from bulletin.cli.manuscripts import find_errors
from bulletin.cli.options import DistFolder, IssuesFolder, OneIssue, Quiet
from bulletin.cli.printing import layout_bytes, print_issues, proof_options
from bulletin.cli.terminal import Terminal
from bulletin.outputs import write_whole
from bulletin.print import PrintedIssue, PrintKind, pdf_name
from bulletin.print.press.drawing import page_plan_svg
from bulletin.print.press.plan_text import page_plan_text

_NAMES = {PrintKind.PROOF: "校样", PrintKind.PRESS: "印刷文件", PrintKind.BOOKLET: "折页册子"}


class Filler(Enum):
    """What the pages show that fill a press file up to a multiple of four."""

    BLANK = "空白"
    NOTES = "笔记"


Kind = Annotated[
    PrintKind,
    typer.Option("--kind", metavar="用途", help="proof 校样；press 给印刷厂；booklet 办公室打印、对折成册"),
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="文件", help="写到哪个 PDF 文件", show_default=False)
]
FillerChoice = Annotated[
    Filler, typer.Option("--filler", metavar="样式", help="给印刷厂凑足四的倍数的页：空白或笔记")
]
Watermark = Annotated[bool, typer.Option("--watermark", metavar="", help="校样的文字背后印浅色的“校样”")]


def print_(
    issue: OneIssue,
    kind: Kind = PrintKind.PROOF,
    out: Out = None,
    filler: FillerChoice = Filler.BLANK,
    watermark: Watermark = False,
    issues_folder: IssuesFolder = None,
    dist: DistFolder = None,
    quiet: Quiet = False,
) -> int:
    """只做一期的 PDF，附印前检查。

    例：python3 build.py print 2026-1　　python3 build.py print 2026-1 --kind press
    """
    if out is not None and out.suffix.lower() != ".pdf":
        raise typer.BadParameter(f"文件名应以 .pdf 结尾，现为“{out.name}”", param_hint="'--out'")
    terminal = Terminal(quiet=quiet)
    archive, only = narrow_to(choose_archive(find_root(), issues_folder, dist=dist), [issue])
    publication = load_archive(archive, terminal, only=only)
    chosen = publication.issue(only[0])
    wanted = replace(
        proof_options(archive), kind=kind, filler=filler.value, watermark=watermark, preflight=True
    )
    printed = print_issues(publication, [chosen], wanted, terminal)[chosen.id]
    if printed.report is not None:
        errors = find_errors(archive, publication, [chosen.id]).get(chosen.id, ())
        imprint = sum(problem.code in IMPRINT_CODES for problem in errors)
        printed = replace(printed, report=printed.report.with_manuscripts(len(errors), imprint))
    target = out or archive.dist / chosen.id / pdf_name(publication, chosen, kind)
    write_whole(target, printed.pdf)
    if out is None and kind is PrintKind.PROOF:
        write_whole(target.with_name("layout.json"), layout_bytes(printed.layout))
    return _report(printed, chosen.number.text, kind, target, terminal)


def _report(printed: PrintedIssue, name: str, kind: PrintKind, target: Path, terminal: Terminal) -> int:
    """What there is to say about the file made; the exit code."""
    terminal.show_problems(printed.warnings)
    rows = [(_NAMES[kind], str(target)), ("正文", f"{printed.page_map.body_pages} 页")]
    rows += _show_report(printed, target.with_suffix(".html"), terminal)
    is_ready = printed.report is None or printed.report.is_ready
    verdict = "排好了。" if is_ready else "排出来了，但还不能用，先改上面打 ✗ 的几项。"
    terminal.show_summary(f"{name}{verdict}", rows)
    return 0 if is_ready else 1


def _show_report(printed: PrintedIssue, page: Path, terminal: Terminal) -> list[tuple[str, str]]:
    """The page plan and the preflight report, in the terminal and as a page for the editor."""
    if printed.report is None:
        return []
    write_whole(page, printed.report.as_html(page_plan_svg(printed.layout)).encode())
    terminal.say(page_plan_text(printed.layout))
    terminal.say(printed.report.as_text())
    return [("印前检查", str(page))]
