"""From clean HTML to canonical HTML: headings, figures, tables, end lines, forms of articles.

Each function takes the tree and changes it in place; ``render_body`` calls them in order.
"""

from __future__ import annotations

import re

from lxml import etree, html

from bulletin.markup.text import BLOCKS, Element, classes, text_of
from bulletin.model import Form, Heading

_TABLE_TITLE = re.compile(r"^表\s*[0-9０-９一二三四五六七八九十]+[\s\u3000：:]")
_TABLE_NOTE = re.compile(r"^(?:注|说明|资料来源|数据来源)[：:]")
_END_LINE = re.compile(
    r"^[（(](?:责任编辑|责编|作者|本文作者|作者单位|单位|供稿|来源|调研时间|执笔|整理|待续|未完待续|完|全文完|续完|转载自|摘自|原载)"
    r"[^（()）]*[）)]$"
)
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_DATE = re.compile(
    r"^★?\s*((?:\d{4}年)?\d{1,2}月"
    r"(?:\d{1,2}日?\s*(?:——|[—–\-~～至、])\s*(?:\d{1,2}月)?\d{1,2}日|\d{1,2}日|[上中下]旬|底|初)?)"
)


def new(tag: str, css: str = "", text: str = "") -> Element:
    """A fresh element."""
    element = html.Element(tag)
    if css:
        element.set("class", css)
    if text:
        element.text = text
    return element


def replace(old: Element, *fresh: Element) -> None:
    """Put ``fresh`` where ``old`` stands; the text behind ``old`` stays behind."""
    parent, tail = old.getparent(), old.tail
    place = parent.index(old)
    old.tail = None
    parent[place : place + 1] = fresh
    if tail:
        append_text(parent, place + len(fresh) - 1, tail)


def append_text(parent: Element, index: int, text: str) -> None:
    """Add text behind the child at ``index``, or at the parent's start when ``index`` is -1."""
    if index < 0:
        parent.text = (parent.text or "") + text
    else:
        parent[index].tail = (parent[index].tail or "") + text


def wrap_loose_text(root: Element) -> None:
    """Text and inline elements outside any block become paragraphs; blank lines between blocks go."""
    if root.text and root.text.strip():
        first = new("p", text=root.text.strip())
        root.insert(0, first)
    root.text = None
    for child in list(root):
        loose, child.tail = child.tail, None
        if loose and loose.strip():
            child.addnext(new("p", text=loose.strip()))
        if child.tag in ("a", "strong", "em", "b", "i", "code", "img", "br", "sup", "sub"):
            paragraph = new("p")
            replace(child, paragraph)
            paragraph.append(child)
    for div in list(root.iter("div")):
        if div is not root and "footnote" not in classes(div):
            div.drop_tag()


def strip_blank_tails(root: Element) -> None:
    """White space between blocks is not text."""
    for element in root.iter(*BLOCKS, "table", "thead", "tbody", "tr", "hr"):
        if element.tail is not None and not element.tail.strip(" \t\r\n"):
            element.tail = None
    for element in root.iter("ul", "ol", "blockquote", "table", "thead", "tbody", "tr", "section", "figure"):
        if element.text is not None and not element.text.strip():
            element.text = None
    for element in root.iter("p", "li", "h2", "h3", "h4", "td", "th"):
        if element.text:
            element.text = element.text.lstrip(" \t\r\n\u3000")


def unwrap_lines(root: Element) -> None:
    """A line end that is left inside a block stood between words: it is a space."""
    for element in root.iter(etree.Element):
        if element.tag == "pre" or any(parent.tag == "pre" for parent in element.iterancestors()):
            continue
        if element.text and "\n" in element.text:
            element.text = _LINE_END.sub(" ", element.text)
        if element.tail and "\n" in element.tail:
            element.tail = _LINE_END.sub(" ", element.tail)


def number_headings(root: Element) -> tuple[Heading, ...]:
    """Levels 2 to 4 only, each with an anchor s1, s2, …; empty ones go."""
    found: list[Heading] = []
    for element in list(root.iter("h1", "h2", "h3", "h4", "h5", "h6")):
        element.tag = f"h{min(max(int(element.tag[1]), 2), 4)}"
        text = text_of(element).strip()
        if not text:
            _drop_heading(element)
            continue
        element.set("id", f"s{len(found) + 1}")
        found.append(Heading(int(element.tag[1]), text, f"s{len(found) + 1}"))
    return tuple(found)


def _drop_heading(element: Element) -> None:
    """A heading without words goes; its pictures stay."""
    if element.find(".//img") is None:
        element.drop_tree()
    else:
        element.tag = "p"


def make_tables(root: Element) -> None:
    """A table takes its title from the paragraph before it (表1　…) and its note from the one after."""
    for table in list(root.iter("table")):
        if table.getparent() is not root:
            continue
        before, after = table.getprevious(), table.getnext()
        figure = new("figure", "table")
        replace(table, figure)
        if before is not None and before.tag == "p" and _TABLE_TITLE.match(text_of(before)):
            before.tag = "figcaption"
            figure.append(before)
        figure.append(table)
        if after is not None and after.tag == "p" and _TABLE_NOTE.match(text_of(after)):
            after.set("class", "note")
            figure.append(after)


def mark_end_lines(root: Element) -> None:
    """（责任编辑　…） and its kin, alone in a paragraph, are set to the right."""
    for paragraph in root.iterchildren("p"):
        if _END_LINE.match(text_of(paragraph).strip()):
            paragraph.set("class", "end")


def apply_form(root: Element, form: Form) -> None:
    """Name the speakers of a digest and the dates of a chronicle."""
    if form is Form.DIGEST:
        for heading in root.iterchildren("h2"):
            speaker = _speaker(heading)
            if speaker is not None:
                speaker.set("class", "speaker")
                heading.addnext(speaker)
    if form is Form.CHRONICLE:
        for listing in root.iter("ul"):
            listing.set("class", "chronicle")
            for item in listing.iterchildren("li"):
                _mark_date(item)


def _speaker(heading: Element) -> Element | None:
    """The first line under a heading; behind the speaker's portrait it must be no sentence."""
    line = heading.getnext()
    has_portrait = line is not None and "picture" in classes(line)
    while line is not None and "picture" in classes(line):
        line = line.getnext()
    if line is None or line.tag != "p" or line.get("class"):
        return None
    return None if has_portrait and "。" in text_of(line) else line


def _mark_date(item: Element) -> None:
    holder = item
    if not (item.text or "").strip() and len(item) and item[0].tag in ("p", "strong", "b"):
        holder = item[0]
    if holder.tag in ("strong", "b"):
        holder.tag = "b"
        holder.set("class", "date")
        return
    match = _DATE.match(holder.text or "")
    if match:
        date = new("b", "date", match[1])
        date.tail = (holder.text or "")[match.end() :]
        holder.text = None
        holder.insert(0, date)
