"""The same 65,000 characters set by mkdocs-to-pdf and by us: wall time on two cores, sizes of both PDFs.

Run: PYTHONPATH=. .venv/bin/python benchmarks/print/mkdocs_to_pdf.py
mkdocs-to-pdf is installed with MkDocs and Material into a virtual environment of its own, which is thrown
away again. Both begin with Markdown in a folder and nothing kept from earlier runs, and take turns;
the best of three runs of each counts, since other programs may be at work. Our run loads, sets, cuts,
numbers, writes and proves; theirs makes one column of one typeface.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from benchmarks.print.speed import articles

ROOT = Path(__file__).resolve().parents[2]
PEER = ("mkdocs-to-pdf==0.12.1", "mkdocs==1.6.1", "mkdocs-material")
ROUNDS = 3
_SETTINGS = """site_name: 样刊
theme: {name: material, language: zh, font: false}
markdown_extensions: [tables, attr_list]
plugins:
  - to-pdf: {cover: false, output_path: peer.pdf}
"""
_ISSUE = """年份: 2026
期号: 1
总期号: 1
"""


def write_peer(folder: Path) -> None:
    """The articles as a MkDocs project."""
    (folder / "docs").mkdir(parents=True)
    for name, source in articles(edited=False):
        text = f"# {name.partition('/')[2]}\n\n{source}"
        (folder / "docs" / f"{name.partition('/')[2]}.md").write_text(text, encoding="utf-8")
    (folder / "docs/index.md").write_text("# 样刊\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")


def write_ours(folder: Path) -> None:
    """The same articles as an issue folder."""
    issue = folder / "issues" / "2026-1"
    issue.mkdir(parents=True)
    (issue / "issue.yml").write_text(_ISSUE, encoding="utf-8")
    for number, (_, source) in enumerate(articles(edited=False), 1):
        head = f"---\n标题: 第{number}篇\n栏目: 特稿\n---\n\n"
        (issue / f"{number:02}-文章.md").write_text(head + source + "\n", encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")


def set_ours(folder: Path) -> None:
    """One run of ours, in a process of its own: load the folder, set the issue, write the PDF."""
    from bulletin.load import load_publication  # noqa: PLC0415 - counted in this process only
    from bulletin.print import PrintOptions, typeset_issue  # noqa: PLC0415

    publication = load_publication(folder)
    options = PrintOptions(folder / "cache", ROOT / "theme" / "print")
    printed = typeset_issue(publication, publication.issue("2026-1"), options)
    (folder / "ours.pdf").write_bytes(printed.pdf)


def timed(command: list[str | Path], folder: Path) -> float:
    """Seconds of wall time of a command."""
    began = time.monotonic()
    ran = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if ran.returncode:
        raise SystemExit(f"{command}\n{ran.stdout[-2000:]}\n{ran.stderr[-2000:]}")
    return time.monotonic() - began


def main() -> None:
    """Print both times, their ratio, and both sizes."""
    if len(sys.argv) > 1:
        set_ours(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as name:
        home, peer, ours = Path(name) / "venv", Path(name) / "peer", Path(name) / "ours"
        venv.create(home, with_pip=True)
        python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        subprocess.run([python, "-m", "pip", "install", "-q", *PEER], check=True)
        write_peer(peer)
        write_ours(ours)
        theirs_best = ours_best = float("inf")
        for _ in range(ROUNDS):
            shutil.rmtree(ours / "cache", ignore_errors=True)
            shutil.rmtree(peer / "site", ignore_errors=True)
            theirs_best = min(theirs_best, timed([python, "-m", "mkdocs", "build", "-q"], peer))
            ours_best = min(ours_best, timed([sys.executable, __file__, ours], ROOT))
        made = next(peer.rglob("peer.pdf"))
        print(f"mkdocs-to-pdf {theirs_best:5.2f} s  {made.stat().st_size / 1e6:5.2f} MB")
        print(f"ours          {ours_best:5.2f} s  {(ours / 'ours.pdf').stat().st_size / 1e6:5.2f} MB")
        print(f"ours / mkdocs-to-pdf {ours_best / theirs_best:.2f} (at most 1)")


if __name__ == "__main__":
    main()
