"""Only the page that was opened with the key may write; every other request is refused."""

from __future__ import annotations

import base64
import http.client
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.writing.stage import PARKING, PNG, Desk, desk_at


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A running server."""
    with desk_at(tmp_path) as started:
        yield started


def _wrong(port: int) -> dict[str, dict[str, str]]:
    return {
        "no key": {"X_Desk_Key": ""},
        "another key": {"X_Desk_Key": "x" * 32},
        "a name that leads here": {"Host": f"evil.example:{port}"},
        "a name, and its origin": {"Host": f"evil.example:{port}", "Origin": f"http://evil.example:{port}"},
        "another site": {"Origin": "https://evil.example"},
        "another server of this machine": {"Origin": "http://127.0.0.1:1"},
        "a sandboxed frame": {"Origin": "null"},
        "no origin": {"Origin": ""},
        "the browser's own word": {"Sec_Fetch_Site": "cross-site"},
        "a form": {"Content_Type": "text/plain"},
        "a form with a file": {"Content_Type": "multipart/form-data"},
    }


@pytest.mark.parametrize("kind", list(_wrong(0)))
def test_a_request_that_is_not_the_pages_own_is_refused(desk: Desk, kind: str) -> None:
    """Nothing is read for it, nothing written."""
    save = {"path": "issues/2026-1/03-新.md", "raw": "{}"}
    for body in (
        {"action": "persistEntry", "params": {"dataFiles": [save], "assets": []}},
        {"action": "getEntry", "params": {"path": "issues/2026-1/01-停车.md"}},
        {"action": "deleteFiles", "params": {"paths": ["issues/2026-1/01-停车.md"]}},
    ):
        status, answer = desk.post(body, **_wrong(desk.server.server_port)[kind])
        assert status == 403
        assert "停车的地方" not in str(answer)
    assert sorted(file.name for file in desk.file("").iterdir()) == ["01-停车.md", "02-坏.md", "issue.yml"]
    assert desk.file("01-停车.md").read_text(encoding="utf-8") == PARKING


def test_the_right_request_is_answered(desk: Desk) -> None:
    """The same without the faults."""
    assert desk.post({"action": "info"})[0] == 200


def test_no_key_no_cookie_and_no_leave_for_others(desk: Desk) -> None:
    """The page does not give its key away, and lets no other page frame it or read it."""
    connection = http.client.HTTPConnection("127.0.0.1", desk.server.server_port, timeout=20)
    connection.request("GET", "/")
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()
    assert desk.server.gate.key not in page
    assert answer.headers["Set-Cookie"] is None
    assert answer.headers["Access-Control-Allow-Origin"] is None
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'none'" in policy
    assert "http" not in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]


def test_a_page_under_another_name_is_not_shown(desk: Desk) -> None:
    """DNS that leads to 127.0.0.1 opens nothing."""
    port = desk.server.server_port
    assert desk.get("/", f"evil.example:{port}")[0] == 403
    assert desk.get("/decap/decap-cms.js", f"127.0.0.1.evil.example:{port}")[0] == 403
    assert desk.get("/", f"127.0.0.1:{port}")[0] == 200


def test_only_this_machine_can_connect(desk: Desk) -> None:
    """It is bound to the loopback address."""
    assert desk.server.server_address[0] == "127.0.0.1"


def test_a_request_too_large_is_refused_before_it_is_read(desk: Desk) -> None:
    """With its length alone."""
    with socket.create_connection(("127.0.0.1", desk.server.server_port), timeout=20) as line:
        port = desk.server.server_port
        head = (
            f"POST /api/v1 HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
            f"Content-Type: application/json\r\nX-Desk-Key: {desk.server.gate.key}\r\n"
            "Content-Length: 99999999999\r\n\r\n"
        )
        line.sendall(head.encode())
        assert b" 413 " in line.recv(4096)


@pytest.mark.parametrize(
    "path",
    [
        "issues/2026-1/../../mkdocs.md",
        "issues/../issues/2026-1/01-停车.md",
        "issues/2026-1/images/a.md",
        "issues/2026-1/_01.md",
        "issues/2026-1/.a.md",
        "issues/2026-1/a.txt",
        "issues/2026-1/a b.md",
        "issues/2026-1/a\\b.md",
        "issues/2026-1/a\x00.md",
        "issues/2026-9/01.md",
        "issues/images/01.md",
        "/etc/passwd",
        "mkdocs.yml",
        "theme/x.md",
        "",
    ],
)
def test_nothing_outside_the_issues_can_be_read_written_or_deleted(desk: Desk, path: str) -> None:
    """Nor anything in them that is no article."""
    before = sorted(desk.issues.parent.rglob("*"))
    for action, params in (
        ("persistEntry", {"dataFiles": [{"path": path, "raw": '{"标题": "甲"}'}], "assets": []}),
        ("deleteFiles", {"paths": [path]}),
        ("look", {"path": path, "raw": "{}"}),
    ):
        status, answer = desk.post({"action": action, "params": params})
        assert status in (200, 403, 422), answer
        assert action == "look" or status != 200
    assert sorted(desk.issues.parent.rglob("*")) == before


def test_a_link_that_leads_out_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    """Neither an article nor a picture."""
    outside = tmp_path / "秘密.md"
    outside.write_text("---\n标题: 秘密\n栏目: 甲\n---\n\n正文\n", encoding="utf-8")
    desk.file("05-链接.md").symlink_to(outside)
    (tmp_path / "甲.png").write_bytes(PNG)
    desk.file("images").mkdir()
    desk.file("images/甲.png").symlink_to(tmp_path / "甲.png")
    entry = desk.open("05-链接.md")
    assert "秘密" not in str(entry)
    assert "指向这一期文件夹以外" in entry["读不了"]
    assert desk.get(f"/picture/{desk.server.gate.glance}/2026-1/images/%E7%94%B2.png")[0] == 404


def test_no_picture_is_put_where_a_link_leads(desk: Desk, tmp_path: Path) -> None:
    """The folder of pictures itself may be a link."""
    (tmp_path / "别处").mkdir()
    desk.file("images").symlink_to(tmp_path / "别处")
    asset = {"path": "issues/2026-1/images/甲.png", "content": base64.b64encode(PNG).decode()}
    status, answer = desk.post({"action": "persistMedia", "params": {"asset": asset}})
    assert (status, answer["error"]) == (403, "images 通到这一期的文件夹外面，图片没有存；把它换成真的文件夹")
    assert list((tmp_path / "别处").iterdir()) == []


def test_pictures_are_seen_with_their_own_key_only(desk: Desk) -> None:
    """And nothing but pictures."""
    desk.file("images").mkdir()
    desk.file("images/a.png").write_bytes(PNG)
    glance = desk.server.gate.glance
    assert desk.get(f"/picture/{glance}/2026-1/images/a.png") == (200, PNG)
    assert desk.get("/picture/x/2026-1/images/a.png")[0] == 404
    assert desk.get(f"/picture/{glance}/2026-1/issue.yml")[0] == 404
    assert desk.get(f"/picture/{glance}/2026-1/../../bundle/decap-cms.js")[0] == 404
    assert desk.get("/decap/../issues/2026-1/issue.yml")[0] == 404


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "x",
        {},
        {"action": "none"},
        {"action": "getEntry"},
        {"action": "look", "params": []},
        {
            "action": "persistEntry",
            "params": {"dataFiles": [{"path": "issues/2026-1/01-停车.md", "raw": "x"}]},
        },
        {"action": "persistMedia", "params": {"asset": 1}},
        {"action": "getEntry", "params": {"path": [1]}},
    ],
)
def test_a_request_without_sense_is_answered_with_a_sentence(desk: Desk, body: object) -> None:
    """And the server goes on."""
    status, answer = desk.post(body)
    assert status in (403, 422)
    assert answer["error"]
    assert desk.post({"action": "info"})[0] == 200
