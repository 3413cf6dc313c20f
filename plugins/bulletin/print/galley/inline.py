"""Inline text of canonical HTML as runs: faces by role, note numbers raised, links kept, offsets true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bulletin.markup.text import Element, chunks, classes
from bulletin.print.setting import Run, Style
from bulletin.print.styles import Styles

_MACHINE_MARKS = frozenset(["jump", "jump-mark", "pb", "pn", "backref"])


class InlineReader:
    """Reads the text inside the elements of one tree."""

    def __init__(self, root: Element, styles: Styles) -> None:
        self._styles = styles
        self._text: dict[Element, int] = {}
        self._tail: dict[Element, int] = {}
        for chunk in chunks(root):
            (self._tail if chunk.is_tail else self._text)[chunk.element] = chunk.start

    def offset_of(self, element: Element) -> int | None:
        """Where an element's first text stands in the plain text."""
        return self._text.get(element)

    def offset_behind(self, element: Element) -> int | None:
        """Where the text behind an element stands in the plain text."""
        return self._tail.get(element)

    def runs(self, element: Element, style: Style) -> tuple[Run, ...]:
        """The text of an element in runs."""
        return tuple(self._runs(element, style, ""))

    def _runs(self, element: Element, style: Style, target: str) -> Iterator[Run]:
        if element.text:
            yield Run(element.text, style, self._text.get(element), target=target)
        for child in element:
            yield from self.inline(child, style, target)
            if child.tail:
                yield Run(child.tail, style, self._tail.get(child), target=target)

    def inline(self, element: Element, style: Style, target: str = "") -> Iterator[Run]:
        """The text of one inline element."""
        names = classes(element)
        if not _MACHINE_MARKS.isdisjoint(names):
            return
        if "fnref" in names:
            yield self._note_number(element, style)
        elif element.tag == "a":
            goal = element.get("data-article")
            yield from self._runs(element, style, f"#{goal}" if goal else element.get("href", target))
        elif element.tag == "br":
            yield Run("\n", style)
        else:
            yield from self._runs(element, self._style_of(element, names, style), target)

    def _note_number(self, element: Element, style: Style) -> Run:
        small = replace(style, size=style.size * 0.6, rise=style.size * 0.38)
        link = element.find("a")
        text = (link.text if link is not None else element.text) or ""
        is_first = link is not None and element.get("id") == f"r{link.get('href', '')[2:]}"
        return Run(text, small, solid=True, glued=True, target=link.get("href", "") if is_first else "")

    def _style_of(self, element: Element, names: list[str], style: Style) -> Style:
        styles = self._styles
        if element.tag in ("strong", "b"):
            return replace(style, face=(styles.date if "date" in names else styles.strong).face)
        if element.tag in ("em", "i"):
            return replace(style, face=styles.emphasis.face)
        if element.tag == "code":
            return replace(style, face=styles.code.face, size=style.size * 0.92)
        if element.tag in ("sup", "sub"):
            rise = style.size * (0.36 if element.tag == "sup" else -0.12)
            return replace(style, size=style.size * 0.62, rise=rise)
        return style
