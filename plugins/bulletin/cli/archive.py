"""Where an archive's folders are, and which issues a command means."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import typer

_WRITTEN = re.compile(r"((?:19|20)\d{2})\D{1,3}0*([1-9]\d?)\D{0,2}")
"""An issue as people write it: 2026-03, 2026年第3期."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The folders of one archive; all absolute.

    ``root`` holds mkdocs.yml and theme/, ``issues`` the issue folders; ``site`` and ``dist`` are
    outputs, ``cache`` may be deleted at any time.
    """

    root: Path
    issues: Path
    site: Path
    dist: Path
    cache: Path

    @property
    def config_file(self) -> Path:
        """The publication's settings."""
        return self.root / "mkdocs.yml"

    def issue_folder(self, issue: str) -> Path:
        """The folder of an issue that is named by its id or by a path; BadParameter when there is none."""
        for folder in (Path(issue), self.issues / issue):
            if (folder / "issue.yml").is_file() or (folder.is_dir() and any(folder.glob("*.md"))):
                return folder.resolve()
        raise _no_such_issue(issue, self.issues)


def find_root() -> Path:
    """The archive that the command is meant for: this folder or the nearest above with mkdocs.yml.

    Elsewhere it is the one that build.py stands in (BULLETIN_ROOT). BadParameter when there is none.
    """
    here = Path.cwd()
    named = os.environ.get("BULLETIN_ROOT")
    for folder in (here, *here.parents, *([Path(named)] if named else [])):
        if (folder / "mkdocs.yml").is_file() and (folder / "theme").is_dir():
            return folder
    message = f"应在资料的文件夹里运行（里面有 mkdocs.yml 和 theme），现在的文件夹 {here} 和它的上级都没有"
    raise typer.BadParameter(message)


def choose_archive(
    root: Path, issues: Path | None = None, site: Path | None = None, dist: Path | None = None
) -> Archive:
    """The archive's folders; what is not given stands in its usual place under ``root``."""
    return Archive(
        root,
        (issues or root / "issues").resolve(),
        (site or root / "site").resolve(),
        (dist or root / "dist").resolve(),
        root / ".cache" / "bulletin",
    )


def narrow_to(archive: Archive, issues: list[str]) -> tuple[Archive, tuple[str, ...]]:
    """The archive that holds the issues named, and their ids; all must stand in one folder."""
    folders = [archive.issue_folder(issue) for issue in issues]
    parents = {folder.parent for folder in folders}
    if len(parents) > 1:
        raise typer.BadParameter("一次命令里的各期应在同一个文件夹下，请分几次运行", param_hint="'期号'")
    if not folders:
        return archive, ()
    moved = Archive(archive.root, parents.pop(), archive.site, archive.dist, archive.cache)
    return moved, tuple(folder.name for folder in folders)


def _no_such_issue(issue: str, issues: Path) -> typer.BadParameter:
    if issue.endswith(".md"):
        message = (
            f"“{issue}”是一篇稿件，这里要写期号（如 2026-1）；只检查这一篇：python3 build.py check {issue}"
        )
        return typer.BadParameter(message, param_hint="'期号'")
    known = sorted(folder.name for folder in issues.glob("*-*") if folder.is_dir()) if issues.is_dir() else []
    have = f"现有 {'、'.join(known)}" if known else f"“{issues.name}”里还没有任何一期"
    message = f"没有“{issue}”这一期，{have}；{_advice(issue, known)}"
    return typer.BadParameter(message, param_hint="'期号'")


def _advice(issue: str, known: Collection[str]) -> str:
    """What to write in the place of an issue that is not there."""
    numbers = _WRITTEN.fullmatch(issue)
    meant = f"{numbers[1]}-{numbers[2]}" if numbers else ""
    if meant in known:
        return f"是不是“{meant}”？"
    if meant:
        return f"要新建这一期，先运行 python3 build.py new {meant}"
    return "请写期号（如 2026-1）或那一期文件夹的路径"
