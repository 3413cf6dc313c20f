"""Paragraphs written as Markdown that reads back as the same text.

In: paragraphs of an article. Out: the body of its file. What would be Markdown by accident is escaped; a
starred or dated item becomes a list item, a numbered line alone a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin.importer.joining.paragraphs import Paragraph
from bulletin.importer.reading.numbering import START_MARKS

SPECIAL = re.compile(r"([\\`*_{}\[\]])")
FENCE = re.compile(r"^~(?=~~)")
AUTOLINK = re.compile(r"<(?=[A-Za-z/!?])")
ENTITY = re.compile(r"&(?=#|[A-Za-z])")
LINE_START = re.compile(r"^(\s*)([-+>#])|^(\s*\d{1,9})([.)])(?=\s|$)")
IMAGE = re.compile(r"!(?=\\\[)")
ITEM_DATE = re.compile(
    r"^((?:\d{4}年)?\d{1,2}月\d{1,2}日?(?:\s*[-—－~～至到、]\s*(?:\d{1,2}月)?\d{1,2}日)*(?:上午|下午|晚上|晚|中午|凌晨)?)[，,、]?\s*"
)


def escape(text: str) -> str:
    """The text with every character that Markdown would take for itself made plain."""
    text = SPECIAL.sub(r"\\\1", text)
    text = AUTOLINK.sub("&lt;", ENTITY.sub("&amp;", text))
    text = FENCE.sub("&#126;", IMAGE.sub(r"\\!", text))
    return LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[3]}\\{m[4]}", text)


def write_body(paragraphs: Sequence[Paragraph]) -> str:
    """The Markdown of the paragraphs, a blank line between blocks, none between items of a list."""
    parts: list[str] = []
    before = ""
    for paragraph in paragraphs:
        if parts:
            parts.append("\n" if paragraph.kind == before == "item" else "\n\n")
        parts.append(write_block(paragraph))
        before = paragraph.kind
    return "".join(parts) + "\n" if parts else ""


def write_block(paragraph: Paragraph) -> str:
    """One paragraph as Markdown."""
    if paragraph.kind in ("heading", "title"):
        return f"{'#' * max(2, paragraph.level)} {escape(paragraph.text)}"
    if paragraph.kind == "table":
        return _write_table(paragraph.text.split("\n"))
    if paragraph.kind == "item":
        return "- " + _escape_item(paragraph.text)
    lead = paragraph.lead
    if paragraph.kind == "text" and 0 < lead < len(paragraph.text) and paragraph.text[lead - 1] in "。：":
        return f"**{escape(paragraph.text[:lead])}**{escape(paragraph.text[lead:])}"
    return escape(paragraph.text)


def _write_table(rows: Sequence[str]) -> str:
    """A table whose first row is its head; rows are cells between bars."""
    cells = [[SPECIAL.sub(r"\\\1", cell.strip()) for cell in row.strip("|").split("|")] for row in rows]
    width = max(len(row) for row in cells)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _escape_item(text: str) -> str:
    """★5月6日，市政协… as 5月6日　市政协…, the form of a chronicle's item."""
    bare = text.lstrip(START_MARKS + " 　")
    date = ITEM_DATE.match(bare)
    if date and date.end() < len(bare):
        return f"{date[1]}　{escape(bare[date.end() :])}"
    return escape(bare)
