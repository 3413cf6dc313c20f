"""``serve`` as an editor runs it: a process of its own, a browser's questions, Ctrl+C."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0
"""Seconds after which a test gives up; a busy machine is slow."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent as SIGINT, which Windows has not"),
]


@contextmanager
def serving(archive: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The command on a free port; it is ended, however the test ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bulletin.cli", "serve", "--port", "0"],
        cwd=archive,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    watchdog = threading.Timer(PATIENCE, process.kill)
    watchdog.start()
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
        assert found, said
        yield process, int(found[1])
    finally:
        watchdog.cancel()
        process.kill()
        process.wait()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The archive with one issue of three articles."""
    for name in ("mkdocs.yml", "content", "theme"):
        source = ROOT / name
        target = tmp_path / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    folder = tmp_path / "issues" / "2026-1"
    folder.mkdir(parents=True)
    (folder / "issue.yml").write_text("年份: 2026\n期号: 1\n", encoding="utf-8")
    for number in (1, 2, 3):
        text = f"---\n标题: 第{number}篇\n栏目: 特稿\n---\n\n" + "书放在那里，没有人去看它。" * 40 + "\n"
        (folder / f"{number:02}-样稿.md").write_text(text, encoding="utf-8")
    return tmp_path


def _until(port: int, wanted: Callable[[Any], object]) -> Any:
    """The first state of the preview that is so."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", "/desk/events")
    stream = connection.getresponse()
    try:
        while line := stream.readline():
            if line.startswith(b"data: ") and wanted(state := json.loads(line.removeprefix(b"data: "))):
                return state
    finally:
        connection.close()
    raise AssertionError("the preview ended")


def _page(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path)
    answer = connection.getresponse()
    assert answer.status == 200, path
    body = answer.read().decode()
    connection.close()
    return body


def test_an_editors_hour(archive: Path) -> None:
    """Both are made; a save shows on both; an error keeps the last good one; Ctrl+C ends cleanly."""
    article = archive / "issues" / "2026-1" / "02-样稿.md"
    good = article.read_bytes()
    with serving(archive) as (process, port):
        state = _until(port, lambda state: state["pages"] and not state["working"])
        assert "1" in [page["label"] for page in state["pages"]["pages"]]
        article.write_bytes(good + "\n新添的一段话。\n".encode())
        state = _until(
            port, lambda s: s["web"] > state["web"] and s["pages"]["draft"] == "" and not s["working"]
        )
        assert state["saved"] == "2026-1/02-样稿/"
        address = "/site/2026-1/02-%E6%A0%B7%E7%A8%BF/"
        assert "新添的一段话" in _page(port, address)
        article.write_bytes(good.replace("栏目".encode(), "栏木".encode()))
        state = _until(port, lambda state: state["trouble"] and not state["working"])
        assert "处错误" in state["trouble"]
        assert any(problem["path"] == "issues/2026-1/02-样稿.md" for problem in state["problems"])
        assert "新添的一段话" in _page(port, address)
        assert not (archive / "site-internal").exists()
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0
        assert "预览已结束" in said
        assert "Traceback" not in said


def test_an_archive_that_cannot_be_read_is_shown_and_can_be_mended(archive: Path) -> None:
    """The preview opens although nothing can be made yet."""
    issue = archive / "issues" / "2026-1" / "issue.yml"
    good = issue.read_bytes()
    issue.write_text("年份：2026", encoding="utf-8")
    with serving(archive) as (_, port):
        state = _until(port, lambda state: state["trouble"])
        assert state["web"] == 0
        issue.write_bytes(good)
        assert _until(port, lambda state: state["web"] and not state["trouble"])
