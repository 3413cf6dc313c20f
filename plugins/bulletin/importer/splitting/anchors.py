"""Where the body prints the titles that the contents list.

In: the body's lines and the entries of 目录. Out: for each entry the lines of its title, or None. Titles run
over several lines, lose spaces, gain a speaker (王某：…) or stand in the deck; the best chain in printed
order wins, so two articles of one title find their own places.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bulletin.importer.front.contents import Entry
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.numbering import starts_new
from bulletin.importer.reading.text import key

SPEAKER = re.compile(r"^[\u3400-\u9fff·]{2,4}[:：]")
LONGEST_LINE = 90
MOST_LINES = 4
LEAST_HALF = 4
LEAST_LIKENESS = 0.78
MOST_CANDIDATES = 40
SURE = 1.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """Lines ``start`` to ``end`` (exclusive) hold the title; a ``likeness`` above 1 means the same text."""

    start: int
    end: int
    likeness: float


def find_anchors(body: Sequence[Line], entries: Sequence[Entry]) -> tuple[Anchor | None, ...]:
    """For each entry its title's place, all places in printed order where that is possible."""
    index = _index(body)
    candidates = [_candidates(body, index, entry) for entry in entries]
    chosen = _best_chain(candidates)
    taken = {i for anchor in chosen if anchor for i in range(anchor.start, anchor.end)}
    for number, anchor in enumerate(chosen):
        if anchor is None:
            spare = [
                c for c in candidates[number] if c.likeness >= SURE and not taken & set(range(c.start, c.end))
            ]
            if spare:
                chosen[number] = spare[0]
                taken |= set(range(spare[0].start, spare[0].end))
    return tuple(chosen)


def title_keys(entry: Entry) -> tuple[str, ...]:
    """The forms in which the body may print the entry's title."""
    forms = [key(entry.title), key(SPEAKER.sub("", entry.title))]
    if entry.author:
        forms += [key(entry.author + entry.title), key(entry.title + entry.author)]
    return tuple(dict.fromkeys(form for form in forms if form))


def _index(body: Sequence[Line]) -> dict[str, list[int]]:
    """Pairs of characters to the short lines that hold them."""
    index: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(body):
        bare = key(line.text)
        if len(line.text) <= LONGEST_LINE:
            for pair in {bare[j : j + 2] for j in range(max(1, len(bare) - 1))}:
                index[pair].append(i)
    return index


def _candidates(body: Sequence[Line], index: dict[str, list[int]], entry: Entry) -> list[Anchor]:
    found: dict[tuple[int, int], float] = {}
    for form in title_keys(entry):
        pairs = {form[j : j + 2] for j in range(max(1, len(form) - 1))}
        shared = Counter(i for pair in pairs for i in index.get(pair, ()))
        for i, count in shared.most_common(MOST_CANDIDATES * 4):
            bare = key(body[i].text)
            if count * 2 >= max(1, len(bare) - 1) or bare == form:
                for start in range(max(0, i - 1), i + 1):
                    _try_windows(body, start, form, found)
    ranked = sorted(
        (Anchor(start, end, like) for (start, end), like in found.items()),
        key=lambda a: (-a.likeness, a.start),
    )
    return sorted(ranked[:MOST_CANDIDATES], key=lambda a: a.start)


def _try_windows(body: Sequence[Line], start: int, form: str, found: dict[tuple[int, int], float]) -> None:
    joined = ""
    for end in range(start + 1, min(start + MOST_LINES, len(body)) + 1):
        line = body[end - 1]
        if len(line.text) > LONGEST_LINE or line.text.endswith(("。", "；", "，")):
            return
        joined += key(line.text)
        if len(joined) > 2 * len(form) + 10:
            return
        if joined != form and starts_new(body[start].text):
            return
        like = likeness(form, joined) + (0.05 if body[start].level in (1, 2) else 0.0) - 0.01 * (end - start)
        if like >= LEAST_LIKENESS:
            found[start, end] = max(like, found.get((start, end), 0.0))


def likeness(title: str, printed: str) -> float:
    """1.2 for the same text, 0.8 for a clear half of a title over two pages, else the share of agreement."""
    if title == printed:
        return 1.2
    if len(printed) >= LEAST_HALF and title.startswith(printed) and len(printed) >= 0.35 * len(title):
        return 0.8 + 0.2 * len(printed) / len(title)
    if len(title) >= 8 and title in printed and len(printed) <= 1.5 * len(title):
        return 0.95
    return SequenceMatcher(None, title, printed, autojunk=False).ratio()


def _best_chain(candidates: Sequence[Sequence[Anchor]]) -> list[Anchor | None]:
    """One candidate for as many entries as possible, in rising order, with the highest sum of likeness."""
    flat = [(number, anchor) for number, group in enumerate(candidates) for anchor in group]
    best: list[tuple[float, int]] = []
    for i, (number, anchor) in enumerate(flat):
        score, back = 0.0, -1
        for j in range(i):
            other_number, other = flat[j]
            if other_number < number and other.end <= anchor.start and best[j][0] > score:
                score, back = best[j][0], j
        best.append((score + anchor.likeness, back))
    chosen: list[Anchor | None] = [None] * len(candidates)
    i = max(range(len(best)), key=lambda k: (best[k][0], -k), default=-1)
    while i >= 0:
        chosen[flat[i][0]] = flat[i][1]
        i = best[i][1]
    return chosen
