"""How commands end: an exit code of the four, a Chinese sentence, and never a traceback.

Run as processes of their own, since what is tested is what an editor's terminal shows.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.archives import tree, write_archive

PATIENCE = 120.0
"""Seconds after which a test gives up; a busy machine is slow."""
ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two small issues; ``archive`` is all there is in its folder."""
    root = tmp_path / "archive"
    (root / "theme").mkdir(parents=True)
    return write_archive(root)


def run(
    folder: Path, *arguments: str, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """A command in this folder."""
    return subprocess.run(
        [sys.executable, "-m", "bulletin.cli", *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        stdin=subprocess.DEVNULL,
        preexec_fn=before,
    )


def said(done: subprocess.CompletedProcess[str]) -> str:
    """All that was shown; no traceback, no English sentence of the library or of the system."""
    words = done.stdout + done.stderr
    assert "Traceback" not in words
    assert "程序出了意外" not in words
    assert not re.search(r"(?:No such|File exists|Not a directory|too large|Invalid|Error:|Usage)", words), (
        words
    )
    return words


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ("check 2031-1", 2, "没有“2031-1”这一期"),
        ("export", 2, "缺少“引擎”，可写的有：opensearch"),
        ("export elastic", 2, "“引擎”只能是 opensearch，现在写的是“elastic”"),
        ("check 2026-01", 2, "是不是“2026-1”"),
        ("check 2026-7", 2, "先运行 python3 build.py new 2026-7"),
        ("check 2026-1/03-停.md", 1, "是不是“2026-1/03-停车”"),
        ("pages 2026-1/03-停车.md", 2, "是一篇稿件，这里要写期号"),
        ("import a.docx --to 2026-7", 2, "先运行 python3 build.py new 2026-7"),
        ("import 市场.png", 2, "“市场.png”是图片"),
        ("new 2026-7", 2, "双月刊一年 6 期"),
        ("new 2026-7 --yes", 0, "新一期在"),
        ("--version", 0, "内刊出版系统 "),
        ("check /nowhere", 2, "没有“/nowhere”这一期"),
        ("check --issues /nowhere", 1, "没有这个文件夹"),
        ("build --issues mkdocs.yml", 1, "没有这个文件夹"),
        ("build --jobs 0", 2, "应不小于"),
        ("new ../x", 1, "期号应写成"),
        ("new 2026-99", 1, "期号应写成"),
        ("new  --quiet", 0, ""),
        ("move 2026-1/03-停车 --after x", 1, "没有找到这一篇"),
        ("rename 2026-1/03-停车 a/b", 1, "做不成文件名"),
        ("pages x", 2, "没有“x”这一期"),
        ("print 2026-1 --out a.txt", 2, "应以 .pdf 结尾"),
        ("schema --out mkdocs.yml", 3, "已经有同名的文件"),
        ("schema --out mkdocs.yml/x", 3, "建不成文件夹"),
        ("export opensearch --out mkdocs.yml/x", 3, "建不成文件夹"),
        ("search 停车", 1, "还没有做好的网站"),
        ("import nowhere.txt", 1, "nowhere.txt"),
        ("serve --port 99999", 2, "应不大于 65535"),
        ("build --jbos 2", 2, "没有“--jbos”这个选项，是不是“--jobs”"),
        ("build --odt", 2, "没有“--odt”这个选项，可写的有：--edition、--issues、"),
        ("build --hepub", 2, "是不是“--epub”"),
        ("nothing", 2, "没有“nothing”这个命令"),
    ],
)
def test_a_wrong_request_ends_in_a_sentence(archive: Path, arguments: str, code: int, words: str) -> None:
    """What is wrong, and the exit code for its kind."""
    done = run(archive, *arguments.split())
    assert words in said(done)
    assert done.returncode == code, said(done)


@pytest.mark.parametrize("nothing", ["", " ", "\u3000"])
def test_a_search_for_nothing_asks_for_a_word(archive: Path, nothing: str) -> None:
    """As the web page does; there is no advice to write fewer words than none."""
    done = run(archive, "search", nothing)
    assert "请写下要找的词，例如 search 校样" in said(done)
    assert done.returncode == 2


@pytest.mark.parametrize("command", ["check", "build", "serve", "new", "doctor", "schema"])
def test_outside_an_archive_the_editor_is_told_where_to_go(tmp_path: Path, command: str) -> None:
    """The folder that it was called in, and what an archive's folder looks like."""
    done = run(tmp_path, command)
    assert "应在资料的文件夹里运行" in said(done)
    assert done.returncode == 2


def _tiny_files() -> None:
    """What a full disk does to a program, as far as a test can have it: no file over 100 bytes."""
    resource = pytest.importorskip("resource")
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


@pytest.mark.skipif(os.name == "nt", reason="limits of processes are not known there")
@pytest.mark.parametrize(
    "arguments", [["new"], ["schema"], ["check", "--fix", "--yes"], ["export", "opensearch"]]
)
def test_a_full_disk_leaves_everything_as_it_was(archive: Path, arguments: list[str]) -> None:
    """No half of a file, no copy cut short, no scratch file."""
    article = archive / "issues/2026-1/03-停车.md"
    article.write_text(article.read_text(encoding="utf-8") + "路修通了,好。\n" * 60, encoding="utf-8")
    before = tree(archive)
    done = run(archive, *arguments, before=_tiny_files)
    assert "磁盘已满" in said(done)
    assert done.returncode == 3
    after = {name: data for name, data in tree(archive).items() if not name.startswith((".cache", ".vscode"))}
    assert after == {name: data for name, data in before.items() if not name.startswith(".cache")}


@pytest.mark.skipif(os.name == "nt", reason="limits of processes are not known there")
def test_a_full_disk_keeps_the_old_pdf(archive: Path) -> None:
    """And no half of a new one stands beside it."""
    shutil.copytree(Path(__file__).parents[2] / "theme/print", archive / "theme/print")
    old = archive / "dist/2026-1/晋城政协-2026-1.pdf"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"%PDF old")
    done = run(archive, "print", "2026-1", before=_tiny_files)
    assert "磁盘已满" in said(done)
    assert done.returncode == 3
    assert {file.name: file.read_bytes() for file in old.parent.iterdir()} == {old.name: b"%PDF old"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(archive: Path) -> None:
    """The editor's colleague has made the archive read-only."""
    issues = archive / "issues"
    issues.chmod(0o555)
    try:
        done = run(archive, "new")
    finally:
        issues.chmod(0o755)
    assert "没有读写的权限" in said(done)
    assert done.returncode == 3


def _as_build_py_does() -> None:
    """Nobody listens yet."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent as SIGINT, which Windows has not")
@pytest.mark.parametrize("arguments", [["check"], ["build"], ["print", "2026-1"], ["pages", "2026-1"]])
@pytest.mark.parametrize("after", [0.02, 0.3, 0.9, 1.6])
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_quietly(archive: Path, arguments: list[str], after: float, stop: int) -> None:
    """Ctrl+C or kill while Python starts, files are read, pages are set; or the command was faster."""
    before = tree(archive / "issues")
    process = subprocess.Popen(
        [sys.executable, "-m", "bulletin.cli", *arguments],
        cwd=archive,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=_as_build_py_does,  # noqa: PLW1509 - nothing else runs here
    )
    time.sleep(after)
    process.send_signal(stop)
    out, err = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in out + err, err
    assert "程序出了意外" not in err
    assert tree(archive / "issues") == before
    assert not (archive / "site").exists() or process.returncode in (0, 1, 3)
