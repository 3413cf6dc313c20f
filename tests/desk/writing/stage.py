"""A form's server for tests: a small archive, real files, and the answers of stand-ins for the rest."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bulletin.desk.writing import DeskServer, IssueFiles, Look, Readers, open_desk, settings
from bulletin.errors import Problem, Severity

PARKING = """\
---
# 第一稿
标题: "停车记"   # 暂定
栏目: 建言献策
作者:
  - 姓名: 甲某某 # 主笔
    职务: 委员
  - 乙某某
页码: # 待定
---

停车的地方不够。

## 一、路

路很长。
"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@dataclass(frozen=True)
class Desk:
    """A running server, and the folder of its issues."""

    server: DeskServer
    issues: Path

    def file(self, name: str) -> Path:
        """A file of the one issue."""
        return self.issues / "2026-1" / name

    def post(self, body: object, **headers: str) -> tuple[int, Any]:
        """What the server answers to a request with these headers over the right ones."""
        port = self.server.server_port
        given = {
            "Host": f"127.0.0.1:{port}",
            "Origin": f"http://127.0.0.1:{port}",
            "Content-Type": "application/json",
            "X-Desk-Key": self.server.gate.key,
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            connection.request(
                "POST", "/api/v1", json.dumps(body).encode(), {k: v for k, v in given.items() if v}
            )
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()

    def get(self, path: str, host: str = "") -> tuple[int, bytes]:
        """A page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=20)
        try:
            connection.request("GET", path, headers={"Host": host} if host else {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def ask(self, action: str, **params: Any) -> Any:
        """An answer that must be good."""
        status, answer = self.post({"action": action, "params": params})
        assert status == 200, answer
        return answer

    def open(self, name: str) -> dict[str, Any]:
        """A file as the form gets it."""
        entry: dict[str, Any] = json.loads(self.ask("getEntry", path=f"issues/2026-1/{name}")["data"])
        return entry

    def save(self, name: str, data: dict[str, Any]) -> tuple[int, Any]:
        """Save as Decap does."""
        file = {"path": f"issues/2026-1/{name}", "slug": "x", "raw": json.dumps(data, ensure_ascii=False)}
        return self.post({"action": "persistEntry", "params": {"dataFiles": [file], "assets": []}})


def look(issue: str, name: str, data: bytes) -> Look:
    """A stand-in: the text in a paragraph with a picture, one problem."""
    words = len(data.decode())
    problem = Problem(f"issues/{issue}/{name}", 3, f"共{words}字", "少写些", "many", Severity.WARNING)
    return Look('<p>正文</p><img src="images/甲.png" alt="">', (problem,))


@contextmanager
def desk_at(tmp_path: Path) -> Iterator[Desk]:
    """A server over an issue of two articles; it stops with the test."""
    issues = tmp_path / "issues"
    folder = issues / "2026-1"
    folder.mkdir(parents=True)
    (folder / "issue.yml").write_text("年份: 2026 # 今年\n期号: 1\n", encoding="utf-8")
    (folder / "01-停车.md").write_text(PARKING, encoding="utf-8")
    (folder / "02-坏.md").write_text("---\n标题：坏\n---\n\n正文\n", encoding="utf-8")
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "decap-cms.js").write_text("// script", encoding="utf-8")
    check = (
        Problem("issues/2026-1/01-停车.md", 5, "这里不对", "改好"),
        Problem("issues/2026-1/02-坏.md", 1, "坏", "改"),
        Problem("issues/2025-6/01-停车.md", 5, "别的一期同名的一篇", "改"),
    )
    readers = Readers(
        form=lambda: settings([("2026-1", "2026年第1期")], {"2026-1": ["建言献策"]}),
        look=look,
        check=lambda _: check,
    )
    with open_desk(0, IssueFiles(issues), readers, bundle, "http://127.0.0.1:1/") as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Desk(server, issues)
        finally:
            server.shutdown()
            thread.join()
