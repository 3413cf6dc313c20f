"""Seconds of ``python3 build.py`` on a generated archive: cold, unchanged, one article changed.

Run: .venv/bin/python benchmarks/build/large_archive.py [ARTICLES]        default: 1000, in 40 issues
Everything is made, as an editor would make it: the website with index, EPUBs and pictures of all printed
pages, and every issue's PDF. An article has 3,000 characters.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "benchmarks" / "search"), str(ROOT / "tests")]

from archive import generate_archive  # noqa: E402
from whole_build import build  # noqa: E402

from bulletin.model import Issue  # noqa: E402

_SURROUNDINGS = ("mkdocs.yml", "content", "theme")


def write_archive(folder: Path, articles: int) -> Path:
    """The archive as an editor's folder; the file of its last article."""
    for name in _SURROUNDINGS:
        source = ROOT / name
        shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy(source, folder / name)
    publication = generate_archive(articles)
    for issue in publication.issues:
        last = _write_issue(folder / "issues" / issue.id, issue)
    return last


def _write_issue(folder: Path, issue: Issue) -> Path:
    folder.mkdir(parents=True)
    settings = f"年份: {issue.number.year}\n期号: {issue.number.first}\n公开范围: 公开\n"
    (folder / "issue.yml").write_text(settings, encoding="utf-8")
    for number, article in enumerate(issue.articles, 1):
        path = folder / f"{number:02}-篇.md"
        front = f"---\n标题: {article.title}\n栏目: {article.department}\n作者: 王某某\n---\n\n"
        paragraphs = article.body.text.replace("\n", "\n\n")
        path.write_text(f"{front}{paragraphs}\n", encoding="utf-8")
    return path


def main() -> None:
    """Print the figures."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory(dir=ROOT / ".cache") as name:
        archive = Path(name)
        last = write_archive(archive, articles)
        for what in ("从头", "没有改", "改最新一期的一篇"):
            if what.startswith("改"):
                with last.open("a", encoding="utf-8") as file:
                    file.write("\n添一句话，看要重做多少。\n")
            seconds, megabytes = build(archive)
            print(f"{articles} 篇，{what}：{seconds:.1f} 秒，最大的进程用内存 {megabytes:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
