"""Which article a command means, and whether the editor agrees to what it would do."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import typer
from rich.text import Text

from bulletin.cli.archive import Archive
from bulletin.cli.terminal import Terminal
from bulletin.desk import list_slugs
from bulletin.errors import BulletinError, Problem


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article's file: its issue's folder and its slug (03-停车)."""

    folder: Path
    slug: str

    @property
    def id(self) -> str:
        """The article's id."""
        return f"{self.folder.name}/{self.slug}"


def find_article(archive: Archive, written: str, beside: Path | None = None) -> ArticleFile:
    """The article named by id, by path, or, ``beside`` an issue's folder, by file name alone.

    BulletinError when there is none, with the name that is most like it.
    """
    path = Path(written)
    if path.suffix == ".md" and path.is_file():
        return ArticleFile(path.resolve().parent, path.stem)
    issue, _, slug = written.removesuffix(".md").replace("\\", "/").removeprefix("issues/").rpartition("/")
    folder = archive.issues / issue if issue else beside
    known = list_slugs(folder) if folder is not None and folder.is_dir() else ()
    if folder is not None and slug in known:
        return ArticleFile(folder, slug)
    numbered = [one for one in known if slug in one.split("-", 1)]
    if folder is not None and len(numbered) == 1:
        return ArticleFile(folder, numbered[0])
    guess = difflib.get_close_matches(slug, known, 1, 0.3)
    remedy = "请写成 2026-1/03-停车 这样"
    if folder is not None and guess:
        remedy = f"是不是“{folder.name}/{guess[0]}”？"
    raise BulletinError([Problem(written, None, "没有找到这一篇", remedy, "article-missing")])


class Answer(IntEnum):
    """What came of a question; the value is the exit code of a command that then does nothing more."""

    YES = -1
    NO = 0
    NOBODY = 2


def ask(
    terminal: Terminal,
    *,
    yes: bool,
    question: str = "照这样改吗？（y 改，n 不改）",
    undone: str = "以上都还没有改。要照这样改，请在命令后面加 --yes。",
) -> Answer:
    """Whether to go on: said beforehand with --yes, or asked on a terminal; else ``undone`` is said."""
    if yes:
        return Answer.YES
    if sys.stdin.isatty():
        return Answer.YES if typer.confirm(question) else Answer.NO
    terminal.err.print(Text(undone))
    return Answer.NOBODY


def show_lines(terminal: Terminal, title: str, lines: Iterable[str]) -> None:
    """A title and what belongs under it."""
    terminal.say(title)
    for line in lines:
        terminal.say(f"  {line}")
