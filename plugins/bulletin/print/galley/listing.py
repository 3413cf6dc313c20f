"""Lists as paragraphs: bullets hang, numbers run in, dated items of a chronicle hang from a star."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bulletin.markup.text import Element, classes
from bulletin.print.galley.blocks import Paragraph, Role
from bulletin.print.galley.inline import InlineReader
from bulletin.print.setting import Run, Style
from bulletin.print.styles import Styles

_FULL_SPACE = "\u3000"


class ListReader:
    """Reads ``ul`` and ``ol``."""

    def __init__(self, inline: InlineReader, styles: Styles) -> None:
        self._inline, self._styles = inline, styles

    def blocks(self, element: Element, depth: int = 0) -> Iterator[Paragraph]:
        """The items of a list, and of the lists inside them."""
        number = int(element.get("start") or 1)
        chronicle = "chronicle" in classes(element)
        for item in element.iterchildren("li"):
            if chronicle:
                yield self._dated(item)
            else:
                yield from self._item(item, number if element.tag == "ol" else None, depth)
            number += 1

    def _item(self, item: Element, number: int | None, depth: int) -> Iterator[Paragraph]:
        text = self._styles.text
        label = (Run("●" if number is None else f"{number}.", self._bullet() if number is None else text),)
        first = True
        for part in self._item_parts(item):
            if part.tag in ("ul", "ol"):
                yield from self.blocks(part, depth + 1)
                continue
            runs = self._inline.runs(part, text) if part is not item else tuple(self._own_runs(item, text))
            if number is None:
                mark = label if first else ()
                indent = 2.0 + depth
                yield Paragraph(Role.ITEM, runs, first=0, left=indent, label=mark, label_left=indent - 1)
            else:
                runs = (*label, Run(" ", text), *runs) if first else runs
                yield Paragraph(Role.ITEM, runs, first=2.0, left=float(depth))
            first = False

    def _bullet(self) -> Style:
        text = self._styles.text
        return replace(text, size=text.size * 0.5, rise=text.size * 0.12)

    def _item_parts(self, item: Element) -> Iterator[Element]:
        """What stands in an item one after another: its own text, its paragraphs, its lists."""
        if (item.text or "").strip() or any(child.tag not in ("p", "ul", "ol") for child in item):
            yield item
        yield from (child for child in item if child.tag in ("p", "ul", "ol"))

    def _own_runs(self, item: Element, style: Style) -> Iterator[Run]:
        if item.text:
            yield Run(item.text, style, self._inline.offset_of(item))
        for child in item:
            if child.tag in ("p", "ul", "ol"):
                continue
            yield from self._inline.inline(child, style)
            if child.tail and child.tail.strip():
                yield Run(child.tail, style, self._inline.offset_behind(child))

    def _dated(self, item: Element) -> Paragraph:
        holder = item[0] if len(item) and item[0].tag == "p" else item
        runs = list(self._inline.runs(holder, self._styles.text))
        if len(runs) > 1 and runs[1].text.startswith(_FULL_SPACE):
            runs[1:2] = _narrow_space(runs[1])
        star = (Run("★", self._styles.star),)
        return Paragraph(Role.ITEM, tuple(runs), first=0, left=1.25, label=star)


def _narrow_space(run: Run) -> list[Run]:
    """The full-width space behind a date is three quarters of an em wide (look: Chronicle)."""
    space = Run(_FULL_SPACE, replace(run.style, size=run.style.size * 0.75), run.offset, glued=True)
    place = None if run.offset is None else run.offset + 1
    return [space, replace(run, text=run.text[1:], offset=place, glued=True)]
