"""How one article is built: hard line ends, indents, starred items, subheadings, run-in or standing numbers.

In: all its lines. Out: a Style that the joining of lines asks. Siblings decide: where (二) and (三) run into
their text, an open (一) is a cut line and no heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bulletin.importer.joining.short_lines import find_alone, find_dated, find_notes, find_second_halves
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.numbering import START_MARKS, read_numbering
from bulletin.importer.reading.text import cells, ends_open, has_inner_stop

LONGEST_HEADING = 50
INDENTED = 0.15
"""Share of lines that must have an indent, and of continuations that may have one by mistake."""
LEAST_WRAP, MOST_WRAP = 10, 60
"""Widths, in characters, that a printed column may have."""
LONGEST_SUBHEAD = 26
LONGEST_HALVED, LEAST_HALVED = 18, 2
"""Characters of a subheading with a comma in it, and how many of them are a pattern."""
LONGEST_TWO_PARTS = 26
"""Characters of a heading with a colon in it (（一）事缘：把我的事讲成我们的事）."""
CLOSE = 0.5
AGREE = 0.4
EVEN = 0.6
"""Share of lines as wide as the column from which lines that stand close keep their printed ends."""


@dataclass(frozen=True, slots=True)
class Style:
    """``wrap`` is the width of hard-wrapped lines in characters (0: none), ``close`` says that every line is
    a paragraph and a blank line a cut, ``star`` the mark of list items,
    ``subheads`` numbers of lines that look like plain subheadings, ``siblings`` for each numbered line how
    many of its list stand alone and how many run into text, ``items`` numbers of lines that are items of a
    list and no headings, ``alone`` numbers of lines that nothing joins (verse, signatures), ``notes`` numbers
    of footnotes, ``dated`` of lines that begin with a day where most do, ``halves`` of second
    lines of headings.
    """

    wrap: float
    close: bool
    indents: bool
    star: str
    subheads: frozenset[int]
    siblings: dict[int, tuple[int, int]]
    items: frozenset[int] = frozenset()
    alone: frozenset[int] = frozenset()
    notes: frozenset[int] = frozenset()
    dated: frozenset[int] = frozenset()
    halves: frozenset[int] = frozenset()


def measure_style(lines: Sequence[Line]) -> Style:
    """The style of the article these lines make."""
    wrap = _wrap_width(lines)
    return Style(
        wrap=wrap,
        close=not wrap and _stands_close(lines),
        indents=_has_indents(lines),
        star=_star(lines),
        subheads=_subheads(lines),
        siblings=_siblings(lines),
        items=_items(lines),
        alone=find_alone(lines, wrap),
        notes=find_notes(lines),
        dated=find_dated(lines),
        halves=find_second_halves(lines),
    )


def _has_indents(lines: Sequence[Line]) -> bool:
    """Whether an indent tells a new paragraph: some lines have it, and none that goes on with a cut one."""
    indented = sum(line.indented for line in lines)
    if len(lines) < 4 or not INDENTED * len(lines) <= indented < len(lines):
        return False
    cut = [b.indented for a, b in pairwise(lines) if len(a.text) > LONGEST_HEADING and ends_open(a.text)]
    return sum(cut) <= INDENTED * len(cut)


def stands_alone(text: str) -> bool:
    """Whether a numbered line is no more than a heading: short, and at most one full stop, at its end."""
    if len(text) > LONGEST_HEADING or any(mark in text.rstrip("。") for mark in "。；！？"):
        return False
    first, colon, _ = text.partition("：")
    return not colon or (len(text) <= LONGEST_TWO_PARTS and text[-1] not in "。：" and "，" not in first)


def is_subhead(text: str) -> bool:
    """Whether an unnumbered line looks like a subheading: short, no marks, no sentence end."""
    return (
        2 <= len(text) <= LONGEST_SUBHEAD
        and ends_open(text)
        and not has_inner_stop(text)
        and read_numbering(text) is None
    )


def _wrap_width(lines: Sequence[Line]) -> float:
    """The width of lines that stand without blank lines between them, when many do."""
    close = [cells(a.text) for a, b in pairwise(lines) if b.gap == 0 and not a.level]
    wrapped = [cells(a.text) for a, b in pairwise(lines) if a.wrapped and b.gap == 0]
    rows = close if len(close) >= 0.6 * max(1, len(lines) - 1) else wrapped
    if len(rows) < 4:
        return 0.0
    width = _column(rows)
    even = sum(row >= width - 3 for row in rows) >= EVEN * len(rows) or bool(wrapped)
    return width if even and LEAST_WRAP <= width <= MOST_WRAP else 0.0


def _column(rows: Sequence[float]) -> float:
    """The width most lines have, when many agree, else that of the wide ones."""
    common, count = Counter(rows).most_common(1)[0]
    wide = sorted(rows)[int(len(rows) * 0.9)]
    return common if count >= AGREE * len(rows) and common >= wide - 2 else wide


def _stands_close(lines: Sequence[Line]) -> bool:
    """Whether most lines stand without a blank line between them."""
    close = sum(line.gap == 0 for line in lines[1:])
    return close > 0 and close >= CLOSE * (len(lines) - 1)


def _star(lines: Sequence[Line]) -> str:
    first = Counter(line.text[0] for line in lines if line.text[0] in START_MARKS)
    if not first:
        return ""
    star, count = first.most_common(1)[0]
    return star if count >= 3 and count * 3 >= len(lines) else ""


def _subheads(lines: Sequence[Line]) -> frozenset[int]:
    """Plain short lines after a finished sentence; one alone is no pattern, one in two halves even less."""
    found, halved = set[int](), set[int]()
    for before, line in pairwise(lines):
        if line.row or ends_open(before.text):
            continue
        if is_subhead(line.text):
            found.add(line.number)
        elif _has_two_halves(line.text):
            halved.add(line.number)
    return frozenset(found | (halved if len(halved) >= LEAST_HALVED else set()))


def _has_two_halves(text: str) -> bool:
    """Whether the line is two short phrases with a comma between them: 问得准，才能答得实."""
    halves = text.split("，")
    return (
        len(halves) == 2
        and len(text) <= LONGEST_HALVED
        and ends_open(text)
        and all(len(half) >= 2 for half in halves)
        and not has_inner_stop("".join(halves))
        and read_numbering(text) is None
    )


def _siblings(lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
    groups: dict[str, list[tuple[int, int, bool]]] = {}
    result: dict[int, tuple[int, int]] = {}
    for line in lines:
        found = read_numbering(line.text)
        if found is None:
            continue
        group = groups.setdefault(found.scheme, [])
        if group and found.ordinal <= group[-1][1]:
            _count(group, result)
            group.clear()
        group.append((line.number, found.ordinal, stands_alone(line.text)))
    for group in groups.values():
        _count(group, result)
    return result


def _items(lines: Sequence[Line]) -> frozenset[int]:
    """Short numbered lines right behind each other: items of a list, for a heading has text under it."""
    found: set[int] = set()
    for before, line in pairwise(lines):
        first, second = read_numbering(before.text), read_numbering(line.text)
        if first is None or second is None or first.scheme != second.scheme:
            continue
        if second.ordinal == first.ordinal + 1 and stands_alone(before.text):
            found |= {before.number, line.number} if stands_alone(line.text) else {before.number}
    return frozenset(found)


def _count(group: Sequence[tuple[int, int, bool]], result: dict[int, tuple[int, int]]) -> None:
    alone = sum(item[2] for item in group)
    for number, _, stands in group:
        result[number] = (alone - stands, len(group) - alone - (not stands))
