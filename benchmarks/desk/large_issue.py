"""An archive with one issue of 65,000 characters, made from the sample issues' own paragraphs.

Goes in: the archive beside this file. Comes out: a copy of it with one more issue, for measuring.
"""

from __future__ import annotations

import re
import shutil
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ("mkdocs.yml", "content", "issues", "theme")
ISSUE = "2026-3"
DEPARTMENTS = ("特稿", "学习论坛", "会议专题", "调研报告", "视察考察", "建言献策", "履职风采", "文史天地")
_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)


def copy_archive(folder: Path) -> Path:
    """The archive's content without outputs and caches."""
    archive = folder / "archive"
    archive.mkdir()
    for name in CONTENT:
        source = ROOT / name
        shutil.copytree(source, archive / name) if source.is_dir() else shutil.copy(source, archive / name)
    return archive


def add_large_issue(archive: Path, characters: int = 65_000, articles: int = 24) -> Path:
    """Write the issue into the archive: ``articles`` of equal length; the folder of the issue."""
    folder = archive / "issues" / ISSUE
    folder.mkdir()
    settings = "年份: 2026\n期号: 3\n总期号: 63\n出版日期: 2026-06-30\n"
    (folder / "issue.yml").write_text(settings, encoding="utf-8")
    source = cycle(_paragraphs(archive))
    for number in range(1, articles + 1):
        body = _take(source, characters // articles)
        department = DEPARTMENTS[(number - 1) * len(DEPARTMENTS) // articles]
        front = f"---\n标题: 样稿第{number}篇\n栏目: {department}\n作者: 样刊编写组\n---\n\n"
        (folder / f"{number:02}-样稿{number}.md").write_text(front + body, encoding="utf-8")
    return folder


def _paragraphs(archive: Path) -> list[str]:
    """Plain paragraphs of the sample issues: no pictures, tables, lists, notes or jump marks."""
    found = []
    for file in sorted(archive.glob("issues/*/*.md")):
        body = _FRONT.sub("", file.read_text(encoding="utf-8"), count=1)
        found += [part for part in body.split("\n\n") if re.match(r"[\u4e00-\u9fff“《]", part)]
    return [part.strip() for part in found if not re.search(r"下转|上接|\[\^|\]\(|未完待续", part)]


def _take(paragraphs: cycle[str], characters: int) -> str:
    """Paragraphs of together about so many characters, under headings."""
    parts: list[str] = []
    size = 0
    while size < characters:
        if len(parts) % 6 == 3:
            parts.append(f"## 第{len(parts) // 6 + 1}节")
        parts.append(next(paragraphs))
        size += len(parts[-1])
    return "\n\n".join(parts) + "\n"
