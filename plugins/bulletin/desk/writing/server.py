"""The form's server: the page, Decap CMS from this machine's own disk, and the answers to its questions.

It listens on the loopback address only, and asks no other host for anything; ``gate`` tells who may
write. Goes in: requests. Comes out: files of the page, pictures of the issues, answers as JSON.
"""

from __future__ import annotations

import contextlib
import json
import re
from http import HTTPStatus
from importlib import resources
from pathlib import Path
from typing import Any

from bulletin.desk.loopback import HOST, LoopbackHandler, LoopbackServer, bind, type_of
from bulletin.desk.writing.actions import WRITING, Actions, Readers
from bulletin.desk.writing.disk_trouble import disk_trouble
from bulletin.desk.writing.gate import Gate
from bulletin.desk.writing.issue_files import IssueFiles
from bulletin.desk.writing.sent import read_sent
from bulletin.errors import BulletinError

LIMIT = 60_000_000
"""Bytes of a request: a picture of 45 MB, in the form in which browsers send it."""
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' blob: data:; font-src 'self' data:; connect-src 'self' blob: data:; frame-src 'self'; "
    "worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Decap compiles the rules for its settings as it starts, and writes its styles into the page."""
_SCRIPTS = ("start.js", "draft.js", "panel.js", "body.js", "save.js", "words.js", "open.js")
PAGES = ("index.html", "style.css", *_SCRIPTS)
_CODES = {
    "changed-meanwhile": HTTPStatus.CONFLICT,
    "name-taken": HTTPStatus.CONFLICT,
    "file-missing": HTTPStatus.CONFLICT,
    "outside": HTTPStatus.FORBIDDEN,
}


class DeskServer(LoopbackServer):
    """One thread a request. ``bundle`` is the folder of Decap's scripts."""

    def __init__(self, port: int, files: IssueFiles, readers: Readers, bundle: Path, preview: str) -> None:
        self.gate, self.files, self.bundle = Gate(), files, bundle
        self.actions = Actions(files, readers, preview, f"/picture/{self.gate.glance}/")
        super().__init__((HOST, port), _Handler)

    @property
    def start(self) -> str:
        """The address that opens the form: what stands behind # never leaves the browser."""
        return f"{self.address}#key={self.gate.key}"


def open_desk(port: int, files: IssueFiles, readers: Readers, bundle: Path, preview: str) -> DeskServer:
    """The server, bound to its port but not yet serving. MachineError when the port cannot be had."""
    return bind(lambda: DeskServer(port, files, readers, bundle, preview), port, "desk", "写稿台")


class _Handler(LoopbackHandler):
    """Answers one request."""

    server: DeskServer
    timeout = 120

    def do_GET(self) -> None:  # noqa: N802 - the library calls it so
        """The page, Decap's scripts, pictures."""
        path = self.asked_path()
        name = path.removeprefix("/") or "index.html"
        first, _, rest = name.partition("/")
        if not self.is_ours():
            self.send(HTTPStatus.FORBIDDEN, "只在本机用 127.0.0.1 打开写稿台。")
        elif name in PAGES:
            content = (resources.files("bulletin.desk.writing") / "page" / name).read_bytes()
            self.send(HTTPStatus.OK, content, type_of(name), {"Content-Security-Policy": POLICY})
        elif first == "decap":
            self._send_script(rest)
        elif first == "picture":
            self._send_picture(rest)
        elif name == "favicon.ico":
            self.send(HTTPStatus.NO_CONTENT, b"")
        else:
            self.send(HTTPStatus.NOT_FOUND, "没有这一页。")

    do_HEAD = do_GET  # noqa: N815 - the same

    def do_POST(self) -> None:  # noqa: N802 - the same
        """An action; its answer, or why not."""
        refusal = self.server.gate.refusal(self.headers, self.server.address)
        size = self.headers.get("Content-Length", "")
        if refusal or self.asked_path() != "/api/v1":
            self.close_connection = True
            self._send_error(HTTPStatus.FORBIDDEN, refusal or "没有这一页。")
        elif not re.fullmatch(r"\d{1,9}", size) or int(size) > LIMIT:
            self.close_connection = True
            self._send_error(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "太大了：一张图片应在 45 MB 以内，请缩小再传"
            )
        else:
            self._act(self.rfile.read(int(size)))

    def _act(self, body: bytes) -> None:
        action = ""
        try:
            asked = read_sent(body)
            action = str(asked["action"])
            answer = self.server.actions.answer(action, dict(asked.get("params") or {}))
        except BulletinError as error:
            status = _CODES.get(error.problems[0].code, HTTPStatus.UNPROCESSABLE_ENTITY)
            self._send_error(status, "\n".join(f"{one.message}；{one.remedy}" for one in error.problems))
        except FileNotFoundError:
            self._send_error(HTTPStatus.NOT_FOUND, "没有这个文件；它可能改了名或移走了，请刷新这一页")
        except OSError as error:
            self._send_error(*disk_trouble(error, is_writing=action in WRITING))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._send_error(HTTPStatus.UNPROCESSABLE_ENTITY, "浏览器送来的请求读不懂；请刷新这一页再试")
        else:
            self._send_json(HTTPStatus.OK, answer)

    def _send_script(self, name: str) -> None:
        content: bytes | None = None
        if "/" not in name and name.endswith((".js", ".css")):
            with contextlib.suppress(OSError, ValueError):  # no such file, or none that a disk can have
                content = (self.server.bundle / name).read_bytes()
        if content is None:
            self.send(HTTPStatus.NOT_FOUND, "没有这个文件。")
        else:
            self.send(HTTPStatus.OK, content, type_of(name), {"Cache-Control": "max-age=86400"})

    def _send_picture(self, rest: str) -> None:
        glance, _, place = rest.partition("/")
        issue, _, name = place.partition("/")
        content: bytes | None = None
        if glance == self.server.gate.glance:
            try:
                content = self.server.files.picture(issue, name)
            except (BulletinError, OSError, ValueError):
                content = None
        if content is None:
            self.send(HTTPStatus.NOT_FOUND, "没有这张图片。")
        else:
            self.send(HTTPStatus.OK, content, type_of(name))

    def _send_error(self, status: HTTPStatus, message: str) -> None:
        self._send_json(status, {"error": message})

    def _send_json(self, status: HTTPStatus, value: Any) -> None:
        # A file on the disk may have a name that is no text.
        said = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
        self.send(status, said, "application/json; charset=utf-8")
