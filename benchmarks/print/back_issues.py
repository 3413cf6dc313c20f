"""The two printed back issues set again, with 题头 紧: our start pages beside the printed ones.

Run: PYTHONPATH=. .venv/bin/python benchmarks/print/back_issues.py FOLDER
FOLDER holds jinchengzhengxie-54.txt and -43.txt, the scanned text; it is not part of the project.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

from bulletin.importer.write import run_import
from bulletin.load import load_publication
from bulletin.model import HeadHeight, JumpMode, PageSource
from bulletin.print import PrintOptions, typeset_issue

ROOT = Path(__file__).resolve().parents[2]
ISSUES = (("jinchengzhengxie-54", "2022-3", 17, 57), ("jinchengzhengxie-43", "2020-4", 16, 48))
"""Text, folder, characters of a line, and the most pages before 工作动态."""


def main() -> None:
    """Import, set, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as name:
        for text, issue, characters, most in ISSUES:
            set_again(folder / f"{text}.txt", Path(name), issue, characters, most)


def set_again(text: Path, archive: Path, issue_id: str, characters: int, most: int) -> None:
    """One issue; prints a line for each article and the sums."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (archive / "mkdocs.yml").write_text(
        settings.replace("      - 特稿\n", "      - 特稿\n      - 本期关注\n"), encoding="utf-8"
    )
    run_import(text, archive / "issues" / issue_id)
    publication = load_publication(archive, only=[issue_id])
    issue = publication.issue(issue_id)
    setting = replace(
        issue.typesetting,
        characters_per_line=characters,
        head=HeadHeight.TIGHT,
        jumps=JumpMode.AUTOMATIC,
        pages=PageSource.COMPUTED,
    )
    made = typeset_issue(
        publication,
        replace(issue, typesetting=setting),
        PrintOptions(archive / "cache", ROOT / "theme" / "print"),
    )
    printed = {article.id: article.page for article in issue.articles}
    for pages in made.page_map.articles:
        jumps = "".join(f" 下转{jump.to_page}页" for jump in pages.jumps)
        print(f"{pages.article:36} printed {printed[pages.article]!s:>4} ours {pages.start:3}{jumps}")
    last = made.page_map.articles[-1].start - 1
    earlier = sum(pages.start <= (printed[pages.article] or 999) for pages in made.page_map.articles)
    print(
        f"{issue_id}: {last} pages before 工作动态 (at most {most}); {earlier} of {len(printed)} articles",
        end="",
    )
    print(
        f" begin on the printed page or earlier; {len(made.warnings)} warnings, {len(made.pdf) / 1e6:.2f} MB"
    )


if __name__ == "__main__":
    main()
