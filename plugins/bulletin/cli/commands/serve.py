"""``serve``: website and set pages side by side on this machine, made again whenever something is saved."""

from __future__ import annotations

import shutil
import threading
from functools import partial
from typing import Annotated

import typer

from bulletin.check import FILE_NAME
from bulletin.cli.archive import Archive, choose_archive, find_root
from bulletin.cli.options import EditionChoice, IssuesFolder
from bulletin.cli.preview.draft import make_draft
from bulletin.cli.preview.makers import make_check, make_pages, make_web
from bulletin.cli.terminal import Terminal
from bulletin.desk.preview import (
    Board,
    Gallery,
    Makers,
    Place,
    PreviewSession,
    ProcessWorker,
    Results,
    open_server,
)
from bulletin.model import Edition


def serve(
    port: Annotated[int, typer.Option("--port", metavar="数", min=0, max=65535, help="端口")] = 8000,
    edition: EditionChoice = Edition.INTERNAL,
    issues_folder: IssuesFolder = None,
) -> int:
    """在本机预览：左边网站，右边印刷版面；保存稿件后自动更新。按 Ctrl+C 结束。

    只有这台电脑能打开。保存一篇稿件，先更新它的网页，再更新它的版面；写错了也不会停，页面上会说错在哪里。
    网站的封面图和版面图要到 python3 build.py 时才做。成品（site、dist）不受预览影响。

    例：python3 build.py serve　　python3 build.py serve --port 8001
    """
    terminal = Terminal()
    archive = choose_archive(find_root(), issues_folder)
    results = Results(Board(), Gallery())
    place = _place(archive, port)
    session = PreviewSession(place, _makers(archive, edition), ProcessWorker, results)
    with open_server(port, session, results.board, results.gallery) as server:
        shutil.rmtree(place.folder, ignore_errors=True)  # of an earlier preview here that was cut off
        threading.Thread(target=server.serve_forever, daemon=True).start()
        terminal.say(f"预览：{server.address}　按 Ctrl+C 结束。")
        try:
            session.run()
        except KeyboardInterrupt:
            terminal.say("预览已结束。")
        finally:
            server.shutdown()
    return 0


def _makers(archive: Archive, edition: Edition) -> Makers:
    return Makers(
        web=partial(make_web, archive, edition),
        draft=partial(make_draft, archive),
        pages=partial(make_pages, archive),
        check=partial(make_check, archive),
    )


def _place(archive: Archive, port: int) -> Place:
    names = ("mkdocs.yml", FILE_NAME, "content", "theme")
    roots = (archive.issues, *(archive.root / name for name in names))
    return Place(roots, archive.issues, archive.cache / "preview-sites" / str(port))
