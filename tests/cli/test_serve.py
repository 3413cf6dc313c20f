"""``serve`` as an editor runs it: a process of its own, a browser's questions, Ctrl+C."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from serving import Served, serving

ROOT = Path(__file__).parents[2]
PATIENCE = 240.0
"""Seconds after which a test gives up; a busy machine is slow."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent as SIGINT, which Windows has not"),
]


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


@contextmanager
def preview_of(archive: Path) -> Iterator[tuple[Served, int]]:
    """``serve`` on a free port."""
    with serving(archive, "serve", "--port", "0", patience=PATIENCE) as served:
        port = urlsplit(served.addresses[0]).port
        assert port is not None
        yield served, port


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
    with preview_of(archive) as (served, port):
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
        assert "预览已结束" in served.end(signal.SIGINT)


def test_kill_ends_as_an_interrupt_does(archive: Path) -> None:
    """A service manager or a colleague's ``kill``: the closing sentence, and the exit code of Ctrl+C."""
    with preview_of(archive) as (served, port):
        _until(port, lambda state: state["pages"] and not state["working"])
        assert "预览已结束" in served.end(signal.SIGTERM)


def test_an_archive_that_cannot_be_read_is_shown_and_can_be_mended(archive: Path) -> None:
    """The preview opens although nothing can be made yet."""
    issue = archive / "issues" / "2026-1" / "issue.yml"
    good = issue.read_bytes()
    issue.write_text("年份：2026", encoding="utf-8")
    with preview_of(archive) as (served, port):
        state = _until(port, lambda state: state["trouble"])
        assert state["web"] == 0
        issue.write_bytes(good)
        assert _until(port, lambda s: s["web"] and not s["trouble"] and s["pages"] and not s["working"])
        said = served.end(signal.SIGINT)
    assert said.splitlines() == [state["trouble"], "改好了，预览已更新。", "预览已结束。"]


ARTICLE, ISSUE = "issues/2026-1/02-样稿.md", "issues/2026-1/issue.yml"
FRONT = "---\n标题: 甲\n栏目: 特稿\n---\n\n"
SLIPS: tuple[tuple[str, str, bytes], ...] = (
    ("an empty file", ARTICLE, b""),
    ("another encoding", ARTICLE, FRONT.encode("gb18030")),
    ("a control character", ARTICLE, f"{FRONT}\x00\x1b[2J\n".encode()),
    ("a tower of quotes", ARTICLE, FRONT.encode() + b"> " * 500 + b"x\n"),
    ("a jump without its partner", ARTICLE, f"{FRONT}甲（下转8页）乙。\n".encode()),
    ("a picture that is not there", ARTICLE, f"{FRONT}![图](a.png)\n".encode()),
    ("an issue file without sense", ISSUE, "年份：2026".encode()),
    ("a publication without departments", "mkdocs.yml", b"extra: {publication: {}}\n"),
    ("a theme that is not there", "mkdocs.yml", b"site_name: x\ntheme: nothing\n"),
)
IMPRINT = """年份: 2026
期号: 1
准印证号: （样刊，无）
编印单位: 样刊编写组
发送对象: 试用者
印刷单位: 文印室
印刷日期: 2026年2月
印数: 按需
"""


def test_no_slip_of_the_hand_stops_the_preview(archive: Path) -> None:
    """One after the other, each saved and mended again: told, survived, and gone when it is mended."""
    (archive / ISSUE).write_text(IMPRINT, encoding="utf-8")
    with preview_of(archive) as (served, port):
        _until(port, lambda state: state["pages"] and not state["working"])
        for name, path, content in SLIPS:
            file = archive / path
            good = file.read_bytes()
            file.write_bytes(content)
            state = _until(port, lambda state: state["trouble"] and not state["working"])
            assert all(problem["message"] and problem["remedy"] for problem in state["problems"]), name
            assert "Error" not in state["trouble"], name
            file.write_bytes(good)
            _until(port, lambda state: not state["trouble"] and not state["working"])
            assert "书放在那里" in _page(port, "/site/2026-1/01-%E6%A0%B7%E7%A8%BF/"), name
        assert served.process.poll() is None
