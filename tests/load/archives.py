"""Small archives for the loader's tests: files by path, and the problems that loading them gives."""

from __future__ import annotations

import shutil
from pathlib import Path

from bulletin.errors import BulletinError, Problem
from bulletin.load import load_publication

BAD_ISSUES = Path(__file__).parents[1] / "bad_issues"
GOOD = BAD_ISSUES / "_good"


def good_archive(root: Path) -> Path:
    """A sound archive of one issue with one article, in ``root``."""
    shutil.copytree(GOOD, root, dirs_exist_ok=True)
    return root


def write(root: Path, path: str, content: str | bytes) -> Path:
    """A file of the archive, its folders made."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def article(*keys: str, body: str = "停车的地方不够。\n") -> str:
    """The text of an article with these lines of front matter besides title and department."""
    return "\n".join(["---", "标题: 停车记", "栏目: 建言献策", *keys, "---", "", body])


def problems(root: Path) -> tuple[Problem, ...]:
    """What is wrong with an archive; nothing when it loads."""
    try:
        load_publication(root)
    except BulletinError as error:
        return error.problems
    return ()
