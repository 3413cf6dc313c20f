"""Whatever a client names, it gets an answer: no connection closed in its face, no line on the terminal."""

from __future__ import annotations

import errno
import http.client
import json
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletin.desk.writing import issue_files
from desk.writing.stage import PARKING, Desk, desk_at

LONG = "长" * 100
"""300 bytes: no disk takes a name as long."""
HALF = "\ud83d"
"""Half of an emoji, as JavaScript cuts one."""


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Desk]:
    """A running server that says nothing on the terminal."""
    with desk_at(tmp_path) as started:
        yield started
    assert capsys.readouterr().err == ""


def _raw(desk: Desk, head: str) -> bytes:
    with socket.create_connection(("127.0.0.1", desk.server.server_port), timeout=20) as line:
        line.sendall(head.replace("HOST", desk.server.address[7:-1]).encode())
        return line.recv(4096)


@pytest.mark.parametrize(
    "path",
    [
        f"/decap/{'a' * 300}.js",
        f"/{'a' * 300}",
        f"/picture/GLANCE/2026-1/images/{'a' * 300}.png",
        f"/picture/GLANCE/{'a' * 300}/images/a.png",
        "/decap/%00.js",
        "/decap/%ff.js",
        "/picture/GLANCE/2026-1/%00.png",
        "/decap/..%5cbundle%5cdecap-cms.js",
    ],
)
def test_a_name_that_no_disk_can_have_is_not_found(desk: Desk, path: str) -> None:
    assert desk.get(path.replace("GLANCE", desk.server.gate.glance))[0] == 404


def test_an_address_that_is_none_is_not_found(desk: Desk) -> None:
    assert b" 404 " in _raw(desk, "GET http://[ HTTP/1.1\r\nHost: HOST\r\n\r\n")
    assert b" 403 " in _raw(desk, "POST http://[ HTTP/1.1\r\nHost: HOST\r\n\r\n")


@pytest.mark.parametrize("size", ["9" * 5000, "-1", "x", "²"])
def test_a_length_that_is_none_is_refused(desk: Desk, size: str) -> None:
    head = (
        f"POST /api/v1 HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nContent-Type: application/json\r\n"
        f"X-Desk-Key: {desk.server.gate.key}\r\nContent-Length: {size}\r\n\r\n"
    )
    assert b" 413 " in _raw(desk, head)


@pytest.mark.parametrize("action", ["getEntry", "persistEntry", "deleteFiles", "check", "look"])
def test_a_file_name_too_long_is_told(desk: Desk, action: str) -> None:
    path = f"issues/2026-1/03-{LONG}.md"
    file = {"path": path, "raw": json.dumps({"标题": "甲", "栏目": "特稿"})}
    params = {**file, "paths": [path], "by": 1, "dataFiles": [file]}
    status, answer = desk.post({"action": action, "params": params})
    assert status == 422
    assert "文件名太长" in answer["error"]


@pytest.mark.parametrize("key", ["标题", "正文", "作者", "更多"])
def test_half_a_character_is_told_and_nothing_is_written(desk: Desk, key: str) -> None:
    """Where it stands, so that it can be found and deleted."""
    opened = desk.open("01-停车.md")
    odd = {
        "标题": f"停车{HALF}记",
        "正文": f"停车{HALF}记",
        "作者": [{"姓名": f"停车{HALF}记"}],
        "更多": {"来源": f"停车{HALF}记"},
    }
    sent = {**opened, key: odd[key]}
    named = {"作者": "姓名", "更多": "来源"}.get(key, key)
    for action in ("persistEntry", "look"):
        file = {"path": "issues/2026-1/01-停车.md", "raw": json.dumps(sent)}
        status, answer = desk.post({"action": action, "params": {**file, "dataFiles": [file]}})
        assert status == 422
        assert f"“{named}”里“停车”后面有半个字符" in answer["error"]
    assert desk.file("01-停车.md").read_text(encoding="utf-8") == PARKING


@pytest.mark.parametrize(
    ("action", "params"),
    [
        ("name", {"issue": "2026-1", "title": HALF}),
        ("getEntry", {"path": f"issues/2026-1/03-{HALF}.md"}),
        ("persistMedia", {"asset": {"path": f"issues/2026-1/images/{HALF}.png", "content": ""}}),
        (HALF, {}),
    ],
)
def test_half_a_character_outside_an_article_is_told(desk: Desk, action: str, params: object) -> None:
    before = sorted(desk.issues.rglob("*"))
    status, answer = desk.post({"action": action, "params": params})
    assert status == 422
    assert "半个字符" in answer["error"]
    assert sorted(desk.issues.rglob("*")) == before


def test_half_a_character_as_bytes_is_told(desk: Desk) -> None:
    """As no browser sends it, but a program may."""
    connection = http.client.HTTPConnection("127.0.0.1", desk.server.server_port, timeout=20)
    host = desk.server.address[7:-1]
    headers = {"Host": host, "Origin": f"http://{host}", "Content-Type": "application/json"}
    headers["X-Desk-Key"] = desk.server.gate.key
    body = b'{"action": "name", "params": {"issue": "2026-1", "title": "HALF"}}'
    connection.request("POST", "/api/v1", body.replace(b"HALF", b"\xed\xa0\xbd"), headers)
    answer = connection.getresponse()
    assert answer.status == 422
    assert "半个字符" in json.loads(answer.read())["error"]
    connection.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such name")
def test_a_file_whose_name_is_no_text_does_not_hide_the_others(desk: Desk) -> None:
    """In the list of articles and in that of pictures."""
    Path(os.fsdecode(os.fsencode(desk.file("03-")) + b"\xff.md")).write_text(PARKING, encoding="utf-8")
    desk.file("images").mkdir()
    Path(os.fsdecode(os.fsencode(desk.file("images/")) + b"/\xff.png")).write_bytes(b"")
    entries = desk.ask("entriesByFolder", folder="issues/2026-1", extension="md", depth=1)
    assert [json.loads(one["data"])["标题"] for one in entries][:1] == ["停车记"]
    assert len(entries) == 3
    assert len(desk.ask("pictures", issue="2026-1")) == 1
    assert desk.ask("name", issue="2026-1", title="停车") == "04-停车"


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO])
@pytest.mark.parametrize("action", ["getEntry", "entriesByFolder", "pictures", "place"])
def test_a_disk_that_does_not_read_is_not_told_as_a_save(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, action: str, code: int
) -> None:
    """Whoever only looks has saved nothing, and need not fear for a text."""

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    for name in ("articles", "read", "pictures"):
        monkeypatch.setattr(issue_files.IssueFiles, name, refuse)
    params = {"path": "issues/2026-1/01-停车.md", "folder": "issues/2026-1", "issue": "2026-1"}
    status, answer = desk.post({"action": action, "params": params})
    assert status >= 500
    assert "没有读到" in answer["error"]
    assert "存" not in answer["error"]
    assert "您写的" not in answer["error"]
