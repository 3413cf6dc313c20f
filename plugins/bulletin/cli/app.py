"""The Typer program: every command, under the name that editors type."""

from __future__ import annotations

from typing import Annotated

import typer

from bulletin import __version__
from bulletin.cli.chinese import ChineseCommand, ChineseGroup, SearchCommand
from bulletin.cli.commands import (
    build,
    check,
    desk,
    doctor,
    export,
    import_,
    move,
    new,
    pages,
    print_,
    rename,
    schema,
    search,
    serve,
)

app = typer.Typer(
    cls=ChineseGroup,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help=f"内刊出版系统 {__version__}：把 issues 里的各期变成网站和印刷用的 PDF。\n\n"
    "不写命令就是 build。每个命令后面加 --help，看它怎么用。全部测试：python3 build.py test。",
    epilog="例：python3 build.py　　python3 build.py check 2026-1　　python3 build.py new --help",
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"内刊出版系统 {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", help="显示版本", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """What stands before a command; this keeps Typer from making the only one the program."""


for name, command in (
    ("build", build.build),
    ("serve", serve.serve),
    ("desk", desk.desk),
    ("check", check.check),
    ("new", new.new),
    ("move", move.move),
    ("rename", rename.rename),
    ("pages", pages.pages),
    ("import", import_.import_),
    ("print", print_.print_),
    ("search", search.search),
    ("export", export.export),
    ("schema", schema.schema),
    ("doctor", doctor.doctor),
):
    app.command(name, cls=SearchCommand if name == "search" else ChineseCommand)(command)
