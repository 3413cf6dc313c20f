"""Word drafts for ``import``: where they go, what reads and mends them, and what the editor is told."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import typer
from rich.text import Text

from bulletin.check import HouseRules, mend, read_rules
from bulletin.cli.archive import Archive, choose_archive, find_root
from bulletin.cli.departments import choose_department, list_departments
from bulletin.cli.terminal import Terminal
from bulletin.errors import MachineError
from bulletin.importer.word.findings import Weight
from bulletin.importer.word.office import draw_nothing, find_office
from bulletin.importer.word.pipeline import Mend
from bulletin.importer.word.write import Target, Tools, import_drafts
from bulletin.importer.word.writing.report import ORDER, DraftReport, MarkChange, describe, write_json
from bulletin.load.encoding import CONTROLS
from bulletin.load.files import name_of
from bulletin.outputs import write_whole
from bulletin.setup import OFFICE, install_line

WORD_ENDINGS = frozenset([".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt"])
_MOST_MARKS = 12
"""Lines with repaired marks that the terminal lists; the rest stands in the report."""
_STYLES = {Weight.TODO: "bold red", Weight.LOOK: "yellow", Weight.OUT: "magenta", Weight.DONE: "dim"}


def import_word(
    files: list[Path],
    to: str | None,
    out: Path | None,
    department: str | None,
    report: Path | None,
    terminal: Terminal,
    *,
    force: bool,
    issues_folder: Path | None,
) -> int:
    """Import the drafts and tell what was decided; 0, or an error that says why nothing was written."""
    archive = choose_archive(find_root(), issues_folder)
    target = _target(archive, to, out, len(files), force=force)
    chosen = choose_department(archive, department).name if department else ""
    names = tuple(one.name for one in list_departments(archive))
    office = find_office()
    tools = Tools(
        to_docx=office.to_docx if office else _no_office,
        mend=_mending(read_rules(archive.root)),
        draw=office.draw if office else draw_nothing,
        departments=names,
        department=chosen,
    )
    with terminal.step("读取文稿"):
        made = import_drafts(files, target, tools)
    if report is not None:
        write_whole(report, write_json(made).encode())
    for one in made:
        _show(one, terminal)
    _show_next(made, target, report, terminal)
    if any(finding.kind == "栏目" for one in made for finding in one.findings):
        terminal.say(f"可用的栏目：{'、'.join(names)}")
    return 0


def _target(archive: Archive, to: str | None, out: Path | None, count: int, *, force: bool) -> Target:
    """The folder of the issue, or where --out says. BadParameter when that is not clear."""
    if (to is None) == (out is None):
        message = "Word 文稿放到哪里？请写 --to 2026-3（放进那一期），或 --out 稿件.md，二者写一个"
        raise typer.BadParameter(message, param_hint="'--to'")
    if to is not None:
        folder = archive.issue_folder(to)
        return Target(folder, name_of(folder, archive.root), force=force)
    assert out is not None
    named = out.suffix.lower() == ".md"
    if named and count > 1:
        raise typer.BadParameter(
            "几份文稿不能写进一个 .md；请写 --to 期号，或 --out 文件夹", param_hint="'--out'"
        )
    folder = (out.parent if named else out).resolve()
    return Target(folder, name_of(folder, archive.root), out.name if named else "", force)


def _mending(rules: HouseRules) -> Mend:
    """The mending of ``check --fix``, which changes marks and spaces and nothing else."""

    def mended(path: str, text: str) -> tuple[str, tuple[MarkChange, ...]]:
        done = mend(path, text, rules)
        return done.text, tuple(MarkChange(c.line, c.reason, c.before, c.after) for c in done.changes)

    return mended


def _no_office(_data: bytes, name: str) -> bytes:
    line = install_line(OFFICE, platform=sys.platform, has_apt=shutil.which("apt-get") is not None)
    remedy = f"在 Word 或 WPS 里另存为 .docx 再导入；或者装上它：{line}"
    raise MachineError(f"{name} 是旧格式的文稿，要用 LibreOffice 来读，这台电脑没有装", remedy)


def _show(report: DraftReport, terminal: Terminal) -> None:
    terminal.say("")
    title = Text(CONTROLS.sub("", f"《{report.title}》"), style="bold green")
    way = CONTROLS.sub("", f"　{report.source} → {report.file}")
    if not terminal.quiet:
        terminal.out.print(title.append(way, style="not bold default"))
    for weight in ORDER:
        for finding in report.of(weight):
            if terminal.quiet and weight is not Weight.TODO:
                continue
            line = Text(f"  {weight.value} ", style=_STYLES[weight])
            line.append(describe(finding), style="not bold default")
            terminal.out.print(line)
    for change in report.marks[:_MOST_MARKS]:
        said = f"  标点 第{change.line}行　“{change.before}”改成“{change.after}”"
        terminal.say(CONTROLS.sub("", said))
    if len(report.marks) > _MOST_MARKS:
        terminal.say(f"  标点 还有{len(report.marks) - _MOST_MARKS}行，加 --report 报告.json 可以看到全部")


def _show_next(
    made: tuple[DraftReport, ...], target: Target, report: Path | None, terminal: Terminal
) -> None:
    counts = {weight: sum(len(one.of(weight)) for one in made) for weight in ORDER}
    rows = [
        ("稿件", f"{len(made)} 篇，图片 {sum(len(one.pictures) for one in made)} 张"),
        ("请您办", f"{counts[Weight.TODO]} 处"),
        ("请看一遍", f"拿不准 {counts[Weight.LOOK]} 处，没有收 {counts[Weight.OUT]} 处"),
        ("标点", f"改了 {sum(len(one.marks) for one in made)} 行"),
    ]
    rows += [("报告", str(report))] if report else []
    terminal.say("")
    terminal.show_summary("导入好了。", rows)
    if not target.file:
        terminal.say(f"改好以后运行 python3 build.py check {target.folder.name}")
