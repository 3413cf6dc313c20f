"""The source parted into cover and masthead, contents, body and back cover.

In: all lines. Out: four runs of lines that together are all of them. A text without 目录 has its cover only
when numbers of an issue stand at its head; else all of it is body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.front.contents import (
    DECK,
    MARK,
    PAGE_ALONE,
    is_contents_heading,
    pages_stand_first,
    read_entry,
)
from bulletin.importer.front.issue_numbers import names_issue
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import is_institution, is_person
from bulletin.importer.reading.text import ends_open, key

NOTICE = re.compile(
    r"^(?:内部资料|内部交流|内部刊物|免费交流|注意保存|仅供交流|妥善保存|准印证|印刷|印数|发送|封面|封底|封二|封三)"
)
MASTHEAD_LABEL = re.compile(
    r"^(?:主任|副主任|编委|主编|副主编|责任编辑|编辑|主办|地址|电话|邮编|电子信箱|网址|编印)\s*[：:]"
)
COVER_LIMIT = 20
LONGEST_NUMBERS = 40
"""Characters of a line that can print the issue's numbers."""
FRONT_LIMIT = 80
"""Lines within which a cover names the issue, and within which one without contents must end."""
LEAST_ENTRIES = 4
LEAST_NOTICE = 4
HEADING_REACH = 12
STOPS = re.compile("[。，；！？]")
COLUMN_REACH = 30
"""Lines below a contents heading within which the first entry stands."""
LONGEST_ENTRY = 60


@dataclass(frozen=True, slots=True)
class Regions:
    """Front (cover and masthead), contents with its heading, body, back cover."""

    front: tuple[Line, ...]
    contents: tuple[Line, ...]
    body: tuple[Line, ...]
    back: tuple[Line, ...]


def find_regions(lines: Sequence[Line]) -> Regions:
    """Where each region begins and ends."""
    start = _contents_start(lines)
    if start is None:
        start = _unheaded_contents(lines)
    if start is None:
        end = _front_end(lines)
        body, back = _part_back(lines[:end], lines[end:])
        return Regions(tuple(lines[:end]), (), body, back)
    end = _contents_end(lines, start)
    body, back = _part_back(lines[:start], lines[end:])
    return Regions(tuple(lines[:start]), tuple(lines[start:end]), body, back)


def _contents_start(lines: Sequence[Line]) -> int | None:
    """The heading under which pages are printed; 要目 on a cover may be a list without pages."""
    headings = [i for i, line in enumerate(lines) if is_contents_heading(line.text)]
    return next((i for i in headings if _has_entries(lines[i + 1 : i + 1 + HEADING_REACH])), None)


def _has_entries(lines: Sequence[Line]) -> bool:
    return any(
        len(line.text) <= LONGEST_ENTRY and (read_entry(line.text, first) or PAGE_ALONE.match(line.text))
        for line in lines
        for first in (True, False)
    )


def _unheaded_contents(lines: Sequence[Line]) -> int | None:
    """The first of several entries close together, in a table whose heading was lost.

    Only behind a cover that says which issue this is: elsewhere numbered lines are a list.
    """
    head = lines[: FRONT_LIMIT * 2]
    if not _names_issue(lines):
        return None
    page_first = pages_stand_first(head)
    hits = [
        i
        for i, line in enumerate(head)
        if len(line.text) <= LONGEST_ENTRY and read_entry(line.text, page_first)
    ]
    for k in range(len(hits) - LEAST_ENTRIES + 1):
        if hits[k + LEAST_ENTRIES - 1] - hits[k] <= 2 * LEAST_ENTRIES + 2:
            start = hits[k]
            return start - 1 if start and MARK.match(lines[start - 1].text) else start
    return None


def _contents_end(lines: Sequence[Line], start: int) -> int:
    page_first = pages_stand_first(lines[start : start + 200])
    end, last_page, misses = start + 1, 0, 0
    for i in range(start + 1, len(lines)):
        text = lines[i].text
        entry = read_entry(text, page_first)
        page = entry[0] if entry else _lone_page(text)
        if (
            page is not None
            and page >= last_page - 40
            and len(text) <= 90
            and not text.endswith(("。", "，", "；"))
        ):
            end, last_page, misses = i + 1, max(page, last_page), 0
        elif is_contents_heading(text) or MARK.match(text) or lines[i].level >= 3:
            misses = 0
        else:
            misses += 1
            if (misses > 3 and not _pages_follow(lines, i)) or len(text) > 90:
                break
    while end < len(lines) and lines[end].gap == 0 and _continues_entry(lines[end].text):
        end += 1
    return _with_deck(lines, end)


def _pages_follow(lines: Sequence[Line], i: int) -> bool:
    """Whether titles from here on have their pages in a column of their own under them."""
    ahead = lines[i : i + COLUMN_REACH]
    pages = next((k for k, line in enumerate(ahead) if PAGE_ALONE.match(line.text)), None)
    if pages is None or pages + 1 >= len(ahead) or not PAGE_ALONE.match(ahead[pages + 1].text):
        return False
    return all(len(line.text) <= LONGEST_ENTRY and not STOPS.search(line.text) for line in ahead[:pages])


def _with_deck(lines: Sequence[Line], end: int) -> int:
    return (
        end + 1 if end < len(lines) and DECK.match(lines[end].text) and end and not lines[end].level else end
    )


def _lone_page(text: str) -> int | None:
    match = PAGE_ALONE.match(text)
    return int(match[1]) if match else None


def _continues_entry(text: str) -> bool:
    return (
        len(text) <= 40
        and ends_open(text)
        and (DECK.match(text) is not None or is_person(text) or is_institution(text))
    )


def _front_end(lines: Sequence[Line]) -> int:
    head = lines[:FRONT_LIMIT]
    if not _names_issue(lines):
        return 0
    marks = [
        i
        for i, line in enumerate(head)
        if MASTHEAD_LABEL.match(line.text) or names_issue(line.text) or NOTICE.match(key(line.text))
    ]
    return marks[-1] + 1 if marks else 0


def _names_issue(lines: Sequence[Line]) -> bool:
    return names_issue(
        "\n".join(line.text for line in lines[:COVER_LIMIT] if len(line.text) <= LONGEST_NUMBERS)
    )


def _part_back(front: Sequence[Line], lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The body, and the notices at the very end, which are those of the cover or said in such words."""
    said = "\n".join(key(line.text) for line in front)
    end = len(lines)
    while end and len(lines[end - 1].text) <= LONGEST_NUMBERS:
        text = key(lines[end - 1].text)
        repeated = len(text) >= LEAST_NOTICE and text in said
        if not repeated and not NOTICE.match(text) and not names_issue(lines[end - 1].text):
            break
        end -= 1
    return tuple(lines[:end]), tuple(lines[end:])
