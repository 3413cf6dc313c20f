"""The Typer program: every command, under the name that editors type."""

from __future__ import annotations

import typer

from bulletin import __version__
from bulletin.cli.chinese import ChineseCommand, ChineseGroup, speak_chinese
from bulletin.cli.commands import build, check, doctor, export, import_, new, print_, search, serve

speak_chinese()
app = typer.Typer(
    cls=ChineseGroup,
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help=f"内刊出版系统 {__version__}：把 issues 里的各期变成网站和印刷用的 PDF。\n\n不写命令就是 build。",
    epilog="例：python3 build.py　　python3 build.py check 2026-1　　python3 build.py print 2026-1 --kind press",
)


@app.callback()
def program() -> None:
    """What stands before every command; nothing."""


for name, command in (
    ("build", build.build),
    ("serve", serve.serve),
    ("check", check.check),
    ("new", new.new),
    ("import", import_.import_),
    ("print", print_.print_),
    ("search", search.search),
    ("doctor", doctor.doctor),
):
    app.command(name, cls=ChineseCommand)(command)
app.add_typer(export.app, name="export")


@app.command("test", cls=ChineseCommand)
def test() -> None:
    """运行全部测试（由 build.py 自己完成）。"""
    raise typer.BadParameter("请用 python3 build.py test 运行测试")
