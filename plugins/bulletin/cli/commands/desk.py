"""``desk``: articles written in the browser, with Decap CMS, on this machine only."""

from __future__ import annotations

import sys
import threading
import webbrowser
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bulletin.cli.archive import Archive, choose_archive, find_root, narrow_to
from bulletin.cli.options import IssuesFolder
from bulletin.cli.preview.running import open_preview
from bulletin.cli.terminal import Terminal
from bulletin.cli.writing.readers import check_issue, make_form, make_look
from bulletin.desk.writing import IssueFiles, Readers, open_desk
from bulletin.desk.writing.bundle import DOWNLOAD, INSTALLED, VERSION, bundle_folder, install, is_installed
from bulletin.errors import MachineError
from bulletin.model import Edition

FOLDER = ".desk"
"""Where Decap CMS is kept, below the archive's root; git ignores it."""


def desk(
    issues: Annotated[
        list[str] | None,
        typer.Argument(metavar="期号", help="只开这几期；不写就是最近的 24 期", show_default=False),
    ] = None,
    port: Annotated[int, typer.Option("--port", metavar="数", min=0, max=65535, help="端口")] = 8010,
    install_only: Annotated[
        bool, typer.Option("--install", metavar="", help="只把要用的东西装好，不打开")
    ] = False,
    package: Annotated[
        Path | None,
        typer.Option(
            "--package", metavar="文件", help="不联网：用拿来的 decap-cms 安装包", show_default=False
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", metavar="", help="要装东西时不再问")] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", metavar="", help="不自动打开浏览器")] = False,
    issues_folder: IssuesFolder = None,
) -> int:
    """在浏览器里写稿：填表、写正文、传图片，存成同样的 Markdown 文件。按 Ctrl+C 结束。

    只有这台电脑能打开，不连别处；打开的地址末尾有一把钥匙，每次启动都不同。边写边查错；保存以后，
    预览（网站和版面）自动更新，页面上有它的链接。没改的地方，文件里一个字节也不动。

    头一次用要装 Decap CMS（问过才装，约 16 MB），由 npm 下载；不能联网，就用别处下载的安装包。

    例：python3 build.py desk　　python3 build.py desk 2026-1
    """
    terminal = Terminal()
    archive, only = narrow_to(choose_archive(find_root(), issues_folder), issues or [])
    bundle = archive.root / FOLDER
    if (package is not None or not is_installed(bundle)) and not _prepare(bundle, package, terminal, yes=yes):
        return 3
    readers = Readers(
        form=partial(make_form, archive, only),
        look=partial(make_look, archive),
        check=partial(check_issue, archive),
    )
    return 0 if install_only else _serve(archive, readers, port, bundle, terminal, browser=not no_browser)


def _prepare(bundle: Path, package: Path | None, terminal: Terminal, *, yes: bool) -> bool:
    """Install Decap CMS once the editor agrees; whether it is there afterwards."""
    size = f"下载约 {DOWNLOAD} MB，装好占 {INSTALLED} MB，放在 {bundle}"
    terminal.say(f"写稿台要用 Decap CMS {VERSION}（MIT 许可）：{size}。")
    if package is None and not yes:
        if not sys.stdin.isatty():
            raise MachineError("还没有装，没有打开写稿台", "要装，请运行 python3 build.py desk --yes")
        if not typer.confirm("现在下载吗？（y 下载，n 不下载）"):
            terminal.say("没有装，写稿台没有打开；稿件仍可以用记事本等改。")
            return False
    install(bundle, package)
    terminal.say("装好了。")
    return True


def _serve(
    archive: Archive, readers: Readers, port: int, bundle: Path, terminal: Terminal, *, browser: bool
) -> int:
    files = IssueFiles(archive.issues)
    with (
        open_preview(archive, 0, Edition.INTERNAL, "desk") as preview,
        open_desk(port, files, readers, bundle_folder(bundle), preview.address) as server,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        terminal.say(f"写稿台：{server.start}")
        terminal.say(f"预览：{preview.address}　按 Ctrl+C 结束。")
        if browser:
            webbrowser.open(server.start)
        try:
            preview.session.run()
        except KeyboardInterrupt:
            terminal.say("写稿台已结束；保存过的都在文件里。")
        finally:
            server.shutdown()
    return 0
