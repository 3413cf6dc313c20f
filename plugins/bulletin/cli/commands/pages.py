"""``pages``: the page on which every article begins, counted, shown or written into front matter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from bulletin.cli.archive import choose_archive, find_root, narrow_to
from bulletin.cli.articles import show_lines
from bulletin.cli.loading import load_archive
from bulletin.cli.options import IssuesFolder, OneIssue, Quiet
from bulletin.cli.terminal import Terminal
from bulletin.desk import NewPage, apply_changes, new_pages, page_changes
from bulletin.model import PageMap
from bulletin.print import PrintOptions
from bulletin.print.edition import page_maps_of


def pages(
    issue: OneIssue,
    write: Annotated[bool, typer.Option("--write", help="写进各篇的 页码；不加就只列出差别")] = False,
    issues_folder: IssuesFolder = None,
    quiet: Quiet = False,
) -> int:
    """算出各篇的起始页，列出和稿件里写的 页码 有什么不同；加 --write 就写进去。

    只改 页码 这一项，别的一个字节也不动。再写一次，什么也不会变。

    例：python3 build.py pages 2026-1　　python3 build.py pages 2026-1 --write
    """
    terminal = Terminal(quiet=quiet)
    archive, only = narrow_to(choose_archive(find_root(), issues_folder), [issue])
    publication = load_archive(archive, terminal, only=only)
    chosen = publication.issue(only[0])
    options = PrintOptions(archive.cache / "print", archive.root / "theme" / "print")
    with terminal.step("排版"):
        maps = page_maps_of(replace(publication, issues=(chosen,)), (), options)
    found = new_pages(chosen, maps.get(chosen.id, PageMap(chosen.id, 0, ())))
    if not found:
        terminal.say(f"{chosen.number.text}：各篇的页码都是对的。")
        return 0
    show_lines(terminal, f"{chosen.number.text}：{len(found)} 篇的页码不同", map(_line, found))
    if not write:
        terminal.say(f"要写进稿件，请运行 python3 build.py pages {issue} --write")
        return 0
    folder = Path(chosen.folder)
    files = {article.id: folder / f"{article.slug}.md" for article in chosen.articles}
    apply_changes(page_changes(found, files), folder)
    terminal.say(f"已写好 {len(found)} 篇。")
    return 0


def _line(page: NewPage) -> str:
    before = "没有写" if page.before is None else str(page.before)
    return f"{page.article.path}　页码：{before} → {page.after}"
