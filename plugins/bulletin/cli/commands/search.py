"""``search``: ask the built website's index on the command line."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from bulletin.cli.archive import choose_archive, find_root
from bulletin.cli.options import SiteFolder
from bulletin.cli.terminal import Terminal
from bulletin.errors import BulletinError, Problem
from bulletin.search import Hit, excludes_only, search_site


def search(
    query: Annotated[list[str], typer.Argument(metavar="词…", help="要找的词；几个词之间空一格，表示都要有")],
    site: SiteFolder = None,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="数", min=1, help="最多列出几篇")] = 20,
) -> int:
    """在做好的网站里搜索，结果和网页上一样。

    词前加减号，不要有它的（全角的“－”也行）；加中文引号“”，里面的字要连着（中间的标点、空格不算）。
    栏目:、作者:、年:、期: 只在这个范围里找，冒号全角、半角都行，同一项写几个就是“或”。

    例：python3 build.py search 校样　　python3 build.py search 提案 -路灯

    例：python3 build.py search “上下转页”

    例：python3 build.py search 提案 栏目:提案选登　　python3 build.py search 校样 作者:许某某

    例：python3 build.py search 提案 年:2026　　python3 build.py search 提案 期:2026-1
    """
    if not "".join(query).strip():
        raise typer.BadParameter("请写下要找的词，例如 search 校样", param_hint="'词…'")
    terminal = Terminal()
    archive = choose_archive(find_root(), site=site)
    if not (archive.site / "index.html").is_file():
        raise BulletinError(
            [
                Problem(
                    str(archive.site), None, "这里还没有做好的网站", "先运行 python3 build.py", "site-missing"
                )
            ]
        )
    asked = " ".join(query)
    found = search_site(archive.site, asked, limit=limit)
    for hit in found.hits:
        _show(terminal, hit)
    terminal.say(_describe_total(asked, found.total, len(found.hits)))
    return 0


def _describe_total(asked: str, total: int, shown: int) -> str:
    if not total and excludes_only(asked):
        return f"没有找到。这里只写了不要的词；前面还要写上要找的词，例如：提案 {asked}"
    if not total:
        return (
            "没有找到。可以少写几个字，或者换一种写法；几个词之间空一格，表示都要有；加上“”，隔着标点也算。"
        )
    return (
        f"共 {total} 篇。"
        if shown == total
        else f"共 {total} 篇，上面是前 {shown} 篇；全部列出请加 -n {total}"
    )


def _show(terminal: Terminal, hit: Hit) -> None:
    """A result as the web page shows it: title and place, then the words around the hit."""
    page = f"　第{hit.page}页" if hit.page else ""
    authors = f"　{'、'.join(hit.authors)}" if hit.authors else ""
    place = f"　{hit.issue}{page}　{hit.department}{authors}"
    terminal.out.print(Text.assemble((hit.title, "bold"), place))
    terminal.out.print(
        Text.assemble("    ", *((text, "bold red" if marked else "") for text, marked in hit.spans))
    )
