"""Plain text of canonical HTML, and where each piece of it stands in the tree.

Goes in: an lxml tree. Comes out: chunks of text with their offsets. A block ends its line, so the
text has one line a block and neither a leading nor a trailing newline. Marks that the machine
sets (jump lines, page marks, note numbers) are not text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree, html

Element: TypeAlias = html.HtmlElement

BLOCKS = frozenset(
    [
        "h2",
        "h3",
        "h4",
        "p",
        "li",
        "blockquote",
        "figcaption",
        "td",
        "th",
        "pre",
        "figure",
        "ol",
        "ul",
        "section",
    ]
)
MARKS = frozenset(["jump", "jump-mark", "pb", "pn", "fnref", "backref"])


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of text: ``element.text``, or ``element.tail`` when ``is_tail``; ``start`` is its offset."""

    element: Element
    is_tail: bool
    start: int
    text: str

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.start + len(self.text)


def parse(source: str) -> Element:
    """One ``div`` that holds the blocks of canonical HTML."""
    return html.fragment_fromstring(source, create_parent="div")


def serialise(root: Element) -> str:
    """The HTML inside the ``div`` that ``parse`` gave."""
    inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in root)
    return (root.text or "") + inner


def classes(element: Element) -> list[str]:
    """The element's classes."""
    return (element.get("class") or "").split()


def is_mark(element: Element) -> bool:
    """Whether the machine set this element, so that it is not text."""
    return not MARKS.isdisjoint(classes(element))


def breaks_line(element: Element) -> bool:
    """Whether the text before and after this element's content stands on other lines."""
    return element.tag in BLOCKS or "credit" in classes(element)


@dataclass(frozen=True, slots=True)
class MarkPlace:
    """An element that is not text, and the offset of the text before it."""

    element: Element
    offset: int


def pieces(root: Element) -> Iterator[Chunk | MarkPlace]:
    """Every run of text and every mark under ``root``, in reading order, with offsets."""
    offset = 0
    pending = False  # a line has ended, and its newline counts as soon as more text follows
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        text, is_tail = (element.text, False) if event == "start" else (element.tail, True)
        if event == "start" and is_mark(element):
            walker.skip_subtree()
            yield MarkPlace(element, offset)
            continue
        if breaks_line(element) or (element.tag == "br" and event == "start"):
            pending = True
        if text and not (is_tail and element is root):
            offset += 1 if pending and offset else 0
            pending = False
            yield Chunk(element, is_tail, offset, text)
            offset += len(text)


def chunks(root: Element) -> Iterator[Chunk]:
    """Every run of text under ``root``, in reading order, with offsets of the plain text."""
    return (piece for piece in pieces(root) if isinstance(piece, Chunk))


def text_of(root: Element) -> str:
    """The plain text of a tree."""
    parts: list[str] = []
    end = 0
    for chunk in chunks(root):
        parts.append("\n" * (chunk.start - end))
        parts.append(chunk.text)
        end = chunk.end
    return "".join(parts)


def plain_text(source: str) -> str:
    """The plain text of canonical HTML, one line a block."""
    return text_of(parse(source)) if source else ""
