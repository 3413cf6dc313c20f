"""``print``: the PDF of one issue, as proof, for the print shop, or as a booklet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bulletin.cli.archive import choose_archive, find_root, narrow_to
from bulletin.cli.loading import load_archive
from bulletin.cli.options import DistFolder, IssuesFolder, OneIssue, Quiet
from bulletin.cli.printing import layout_bytes, print_issues
from bulletin.cli.terminal import Terminal
from bulletin.outputs import write_whole
from bulletin.print import PrintKind, pdf_name
from bulletin.print.press import page_plan_svg, page_plan_text

_NAMES = {PrintKind.PROOF: "校样", PrintKind.PRESS: "印刷文件", PrintKind.BOOKLET: "折页册子"}


def print_(
    issue: OneIssue,
    kind: Annotated[
        PrintKind, typer.Option("--kind", help="proof 校样；press 给印刷厂；booklet 办公室打印、对折成册")
    ] = PrintKind.PROOF,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="文件", help="写到哪个文件", show_default=False)
    ] = None,
    issues_folder: IssuesFolder = None,
    dist: DistFolder = None,
    quiet: Quiet = False,
) -> int:
    """只做一期的 PDF。"""
    terminal = Terminal(quiet=quiet)
    archive, only = narrow_to(choose_archive(find_root(), issues_folder, dist=dist), [issue])
    publication = load_archive(archive, terminal, only=only)
    chosen = publication.issue(only[0])
    printed = print_issues(archive, publication, [chosen], terminal, None, kind=kind, preflight=True)[
        chosen.id
    ]
    target = out or archive.dist / chosen.id / pdf_name(publication, chosen, kind)
    write_whole(target, printed.pdf)
    if out is None and kind is PrintKind.PROOF:
        write_whole(target.with_name("layout.json"), layout_bytes(printed.layout))
    terminal.show_problems(printed.warnings)
    rows = [(_NAMES[kind], str(target)), ("正文", f"{printed.page_map.body_pages} 页")]
    if printed.report is not None:
        page = target.with_suffix(".html")
        write_whole(page, printed.report.as_html(page_plan_svg(printed.layout)).encode())
        rows.append(("印前检查", str(page)))
        terminal.say(page_plan_text(printed.layout))
        terminal.say(printed.report.as_text())
    terminal.show_summary(f"{chosen.number.text}排好了。", rows)
    return 0
