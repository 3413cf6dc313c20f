"""Footnotes: Python-Markdown's listing becomes the notes of canonical HTML.

Goes in: the tree. Comes out: the tree with one ``section.notes`` at its end, and references to it.
"""

from __future__ import annotations

from bulletin.markup.structure import new, replace
from bulletin.markup.text import Element, classes


def make_notes(root: Element) -> None:
    """Footnotes as one section at the end, numbered in order, with links both ways."""
    listing = root.find("div[@class='footnote']")
    numbers: dict[str, int] = {}
    seen: dict[str, int] = {}
    for link in list(root.iter("a")):
        if "footnote-ref" not in classes(link) or link.getparent().tag != "sup":
            continue
        target = link.get("href", "")
        number = numbers.setdefault(target, len(numbers) + 1)
        seen[target] = seen.get(target, 0) + 1
        anchor = f"r{number}" if seen[target] == 1 else f"r{number}-{seen[target]}"
        mark = new("sup", "fnref")
        mark.set("id", anchor)
        inner = new("a", text=f"[{number}]")
        inner.set("href", f"#f{number}")
        mark.append(inner)
        replace(link.getparent(), mark)
    if listing is not None:
        _replace_listing(root, listing, numbers)


def _replace_listing(root: Element, listing: Element, numbers: dict[str, int]) -> None:
    items = {f"#{item.get('id')}": item for item in listing.iterfind("ol/li")}
    section, ordered = new("section", "notes"), new("ol")
    for target, number in numbers.items():
        item = items.get(target)
        if item is None:
            continue
        for back in list(item.iter("a")):
            if "footnote-backref" in classes(back):
                back.drop_tree()
        item.set("id", f"f{number}")
        last = item[-1] if len(item) and item[-1].tag == "p" else item
        _strip_end(last)
        link = new("a", "backref", "回正文")
        link.set("href", f"#r{number}")
        last.append(link)
        ordered.append(item)
    listing.drop_tree()
    if len(ordered):
        section.append(ordered)
        root.append(section)


def _strip_end(element: Element) -> None:
    """Drop the no-break space that stood before the back link."""
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip()
    elif element.text:
        element.text = element.text.rstrip()
