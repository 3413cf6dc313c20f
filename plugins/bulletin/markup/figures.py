"""Every picture in a figure of its own, at the place where it was written.

Goes in: the tree with its pictures inside paragraphs, line ends as they were written. Comes out: figures
beside the paragraphs. A paragraph is parted at a picture, unless a sentence runs across it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from bulletin.markup.structure import new
from bulletin.markup.text import Element, classes, text_of
from bulletin.model import Picture

_NARROWED_SPACE = re.compile(r"(?<=[\u2e80-\uffef]) (?=[\u2e80-\uffef])")
_LINE_END = re.compile(r"(?<=[\u2e80-\uffef])[ \t]*\n[ \t]*\Z")
_LINE_START = re.compile(r"\A[ \t]*\n[ \t]*(?=[\u2e80-\uffef])")
_ENDS = re.compile(r"(?:\n|[。！？…：；][”’」』）]*)[ \t\u3000]*\Z")
"""How a text ends behind which a picture may part the paragraph: a line, or a sentence."""
_BLANK = " \t\r\n\u3000"


def make_figures(root: Element) -> tuple[Picture, ...]:
    """Each picture becomes a figure: between what stands before and behind it, or behind its block.

    Behind the block stand the pictures of lists, quotations and tables, and those inside a sentence.
    """
    return tuple(picture for block in list(root) for picture in _lift(block))


def _lift(block: Element) -> list[Picture]:
    """The pictures of a block, each put where it belongs; a block that held nothing else goes."""
    found: list[Picture] = []
    waiting: list[Element] = []
    for image in list(block.iter("img")):
        found.append(_picture(image))
        waiting.append(_figure(image, found[-1]))
        holder = _holder(block, image)
        if _parts(block, holder):
            _part(block, holder, waiting)
            waiting = []
        else:
            _close(holder)
    for figure in reversed(waiting):
        block.addnext(figure)
    if found and not text_of(block).strip():
        block.drop_tree()
    return found


def _holder(block: Element, image: Element) -> Element:
    """The picture, or the link that holds nothing else and goes with it."""
    parent = image.getparent()
    is_alone = parent.tag == "a" and len(parent) == 1 and not text_of(parent).strip()
    return parent if is_alone and parent is not block else image


def _parts(block: Element, holder: Element) -> bool:
    """Whether the paragraph is parted here: before the picture a line ends, or a sentence."""
    if block.tag != "p" or holder.getparent() is not block:
        return False
    before = ""
    for child in holder.itersiblings(preceding=True):
        before = ("\n" if child.tag == "br" else text_of(child)) + (child.tail or "") + before
        if before.strip():
            return _ENDS.search(before) is not None
    before = (block.text or "") + before
    return not before.strip() or _ENDS.search(before) is not None


def _part(block: Element, holder: Element, figures: Sequence[Element]) -> None:
    """The figures before the block, and before them a paragraph of what stood before the holder."""
    head = new("p", text=block.text or "")
    block.text = None
    head.extend(list(holder.itersiblings(preceding=True))[::-1])
    holder.drop_tree()
    _trim(head, block)
    for element in (head, *figures) if text_of(head).strip() else figures:
        block.addprevious(element)


def _close(holder: Element) -> None:
    """The sentence closed where its picture stood: a line end there is none of its own."""
    before = holder.getprevious()
    if before is None:
        holder.getparent().text = _LINE_END.sub("", holder.getparent().text or "")
    else:
        before.tail = _LINE_END.sub("", before.tail or "")
    holder.tail = _LINE_START.sub("", holder.tail or "")
    holder.drop_tree()


def _trim(head: Element, rest: Element) -> None:
    """No blanks and no line breaks where the paragraph was parted."""
    while len(head) and head[-1].tag == "br" and not (head[-1].tail or "").strip():
        head.remove(head[-1])
    if len(head):
        head[-1].tail = (head[-1].tail or "").rstrip(_BLANK)
    else:
        head.text = (head.text or "").rstrip(_BLANK)
    while not (rest.text or "").strip() and len(rest) and rest[0].tag == "br":
        rest.text = None
        rest[0].drop_tree()
    rest.text = (rest.text or "").lstrip(_BLANK)


def _picture(image: Element) -> Picture:
    size = (int(image.get("width") or 0), int(image.get("height") or 0))
    # Markdown narrows the full-width space of a title; the credit is printed with it.
    credit = _NARROWED_SPACE.sub("\u3000", image.get("title", ""))
    return Picture(image.get("src", ""), image.get("alt", ""), credit, *size)


def _figure(image: Element, picture: Picture) -> Element:
    wide = {"通栏", "wide"} & set(classes(image))
    figure = new("figure", "picture wide" if wide else "picture")
    shown = etree.SubElement(figure, "img", src=picture.source, alt=picture.caption)
    shown.set("width", str(picture.width))
    shown.set("height", str(picture.height))
    if picture.caption or picture.credit:
        caption = new("figcaption", text=picture.caption)
        if picture.credit:
            caption.append(new("span", "credit", picture.credit))
        figure.append(caption)
    return figure
