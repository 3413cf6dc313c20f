"""What ``move`` and ``rename`` share: their words, and showing before doing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bulletin.cli.archive import Archive
from bulletin.cli.articles import Answer, ask, show_lines
from bulletin.cli.terminal import Terminal
from bulletin.desk import FileChange, apply_changes

OneArticle = Annotated[str, typer.Argument(metavar="稿件", help="稿件，如 2026-1/03-停车，或它的路径")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="不再问，照列出的改")]


def carry_out(
    terminal: Terminal, archive: Archive, folder: Path, changes: Sequence[FileChange], *, yes: bool
) -> int:
    """Show the changes, ask, and make them; 0 also when the editor says no, 2 when nobody can answer."""
    renamed = [f"{change.old.name} → {change.new.name}" for change in changes if change.is_rename]
    edited = [line for change in changes for line in _edits(change, archive)]
    if not changes:
        terminal.say("名字没有变，什么也不用改。")
        return 0
    show_lines(terminal, f"改名 {len(renamed)} 个文件（{folder.name}）", renamed)
    if edited:
        show_lines(terminal, f"改内容 {len(edited)} 处", edited)
    answer = ask(terminal, yes=yes)
    if answer is not Answer.YES:
        return answer
    apply_changes(changes, folder.parent)
    terminal.say("改好了。")
    return 0


def _edits(change: FileChange, archive: Archive) -> list[str]:
    """The lines of a file that change, before and after."""
    is_inside = change.old.is_relative_to(archive.root)
    name = change.old.relative_to(archive.root).as_posix() if is_inside else str(change.old)
    before, after = change.before.decode().splitlines(), change.after.decode().splitlines()
    if len(before) != len(after):
        gone = [line.strip() for line in before if line not in after]
        return [f"{name}　删去 {line}" for line in gone]
    return [
        f"{name}:{number}　{_difference(old, new)}"
        for number, (old, new) in enumerate(zip(before, after, strict=True), 1)
        if old != new
    ]


def _difference(old: str, new: str, around: int = 12) -> str:
    """The part of two lines that differs, with a few characters around it."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    start = max(0, head - around)
    shown = [line[start : len(line) - max(0, tail - around)].strip() for line in (old, new)]
    return " → ".join(shown)


def _shared(one: str, other: str) -> int:
    """How many characters two lines begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, yours) in pairs if mine != yours), min(len(one), len(other)))
