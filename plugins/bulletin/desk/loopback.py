"""Small servers for this machine only: they bind the loopback address and answer to no other name.

A page of another site can make a browser ask 127.0.0.1, by its address or under a name of its own
that leads there; ``is_ours`` tells such questions apart by the host that the browser asked for.
"""

from __future__ import annotations

import errno
import mimetypes
import os
import sys
import traceback
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from bulletin.errors import MachineError, excerpt

HOST = "127.0.0.1"
_TYPES = {".webp": "image/webp", ".js": "text/javascript", ".svg": "image/svg+xml", ".xml": "application/xml"}

ServerT = TypeVar("ServerT", bound="LoopbackServer")


class LoopbackServer(ThreadingHTTPServer):
    """One thread a request."""

    daemon_threads = True
    # Windows lets two programs share a port under this option, and neither would be told.
    allow_reuse_address = os.name != "nt"

    @property
    def address(self) -> str:
        """The page's address."""
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - as the library calls it
        """One line for what nobody foresaw; a browser that went away in the middle is nothing to tell."""
        error = sys.exception()
        if error is not None and not isinstance(error, (ConnectionError, TimeoutError)):
            sys.stderr.write(f"{_trouble(error)}\n")
            sys.stderr.flush()


def _trouble(error: BaseException) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}：{excerpt(str(error), 200)}" if str(error) else type(error).__name__
    return (
        f"程序出了意外（{what}；{Path(last.filename).name} 第 {last.lineno} 行），浏览器要的这一次没有办成；"
        "请刷新页面再试，还是这样，就把这一行发给维护人员"
    )


def bind(make: Callable[[], ServerT], port: int, command: str, name: str) -> ServerT:
    """The server, bound to its port but not yet serving. MachineError when the port cannot be had."""
    try:
        return make()
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES, errno.EPERM):
            raise
        why = "已被别的程序占用" if error.errno == errno.EADDRINUSE else "不许普通程序使用"
        other = port + 1 if 1024 <= port < 65535 else 8001
        remedy = (
            f"换一个端口，例如 python3 build.py {command} --port {other}；也可能已有一个{name}开着，直接用它"
        )
        raise MachineError(f"端口 {port} {why}，{name}没有开起来", remedy) from None


class LoopbackHandler(BaseHTTPRequestHandler):
    """Answers one request; says nothing on the terminal."""

    server: LoopbackServer
    server_version = "bulletin"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    """Headers and content go out at once; else the content may wait 40 ms for the browser's word."""

    def is_ours(self) -> bool:
        """Whether the browser asked for this very address."""
        port = self.server.server_port
        return self.headers.get("Host", "") in (f"{HOST}:{port}", f"localhost:{port}")

    def asked_path(self) -> str:
        """The path that was asked for, its codes read; an address that is none stays as it is."""
        try:
            return unquote(urlsplit(self.path).path)
        except ValueError:
            return self.path

    def send(
        self,
        status: HTTPStatus,
        content: bytes | str,
        kind: str = "text/plain; charset=utf-8",
        more: dict[str, str] | None = None,
    ) -> None:
        """One whole answer."""
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


def type_of(name: str) -> str:
    """The media type of a file, by its name."""
    suffix = Path(name).suffix
    kind = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
