"""An article as a chapter: its head and its body as XHTML, with the printed pages marked.

Links to other articles of the issue lead to their chapters; links to other issues become text, since
a book is read without the site.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, unquote

from lxml import etree

from bulletin.host import marked_pages
from bulletin.markup import Insertion, insert_at
from bulletin.markup.text import Element, parse
from bulletin.model import Article, ArticlePages

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="zh-CN" xml:lang="zh-CN">
<head><title>{title}</title><link rel="stylesheet" href="style.css"/></head>
<body>
"""
TAIL = "</body>\n</html>\n"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter's file, its title, its XHTML, and the anchors of the printed pages that begin in it."""

    file: str
    title: str
    department: str
    xhtml: str
    pages: tuple[int, ...]


def make_chapter(article: Article, pages: ArticlePages | None, files: Mapping[str, str]) -> Chapter:
    """The chapter of an article; ``files`` names the chapters of all articles of the issue by id."""
    starts = marked_pages(pages) if pages else {}
    root = parse(insert_at(article.body.html, (_mark(page, offset) for page, offset in starts.items())))
    for mark in root.xpath("//span[contains(@class, 'jump-mark')]"):
        mark.drop_tree()
    for link in root.xpath("//a[@data-article]"):
        _lead_to_chapter(link, files)
    for image in root.iter("img"):
        image.set("src", quote(unquote(image.get("src", ""))))
    for cell in root.xpath("//*[@align]"):
        cell.set("class", cell.attrib.pop("align"))
    head = "".join(_head_lines(article))
    body = "".join(etree.tostring(block, encoding="unicode") for block in root)
    xhtml = f"{HEAD.format(title=escape(article.title))}{head}{body}{TAIL}"
    return Chapter(files[article.id], article.title, article.department, xhtml, tuple(starts))


def _mark(page: int, offset: int) -> Insertion:
    attributes = f'class="pb" id="p{page}" role="doc-pagebreak" aria-label="{page}"'
    return Insertion(offset, f"<span {attributes}></span>")


def _lead_to_chapter(link: Element, files: Mapping[str, str]) -> None:
    file = files.get(link.attrib.pop("data-article"))
    if file is None:
        link.drop_tag()
    else:
        link.set("href", file)


def _head_lines(article: Article) -> list[str]:
    """The head of an article: empty parts are left out."""
    title = "<br/>".join(map(escape, article.title_lines))
    deck = "<br/>".join(map(escape, article.deck))
    authors = "\u3000".join(f"{author.display} {author.post}".strip() for author in article.bylines)
    proposal = article.proposal
    filed = f"案号：第{proposal.number}号\u3000提案者：{'、'.join(proposal.proposers)}" if proposal else ""
    parts = (
        ("p", "dept", escape(article.department)),
        ("p", "kicker", escape(article.kicker)),
        ("h1", "", title),
        ("p", "deck", deck and f"——{deck}"),
        ("p", "byline", escape(authors)),
        ("p", "byline", escape(filed)),
        ("p", "note", article.editors_note and f"<b>编者按</b>　{escape(article.editors_note)}"),
        ("p", "note", article.author_note and f"<b>作者简介</b>　{escape(article.author_note)}"),
    )
    return [_element(name, kind, inner) for name, kind, inner in parts if inner]


def _element(name: str, kind: str, inner: str) -> str:
    return f'<{name} class="{kind}">{inner}</{name}>\n' if kind else f"<{name}>{inner}</{name}>\n"
