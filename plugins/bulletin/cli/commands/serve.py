"""``serve``: website and set pages side by side on this machine, made again whenever something is saved."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin.cli.archive import choose_archive, find_root
from bulletin.cli.options import EditionChoice, IssuesFolder
from bulletin.cli.preview.running import open_preview
from bulletin.cli.preview.telling import tell_troubles
from bulletin.cli.terminal import Terminal
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
    with open_preview(archive, port, edition, "serve") as preview:
        terminal.say(f"预览：{preview.address}　按 Ctrl+C 结束。")
        tell_troubles(preview.board, terminal.say)
        try:
            preview.session.run()
        except KeyboardInterrupt:
            terminal.say("预览已结束。")
    return 0
