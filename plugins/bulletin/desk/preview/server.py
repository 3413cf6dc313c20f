"""The preview's server: the page, its events, the website and the set pages, for this machine only.

It binds the loopback address, answers only when the browser asks for that very address (so that no
other site can reach it under a name of its own), and changes nothing but which issue is shown.
"""

from __future__ import annotations

import contextlib
import re
from http import HTTPStatus
from importlib import resources
from pathlib import Path
from typing import Protocol

from bulletin.desk.loopback import HOST, LoopbackHandler, LoopbackServer, bind, type_of
from bulletin.desk.preview.board import Board, as_json
from bulletin.desk.preview.gallery import Gallery

HEARTBEAT = 15.0
"""Seconds after which a silent event stream gets a comment, so that a closed browser is noticed."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PAGE = {"/": "index.html", "/desk/style.css": "style.css", "/desk/script.js": "script.js"}


class Desk(Protocol):
    """What the server asks of the session."""

    def web_folder(self) -> Path | None:
        """The folder of the last good website."""

    def plan(self, name: str) -> str | None:
        """The page plan of this name, as SVG."""

    def choose(self, issue: str) -> None:
        """Show the set pages of this issue."""


class PreviewServer(LoopbackServer):
    """One thread a request; event streams end when the board is closed."""

    def __init__(self, port: int, desk: Desk, board: Board, gallery: Gallery) -> None:
        self.desk, self.board, self.gallery = desk, board, gallery
        super().__init__((HOST, port), _Handler)


def open_server(
    port: int, desk: Desk, board: Board, gallery: Gallery, command: str = "serve"
) -> PreviewServer:
    """The server, bound to its port but not yet serving. MachineError when the port cannot be had."""
    return bind(lambda: PreviewServer(port, desk, board, gallery), port, command, "预览")


class _Handler(LoopbackHandler):
    """Answers one request."""

    server: PreviewServer

    def do_GET(self) -> None:  # noqa: N802 - the library calls it so
        """The page, its events, the website, the set pages."""
        path = self.asked_path()
        if not self.is_ours():
            self.send(HTTPStatus.FORBIDDEN, "只在本机用 127.0.0.1 打开预览。")
        elif path in PAGE:
            self._send_page(PAGE[path])
        elif path == "/favicon.ico":
            self.send(HTTPStatus.NO_CONTENT, b"")
        elif path == "/desk/events":
            self._send_events()
        elif path.startswith("/site/"):
            self._send_site(path.removeprefix("/site/"))
        elif path.startswith("/set/"):
            self._send_set(path.removeprefix("/set/"))
        else:
            self.send(HTTPStatus.NOT_FOUND, "没有这一页。")

    do_HEAD = do_GET  # noqa: N815 - the same

    def do_POST(self) -> None:  # noqa: N802 - the same
        """Choose an issue; the page alone can send the header that is asked for."""
        path = self.asked_path()
        if not self.is_ours() or self.headers.get("X-Desk") != "1":
            self.send(HTTPStatus.FORBIDDEN, "只有预览页面能换期。")
        elif path.startswith("/desk/issue/"):
            self.server.desk.choose(path.removeprefix("/desk/issue/"))
            self.send(HTTPStatus.OK, "好。")
        else:
            self.send(HTTPStatus.NOT_FOUND, "没有这一页。")

    def _send_page(self, name: str) -> None:
        content = (resources.files("bulletin.desk.preview") / "page" / name).read_bytes()
        self.send(HTTPStatus.OK, content, type_of(name), {"Content-Security-Policy": POLICY})

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
            self.send(HTTPStatus.SERVICE_UNAVAILABLE, "网站正在生成，好了会自动打开。")
            return
        file = (folder / name / "index.html") if not name or name.endswith("/") else folder / name
        content: bytes | None = None
        # A newer website may take this one's place meanwhile; a name may be none that a disk can have.
        with contextlib.suppress(OSError, ValueError):
            if file.resolve().is_relative_to(folder.resolve()):
                content = file.read_bytes()
        if content is None:
            self.send(HTTPStatus.NOT_FOUND, "网站里没有这一页；文章若改了名或移走了，请从目录重新打开。")
        else:
            self.send(HTTPStatus.OK, content, type_of(file.name), {"X-Frame-Options": "SAMEORIGIN"})

    def _send_set(self, name: str) -> None:
        """``3/12.webp`` is a page's picture, ``3/issue.pdf`` the PDF, ``3/plan.svg`` the page plan."""
        document, _, wanted = name.partition("/")
        content: bytes | None = None
        if wanted == "plan.svg":
            plan = self.server.desk.plan(document)
            content = plan.encode() if plan is not None else None
        elif wanted == "issue.pdf":
            content = self.server.gallery.pdf(document)
        elif found := re.fullmatch(r"(\d{1,5})\.webp", wanted):
            content = self.server.gallery.picture(document, int(found[1]))
        if content is None:
            self.send(HTTPStatus.NOT_FOUND, "这一版已经换新，请刷新页面。")
        else:
            self.send(HTTPStatus.OK, content, type_of(wanted), {"Cache-Control": "max-age=3600"})
