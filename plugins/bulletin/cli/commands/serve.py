"""``serve``: the site on this machine, built again whenever something is saved."""

from __future__ import annotations

import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Annotated, Any

import typer

from bulletin.cli.archive import Archive, choose_archive, find_root
from bulletin.cli.options import EditionChoice, IssuesFolder, SiteFolder
from bulletin.cli.publish import publish, site_folder
from bulletin.cli.terminal import Terminal
from bulletin.errors import BulletinError
from bulletin.model import Edition

PAUSE = 0.5
"""Seconds between two looks at the files."""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves the site without a line for every request."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


def serve(
    port: Annotated[int, typer.Option("--port", metavar="数", help="端口")] = 8000,
    edition: EditionChoice = Edition.INTERNAL,
    issues_folder: IssuesFolder = None,
    site: SiteFolder = None,
) -> int:
    """在本机预览：保存稿件后自动重做，刷新网页就能看到。按 Ctrl+C 结束。"""
    terminal = Terminal()
    archive = choose_archive(find_root(), issues_folder, site)
    _rebuild(archive, edition, terminal)
    handler = partial(QuietHandler, directory=str(site_folder(archive, edition)))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        terminal.say(f"预览：http://127.0.0.1:{port}/　按 Ctrl+C 结束。")
        seen = _snapshot(archive)
        while True:
            time.sleep(PAUSE)
            now = _snapshot(archive)
            if now != seen:
                seen = now
                _rebuild(archive, edition, terminal)


def _rebuild(archive: Archive, edition: Edition, terminal: Terminal) -> None:
    """Build; problems are shown and the last good site stays."""
    began = time.monotonic()
    try:
        published = publish(archive, (), edition, terminal)
    except BulletinError as error:
        terminal.show_problems(error.problems)
        return
    terminal.say(f"做好了，用时 {time.monotonic() - began:.1f} 秒，新做 {published.site.rendered} 页。")


def _snapshot(archive: Archive) -> frozenset[tuple[str, int, int]]:
    """Name, time and size of every file that a build reads."""
    folders = (archive.issues, archive.root / "content", archive.root / "theme")
    files = [archive.config_file, *(file for folder in folders for file in folder.rglob("*"))]
    return frozenset(_stamp(file) for file in files if file.is_file())


def _stamp(file: Path) -> tuple[str, int, int]:
    state = file.stat()
    return (str(file), state.st_mtime_ns, state.st_size)
