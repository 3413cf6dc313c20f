"""Page numbers of a scan, told from numbers that are text (the cells of a flattened table).

In: the body's lines. Out: the numbers of the lines that are page numbers. Pages rise through an issue, so the
longest rising run of the bare numbers is that of the pages; what does not fit into it and stands between
other short lines is a cell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.numbering import han_number
from bulletin.importer.reading.text import key

SIDE = r"[-—–─·•.\s|｜/~～*○●■◆_【】\[\]〔〕（）()<>《》]*"
FOLIO = re.compile(
    rf"^{SIDE}(?:第|[Pp](?:age)?\.?)?\s*(\d{{1,3}})\s*[页版]?{SIDE}(?:[/／共]\s*共?\s*(\d{{1,3}})\s*页?{SIDE})?$"
)
HAN_FOLIO = re.compile(
    r"^(?:第([一二三四五六七八九十百]{1,4})页|[-—–·]+\s*([一二三四五六七八九十百]{1,4})\s*[-—–·]+)$"
)
LIST_NUMBER = re.compile(r"^[（(\[]?\d{1,3}[)）\]]?[.．、]$")
ISSUE_DATE = re.compile(
    r"(?:19|20)\d\d(?:\s*年\s*第?\s*\d{1,2}\s*期?|\s*[·.．/]\s*\d{1,2}(?!\d))(?:\s*月)?|[（(]?总\s*第\s*\d+\s*期[）)]?|第\s*\d+\s*期"
)
EDGE_NUMBER = re.compile(r"^\d{1,3}(?!\d)|(?<!\d)\d{1,3}$")
LONGEST_HEAD = 40
LONGEST_CELL = 12


def find_folios(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines that print a page number and nothing else."""
    found = [(i, page) for i, line in enumerate(lines) if (page := read_folio(line.text)) is not None]
    rising = _longest_rising([page for _, page in found])
    return frozenset(
        lines[i].number
        for k, (i, _) in enumerate(found)
        if k in rising or not lines[i].text.isdecimal() or not _is_cell(lines, i)
    )


def read_pages(lines: Sequence[Line]) -> tuple[tuple[int, int], ...]:
    """Line number and page of every page number that fits into the rising run of pages."""
    found = [(line.number, page) for line in lines if (page := _page_in(line.text)) is not None]
    rising = _longest_rising([page for _, page in found])
    return tuple(place for k, place in enumerate(found) if k in rising)


def _page_in(text: str) -> int | None:
    """The page of a line that holds only that, or that and a date of the issue (石桥政协 2021·2　12)."""
    folio = read_folio(text)
    if folio is not None or len(text) > LONGEST_HEAD or not ISSUE_DATE.search(text):
        return folio
    match = EDGE_NUMBER.search(ISSUE_DATE.sub("", text).strip(" \u3000|｜·-—"))
    return int(match[0]) if match else None


def read_folio(text: str) -> int | None:
    """The page that the line prints, or None when it says something else."""
    if LIST_NUMBER.match(text):
        return None
    if match := FOLIO.match(text):
        return int(match[1])
    if match := HAN_FOLIO.match(text):
        return han_number(match[1] or match[2])
    return None


def _is_cell(lines: Sequence[Line], i: int) -> bool:
    """Whether the lines on both sides are as short as the cells of a table."""
    beside = [lines[k] for k in (i - 1, i + 1) if 0 <= k < len(lines)]
    return len(beside) == 2 and all(
        len(key(line.text)) <= LONGEST_CELL and line.text[-1] not in "。，；：！？" for line in beside
    )


def _longest_rising(pages: Sequence[int]) -> frozenset[int]:
    """Indices of the longest run of pages of which each is greater than the one before."""
    ends: list[int] = []
    tails: list[int] = []
    back: list[int] = []
    for i, page in enumerate(pages):
        place = bisect_right(ends, page - 1)
        back.append(tails[place - 1] if place else -1)
        if place == len(ends):
            ends.append(page)
            tails.append(i)
        else:
            ends[place], tails[place] = page, i
    chosen: set[int] = set()
    i = tails[-1] if tails else -1
    while i >= 0:
        chosen.add(i)
        i = back[i]
    return frozenset(chosen)
