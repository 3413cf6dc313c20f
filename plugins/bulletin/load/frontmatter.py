"""An article's two halves: the front matter between two lines of ``---``, and the body under it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin.errors import BulletinError, Problem

LIMIT = 64_000
"""Characters of a front matter; an editor's note of a whole page is 1,000."""
_NEAR_MISS = re.compile(r"^\s*[-—－–‐−_=*~]{2,}\s*$")
_EXAMPLE = "请在最上面写四行：---，标题: 关于大力发展康养旅游的建议，栏目: 社情民意，---；正文写在下面"


@dataclass(frozen=True, slots=True)
class Halves:
    """``yaml`` and ``body`` with the file's line, from 1, on which each begins."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def split(text: str, path: str) -> Halves:
    """The two halves of an article file; blank lines above are allowed. Raises BulletinError."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), None)
    if start is None:
        raise BulletinError([Problem(path, None, "文件是空的，应有文首和正文", _EXAMPLE, "file-empty")])
    if lines[start].rstrip() != "---":
        raise BulletinError([_missing(path, start, lines[start])])
    end = next((n for n in range(start + 1, len(lines)) if lines[n].rstrip() == "---"), None)
    if end is None:
        raise BulletinError([_open(path, start, lines)])
    halves = Halves("\n".join(lines[start + 1 : end]), start + 2, "\n".join(lines[end + 1 :]), end + 2)
    if len(halves.yaml) > LIMIT:
        message = f"文首应在{LIMIT:,}字以内，现有{len(halves.yaml):,}字"
        remedy = "正文应写在第二个 --- 之后；看看 --- 是否放错了地方"
        raise BulletinError([Problem(path, start + 1, message, remedy, "front-matter-large")])
    return halves


def _missing(path: str, start: int, found: str) -> Problem:
    shown = found.strip()[:20]
    if _NEAR_MISS.match(found):
        message = f"文首应以三个半角短横 --- 开头，现为“{shown}”"
        return Problem(path, start + 1, message, "请改成 ---", "front-matter-missing")
    message = f"没有文首：文件应以单独一行 --- 开头，现为“{shown}”"
    return Problem(path, start + 1, message, _EXAMPLE, "front-matter-missing")


def _open(path: str, start: int, lines: list[str]) -> Problem:
    near = next((n for n in range(start + 1, len(lines)) if _NEAR_MISS.match(lines[n])), None)
    if near is not None:
        message = f"文首应以三个半角短横 --- 收尾，现为“{lines[near].strip()[:20]}”"
        return Problem(path, near + 1, message, "请改成 ---", "front-matter-open")
    message = "文首没有收尾：从这一行的 --- 往下，找不到第二个单独成行的 ---"
    remedy = "在文首最后一行的下面、正文的上面，加一行 ---"
    return Problem(path, start + 1, message, remedy, "front-matter-open")
