"""The editor's jump marks in the tree: text （下转8页）（上接4页） becomes one empty ``span.jump-mark``."""

from __future__ import annotations

import re
from itertools import pairwise

from bulletin.markup.marks import WrittenMark, find_marks
from bulletin.markup.structure import new
from bulletin.markup.text import Element, MarkPlace, chunks, classes, pieces
from bulletin.model import JumpMark

_NOT_TEXT = frozenset(["code", "pre", "h2", "h3", "h4", "figcaption", "td", "th", "section"])
"""Where a text cannot break; the section is that of the notes."""
_NOT_PROSE = re.compile(
    r"(`+).+?\1|!\[[^\]]*\]|^[ ]{0,3}(?:#|\||\[\^[^\]\n]+\]:)[^\n]*", re.DOTALL | re.MULTILINE
)
"""The same in Markdown: code, captions, headings, rows of tables, notes."""


def place_marks(root: Element) -> None:
    """Replace every written mark by an element; a 上接 right behind a 下转 joins it."""
    for chunk in list(chunks(root)):
        holder = chunk.element.getparent() if chunk.is_tail else chunk.element
        if any(node.tag in _NOT_TEXT for node in (holder, *holder.iterancestors())):
            continue
        marks = find_marks(chunk.text)
        if marks:
            _replace_in(chunk.element, chunk.is_tail, chunk.text, marks)
    _join_pairs(root)


def _replace_in(element: Element, is_tail: bool, text: str, marks: tuple[WrittenMark, ...]) -> None:
    spans: list[Element] = []
    ends = [*[mark.start for mark in marks[1:]], len(text)]
    for mark, end in zip(marks, ends, strict=True):
        span = new("span", "jump-mark out" if mark.is_out else "jump-mark in")
        span.set("data-to", str(mark.page or "") if mark.is_out else "")
        span.set("data-from", "" if mark.is_out else str(mark.page or ""))
        span.tail = text[mark.end : end]
        spans.append(span)
    before = text[: marks[0].start]
    if is_tail:
        parent = element.getparent()
        element.tail = before
        place = parent.index(element) + 1
        parent[place:place] = spans
    else:
        element.text = before
        element[0:0] = spans


def _join_pairs(root: Element) -> None:
    """下转 and the 上接 right behind it, perhaps in the next paragraph, are one break."""
    places = _places(root)
    for first, second in pairwise(places):
        kinds = classes(first.element)
        if "out" not in kinds or "in" in kinds or "in" not in classes(second.element):
            continue
        if second.offset > first.offset:
            continue
        first.element.set("class", "jump-mark out in")
        first.element.set("data-from", second.element.get("data-from", ""))
        second.element.drop_tree()


def _places(root: Element) -> list[MarkPlace]:
    return [
        piece
        for piece in pieces(root)
        if isinstance(piece, MarkPlace) and "jump-mark" in classes(piece.element)
    ]


def collect_marks(root: Element, source: str, first_line: int) -> tuple[JumpMark, ...]:
    """The marks of the finished tree, with their offsets and their lines in the file."""
    lines = _lines_of_marks(source, first_line)
    found: list[JumpMark] = []
    for place in _places(root):
        span, kinds = place.element, classes(place.element)
        out, comes_in = "out" in kinds, "in" in kinds
        line = lines.pop(0) if lines else first_line
        if out and comes_in and lines:
            lines.pop(0)
        to_page, from_page = (int(span.get(name) or 0) or None for name in ("data-to", "data-from"))
        found.append(JumpMark(place.offset, to_page, from_page, out, comes_in, line))
    return tuple(found)


def _lines_of_marks(source: str, first_line: int) -> list[int]:
    prose = _NOT_PROSE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), source)
    return [first_line + prose.count("\n", 0, mark.start) for mark in find_marks(prose)]
