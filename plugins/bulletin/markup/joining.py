"""Two bodies that are one text, joined: the tail's blocks behind the head's, the notes of both at the end.

Goes in: two bodies. Comes out: one body, and where each stretch of the two stands in its text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bulletin.markup.text import Element, classes, parse, serialise, text_of
from bulletin.model import Body

_ENDS = "。！？…”’」』）)：；—.!?"
"""What a whole paragraph may end in; another one goes on in the first paragraph of the tail."""


@dataclass(frozen=True, slots=True)
class JoinedBody:
    """The joined ``body``: the head's text, the tail's from ``tail_start`` on, then the notes of both.

    The head's notes begin at ``head_notes``, the tail's at ``tail_notes``; all count characters of
    the joined text. ``head_main`` and ``tail_main`` are the lengths of the two texts without notes.
    """

    body: Body
    head_main: int
    tail_start: int
    tail_main: int
    head_notes: int
    tail_notes: int


def join_bodies(head: Body, tail: Body) -> JoinedBody:
    """The bodies as one; 下转 at the end of the head and 上接 at the start of the tail are left out."""
    first, second = parse(head.html), parse(tail.html)
    first_notes, second_notes = _take_notes(first), _take_notes(second)
    _drop_mark(first, "out")
    _drop_mark(second, "in")
    _number_on(second, second_notes, len(first_notes))
    head_main, tail_main = len(text_of(first)), len(text_of(second))
    divided = _append(first, second)
    tail_start = head_main if divided or not head_main else head_main + 1
    end = tail_start + tail_main
    notes = [*first_notes, *second_notes]
    if notes:
        first.append(_section(notes))
    body = Body(
        serialise(first),
        text_of(first),
        (*head.headings, *tail.headings),
        (*head.pictures, *tail.pictures),
        (
            *(mark for mark in head.marks if mark.comes_in),
            *(replace(m, offset=m.offset + tail_start) for m in tail.marks if m.jumps_out),
        ),
        (*head.links, *tail.links),
    )
    length = len(head.text) - head_main
    return JoinedBody(body, head_main, tail_start, tail_main, end + 1, end + 1 + length)


def _take_notes(root: Element) -> list[Element]:
    section = root.find("section[@class='notes']")
    if section is None:
        return []
    root.remove(section)
    return list(section.iterfind("ol/li"))


def _drop_mark(root: Element, way: str) -> None:
    """Take away the mark that leads to the other part, and the paragraph in which it stands alone."""
    for mark in list(root.iter("span")):
        if classes(mark) == ["jump-mark", way]:
            holder = mark.getparent()
            mark.drop_tree()
            if holder is not root and not len(holder) and not (holder.text or "").strip():
                holder.drop_tree()


def _number_on(root: Element, notes: list[Element], before: int) -> None:
    """Notes and the references to them count on behind those of the head."""
    if not before:
        return
    moved = {f"{kind}{n}": f"{kind}{n + before}" for n in range(1, len(notes) + 1) for kind in "fr"}
    for element in (*root.iter(), *(part for note in notes for part in note.iter())):
        name, target = element.get("id", ""), element.get("href", "")
        place, dash, rest = name.partition("-")
        if place in moved:
            element.set("id", f"{moved[place]}{dash}{rest}")
        if target[1:] in moved and target.startswith("#"):
            element.set("href", f"#{moved[target[1:]]}")
            if target.startswith("#f"):
                element.text = f"[{moved[target[1:]][1:]}]"


def _append(head: Element, tail: Element) -> bool:
    """Put the tail's blocks behind the head's; whether a paragraph runs through both."""
    divided = len(head) > 0 and len(tail) > 0 and _is_open(head[-1]) and _is_plain(tail[0])
    if divided:
        last, going_on = head[-1], tail[0]
        words = going_on.text or ""
        if len(last):
            last[-1].tail = (last[-1].tail or "") + words
        else:
            last.text = (last.text or "") + words
        last.extend(list(going_on))
        tail.remove(going_on)
    head.extend(list(tail))
    return divided


def _is_plain(element: Element) -> bool:
    return element.tag == "p" and not classes(element)


def _is_open(element: Element) -> bool:
    """Whether a paragraph breaks off in a sentence."""
    text = text_of(element).rstrip()
    return _is_plain(element) and bool(text) and text[-1] not in _ENDS


def _section(notes: list[Element]) -> Element:
    section = parse('<section class="notes"><ol></ol></section>')[0]
    section[0].extend(notes)
    return section
