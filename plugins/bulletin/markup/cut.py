"""Cut canonical HTML in two at a text offset: what stands before a jump, and what is continued."""

from __future__ import annotations

from copy import deepcopy

from bulletin.markup.text import (
    BLOCKS,
    Chunk,
    Element,
    chunks,
    classes,
    is_mark,
    parse,
    serialise,
    text_of,
)

_SHOWN_WITHOUT_TEXT = "self::img or self::hr or self::td or descendant::img or descendant::hr"


def cut_at(source: str, offset: int) -> tuple[str, str]:
    """Head and tail of a body, cut before the character at ``offset`` of its plain text.

    A block that is divided gets the class ``cut`` in the head and ``continued`` in the tail; its
    ancestors are opened again, and an ordered list goes on counting. Notes go with the part that
    refers to them. Raises ValueError for an offset inside the notes or outside the text.
    """
    root = parse(source)
    notes = root.find("section[@class='notes']")
    if notes is not None:
        root.remove(notes)
    chunk = _chunk_at(list(chunks(root)), offset)
    path = _path(root, chunk.element)
    head, tail = deepcopy(root), deepcopy(root)
    at = offset - chunk.start
    _drop_after(head, path, chunk.is_tail, at)
    _drop_before(tail, path, chunk.is_tail, at)
    _mark_seam(root, head, tail, path)
    _prune(head, last=True)
    _prune(tail, last=False)
    if notes is not None:
        _share_notes(notes, head, tail)
    return serialise(head), serialise(tail)


def _chunk_at(runs: list[Chunk], offset: int) -> Chunk:
    for chunk in runs:
        if chunk.start <= offset <= chunk.end:
            return chunk
    raise ValueError(f"no text at offset {offset}")


def _path(root: Element, element: Element) -> list[int]:
    steps: list[int] = []
    while element is not root:
        parent = element.getparent()
        steps.append(parent.index(element))
        element = parent
    return steps[::-1]


def _follow(root: Element, path: list[int]) -> Element:
    for step in path:
        root = root[step]
    return root


def _drop_after(root: Element, path: list[int], is_tail: bool, at: int) -> None:
    element = _follow(root, path)
    if is_tail:
        element.tail = (element.tail or "")[:at]
    else:
        element.text = (element.text or "")[:at]
        del element[:]
        if element is not root:
            element.tail = None
    while element is not root:
        parent = element.getparent()
        del parent[parent.index(element) + 1 :]
        if parent is not root:
            parent.tail = None
        element = parent


def _drop_before(root: Element, path: list[int], is_tail: bool, at: int) -> None:
    element = _follow(root, path)
    if is_tail:
        rest = (element.tail or "")[at:]
        parent = element.getparent()
        del parent[: parent.index(element) + 1]
        parent.text = rest
        element = parent
    else:
        element.text = (element.text or "")[at:]
    while element is not root:
        parent = element.getparent()
        parent.text = None
        del parent[: parent.index(element)]
        element = parent


def _mark_seam(root: Element, head: Element, tail: Element, path: list[int]) -> None:
    """Name the divided blocks, and let divided ordered lists go on counting."""
    before, after, whole = head, tail, root
    for step in path:
        whole = whole[step]
        if len(before) == 0 or len(after) == 0:
            return
        before, after = before[-1], after[0]
        divided = whole.tag in BLOCKS and bool(text_of(before).strip() and text_of(after).strip())
        if whole.tag == "ol":
            _count_on(whole, before, after)
        if divided:
            before.set("class", " ".join([*classes(before), "cut"]))
            after.set("class", " ".join([*classes(after), "continued"]))


def _count_on(whole: Element, before: Element, after: Element) -> None:
    items_before = sum(1 for item in before if item.tag == "li" and text_of(item).strip())
    items_after = sum(1 for item in after if item.tag == "li" and text_of(item).strip())
    divided = items_before + items_after > sum(1 for item in whole if item.tag == "li")
    after.set("start", str(int(whole.get("start") or 1) + items_before - divided))


def _prune(root: Element, *, last: bool) -> None:
    """Remove what the cut left empty at the seam: blocks and inline elements, never a mark."""
    element = root
    while len(element):
        edge = element[-1 if last else 0]
        beside = edge.tail if last else element.text
        if (beside and beside.strip()) or is_mark(edge):
            return
        if not text_of(edge).strip() and not edge.xpath(_SHOWN_WITHOUT_TEXT):
            rest = edge.tail
            element.remove(edge)
            if not last:
                element.text = rest
            continue
        if edge.tag not in BLOCKS:
            return
        element = edge


def _share_notes(notes: Element, head: Element, tail: Element) -> None:
    wanted = {link.get("href", "")[1:] for link in tail.iterfind(".//sup[@class='fnref']/a")}
    items = list(notes.iterfind("ol/li"))
    for part, is_tail in ((head, False), (tail, True)):
        kept = [(n, item) for n, item in enumerate(items, 1) if (item.get("id") in wanted) is is_tail]
        if not kept:
            continue
        section = deepcopy(notes)
        listing = section.find("ol")
        listing[:] = [deepcopy(item) for _, item in kept]
        if kept[0][0] > 1:
            listing.set("start", str(kept[0][0]))
        part.append(section)
