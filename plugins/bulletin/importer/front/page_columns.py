"""Titles and pages of 目录 that a scan reads as two columns: first all titles, then all page numbers.

In: the lines of the contents. Out: the lines with every page beside its title, where as many pages stand
under each other as titles above them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.text import has_cjk

PAGE_ALONE = re.compile(r"^[（(]?(\d{1,3})[）)]?$")
MARK = re.compile(r"^[◎●◆■▲★☆◇□○※▪•▍▌◈❖【〔\[]+\s*(.+?)[】〕\]]?$")
LEAST_PAGES = 2


def pair_columns(lines: Sequence[Line], *, page_first: bool) -> tuple[Line, ...]:
    """The lines, in which ``page_first`` says on which side of its title a page is printed."""
    paired = list(lines)
    gone: set[int] = set()
    i = 0
    while i < len(lines):
        end = i
        while end < len(lines) and PAGE_ALONE.match(lines[end].text):
            end += 1
        titles = _titles_above(lines, i, end - i) if end - i >= LEAST_PAGES else []
        for k, place in enumerate(titles):
            page, title = lines[i + k].text, lines[place].text
            paired[place] = replace(lines[place], text=f"{page} {title}" if page_first else f"{title} {page}")
            gone.add(i + k)
        i = max(end, i + 1)
    return tuple(line for k, line in enumerate(paired) if k not in gone)


def _titles_above(lines: Sequence[Line], start: int, count: int) -> list[int]:
    """Places of the ``count`` titles right above ``start``; none when a page is among them."""
    found: list[int] = []
    for i in range(start - 1, -1, -1):
        text = lines[i].text
        if MARK.match(text) or lines[i].level:
            if len(found) == count:
                break
            continue
        if not has_cjk(text) or re.search(r"^\d|\d$", text) or len(found) == count:
            break
        found.insert(0, i)
    return found if len(found) == count else []
