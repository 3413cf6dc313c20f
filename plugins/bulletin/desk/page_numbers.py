"""Page numbers in front matter: the ones that the typesetter counted, and every other byte as it was.

Goes in: an article's bytes. Comes out: its bytes with 页码 written, or without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bulletin.desk.changes import FileChange
from bulletin.desk.raw_text import Edit, RawText, pair_of, read_front
from bulletin.errors import BulletinError, Problem
from bulletin.model import Article, Issue, PageMap, PageSource

KEYS = ("页码", "page")


@dataclass(frozen=True, slots=True)
class NewPage:
    """An article whose 页码 is not the page on which it begins; ``before`` is what is written, or None."""

    article: Article
    before: int | None
    after: int


def new_pages(issue: Issue, page_map: PageMap) -> tuple[NewPage, ...]:
    """The articles whose 页码 has to be written, in printed order.

    BulletinError for an issue of which the printed numbers are facts.
    """
    if issue.typesetting.pages is PageSource.PRINTED:
        message = "这一期的页码是已经印出来的（排版: {页码: 已印}），不能用算出来的去改"
        remedy = "核对纸本，直接改稿件里的 页码；确要重算，先把 已印 改成 计算"
        raise BulletinError([Problem(f"issues/{issue.id}/issue.yml", None, message, remedy, "pages-printed")])
    starts = {pages.article: pages.start for pages in page_map.articles if pages.pages}
    return tuple(
        NewPage(article, article.page, starts[article.id])
        for article in issue.articles
        if article.id in starts and article.page != starts[article.id]
    )


def page_changes(pages: Iterable[NewPage], files: Mapping[str, Path]) -> tuple[FileChange, ...]:
    """The changes that write these pages; ``files`` gives each article's file by its id."""
    changes = []
    for page in pages:
        file = files[page.article.id]
        before = file.read_bytes()
        changes.append(FileChange(file, file, before, with_page(before, page.article.path, page.after)))
    return tuple(changes)


def with_page(data: bytes, path: str, page: int) -> bytes:
    """The file with this 页码: the value changed where there is one, else a line at the end of the front."""
    raw = RawText.of(data, path)
    marked = read_front(raw)
    pair = pair_of(marked, KEYS)
    if pair is None:
        return raw.with_edits([_new_line(raw, marked.root, page)])
    span = raw.span(pair[1], marked.first_line)
    space = " " if span.start == span.end else ""
    return raw.with_edits([Edit(span.start, span.end, f"{space}{page}")])


def without_page(data: bytes, path: str) -> bytes:
    """The file without its line 页码; unchanged when it has none, or does not give it a line."""
    raw = RawText.of(data, path)
    marked = read_front(raw)
    pair = pair_of(marked, KEYS)
    if pair is None or not isinstance(marked.root, yaml.MappingNode) or marked.root.flow_style:
        return data
    line = marked.first_line + pair[0].start_mark.line
    return raw.with_edits([Edit(raw.offset(line), raw.offset(line + 1), "")])


def _new_line(raw: RawText, root: yaml.Node | None, page: int) -> Edit:
    if isinstance(root, yaml.MappingNode) and root.flow_style:
        message, remedy = "文首写成了一整个大括号，插不进新的一行", "请把文首改成一行一个“键: 值”"
        raise BulletinError([Problem(raw.path, raw.halves().yaml_line, message, remedy, "front-matter-flow")])
    at = raw.offset(raw.halves().body_line - 1)
    indent = " " * root.start_mark.column if root is not None else ""
    return Edit(at, at, f"{indent}页码: {page}{raw.line_end}")
