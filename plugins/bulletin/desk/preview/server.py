"""The preview's server: the page, its events, the website and the set pages, for this machine only.

It binds the loopback address, answers only when the browser asks for that very address (so that no
other site can reach it under a name of its own), and changes nothing but which issue is shown.
"""

from __future__ import annotations

import errno
import mimetypes
import os
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from bulletin.desk.preview.board import Board, as_json
from bulletin.desk.preview.gallery import Gallery
from bulletin.errors import MachineError

HOST = "127.0.0.1"
HEARTBEAT = 15.0
"""Seconds after which a silent event stream gets a comment, so that a closed browser is noticed."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PAGE = {"/": "index.html", "/desk/style.css": "style.css", "/desk/script.js": "script.js"}
_TYPES = {".webp": "image/webp", ".js": "text/javascript", ".svg": "image/svg+xml", ".xml": "application/xml"}


class Desk(Protocol):
    """What the server asks of the session."""

    def web_folder(self) -> Path | None:
        """The folder of the last good website."""

    def plan(self, name: str) -> str | None:
        """The page plan of this name, as SVG."""

    def choose(self, issue: str) -> None:
        """Show the set pages of this issue."""


class PreviewServer(ThreadingHTTPServer):
    """One thread a request; event streams end when the board is closed."""

    daemon_threads = True
    # Windows lets two programs share a port under this option, and neither would be told.
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int, desk: Desk, board: Board, gallery: Gallery) -> None:
        self.desk, self.board, self.gallery = desk, board, gallery
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        """The page's address."""
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away in the middle of an answer is nothing to tell."""


def open_server(port: int, desk: Desk, board: Board, gallery: Gallery) -> PreviewServer:
    """The server, bound to its port but not yet serving. MachineError when the port cannot be had."""
    try:
        return PreviewServer(port, desk, board, gallery)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES, errno.EPERM):
            raise
        why = "已被别的程序占用" if error.errno == errno.EADDRINUSE else "不许普通程序使用"
        other = port + 1 if 1024 <= port < 65535 else 8001
        remedy = f"换一个端口，例如 python3 build.py serve --port {other}；也可能已有一个预览开着，直接用它"
        raise MachineError(f"端口 {port} {why}，预览没有开起来", remedy) from None


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: PreviewServer
    server_version = "bulletin"
    sys_version = ""
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """The page, its events, the website, the set pages."""
        path = unquote(urlsplit(self.path).path)
        if not self._is_ours():
            self._send(HTTPStatus.FORBIDDEN, "只在本机用 127.0.0.1 打开预览。")
        elif path in PAGE:
            self._send_page(PAGE[path])
        elif path == "/favicon.ico":
            self._send(HTTPStatus.NO_CONTENT, b"")
        elif path == "/desk/events":
            self._send_events()
        elif path.startswith("/site/"):
            self._send_site(path.removeprefix("/site/"))
        elif path.startswith("/set/"):
            self._send_set(path.removeprefix("/set/"))
        else:
            self._send(HTTPStatus.NOT_FOUND, "没有这一页。")

    do_HEAD = do_GET  # noqa: N815 - the library calls it so

    def do_POST(self) -> None:
        """Choose an issue; the page alone can send the header that is asked for."""
        path = unquote(urlsplit(self.path).path)
        if not self._is_ours() or self.headers.get("X-Desk") != "1":
            self._send(HTTPStatus.FORBIDDEN, "只有预览页面能换期。")
        elif path.startswith("/desk/issue/"):
            self.server.desk.choose(path.removeprefix("/desk/issue/"))
            self._send(HTTPStatus.OK, "好。")
        else:
            self._send(HTTPStatus.NOT_FOUND, "没有这一页。")

    def _is_ours(self) -> bool:
        port = self.server.server_port
        return self.headers.get("Host", "") in (f"{HOST}:{port}", f"localhost:{port}")

    def _send_page(self, name: str) -> None:
        content = (resources.files("bulletin.desk.preview") / "page" / name).read_bytes()
        self._send(HTTPStatus.OK, content, _type_of(name), {"Content-Security-Policy": POLICY})

    def _send_events(self) -> None:
        """Server-sent events: every new state of the board as one line of JSON."""
        self.send_response(HTTPStatus.OK)
        for name, value in (("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")):
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        board, version = self.server.board, -1
        while board.is_open and self.command == "GET":
            shown = board.newer(version, HEARTBEAT)
            if shown is not None:
                version = shown.version
            said = f"data: {as_json(shown)}\n\n" if shown is not None else ": 在\n\n"
            try:
                self.wfile.write(said.encode())
            except OSError:
                return

    def _send_site(self, name: str) -> None:
        folder = self.server.desk.web_folder()
        if folder is None:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, "网站正在生成，好了会自动打开。")
            return
        file = (folder / name / "index.html") if not name or name.endswith("/") else folder / name
        if not file.resolve().is_relative_to(folder.resolve()) or not file.is_file():
            self._send(HTTPStatus.NOT_FOUND, "网站里没有这一页；文章若改了名或移走了，请从目录重新打开。")
            return
        self._send(HTTPStatus.OK, file.read_bytes(), _type_of(file.name), {"X-Frame-Options": "SAMEORIGIN"})

    def _send_set(self, name: str) -> None:
        """``3/12.webp`` is a page's picture, ``3/issue.pdf`` the PDF, ``3/plan.svg`` the page plan."""
        document, _, wanted = name.partition("/")
        content: bytes | None = None
        if wanted == "plan.svg":
            plan = self.server.desk.plan(document)
            content = plan.encode() if plan is not None else None
        elif wanted == "issue.pdf":
            content = self.server.gallery.pdf(document)
        elif wanted.removesuffix(".webp").isdecimal():
            content = self.server.gallery.picture(document, int(wanted.removesuffix(".webp")))
        if content is None:
            self._send(HTTPStatus.NOT_FOUND, "这一版已经换新，请刷新页面。")
        else:
            self._send(HTTPStatus.OK, content, _type_of(wanted), {"Cache-Control": "max-age=3600"})

    def _send(
        self,
        status: HTTPStatus,
        content: bytes | str,
        kind: str = "text/plain; charset=utf-8",
        more: dict[str, str] | None = None,
    ) -> None:
        data = content.encode() if isinstance(content, str) else content
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(data)),
            "Cache-Control": "no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            **(more or {}),
        }
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Say nothing for every request."""


def _type_of(name: str) -> str:
    suffix = Path(name).suffix
    kind = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
