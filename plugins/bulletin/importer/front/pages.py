"""Printed start pages put right: 目录 never runs backwards, so a page out of order is a misprint.

In: the entries. Out: entries with a believable page each, and the decisions. A misread digit is the likeliest
cause (11 for 41), so one digit is changed first; the length of the texts settles what is left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bulletin.importer.front.contents import Entry
from bulletin.importer.reading.decisions import Decision


@dataclass(frozen=True, slots=True)
class PageSpan:
    """The pages that an article may stand on, both inclusive; it may share its last page with the next."""

    first: int
    last: int

    def holds(self, page: int | None) -> bool:
        """Whether the article can stand on the page."""
        return page is not None and self.first <= page <= self.last


def repair_pages(
    entries: Sequence[Entry],
    lengths: Sequence[int],
    printed: Sequence[range | None] = (),
    stops: Mapping[int, int] | None = None,
) -> tuple[tuple[Entry, ...], tuple[Decision, ...]]:
    """``lengths`` are the characters of the articles, ``printed`` the pages that the body's folios allow.

    ``stops`` gives for entries that go on elsewhere the page on which they stop by the mark of their tail.
    """
    entries, located = _follow_folios(entries, printed or (None,) * len(entries))
    keep = _rising([entry.page for entry in entries])
    repaired = list(entries)
    decisions = list(located)
    for i, entry in enumerate(entries):
        if i in keep or entry.page is None or (printed and printed[i] is not None):
            continue
        low = next((repaired[j].page for j in range(i - 1, -1, -1) if j in keep or j < i), None) or 1
        high = next((entries[j].page for j in range(i + 1, len(entries)) if j in keep), None)
        stop = (stops or {}).get(i, 0)
        stopped = low <= stop <= (high or stop)
        expected = float(stop) if stopped else _expected(i, keep, lengths, low, high)
        page = _nearest(entry.page, low, stop if stopped else high, expected)
        repaired[i] = replace(entry, page=page)
        line = entry.lines[0] if entry.lines else 0
        decisions.append(
            Decision(
                line,
                "目录页码颠倒",
                f"《{entry.title}》的页码印作{entry.page}，与前后不合，改为{page}",
                f"照印为{entry.page}",
            )
        )
    return tuple(repaired), tuple(decisions)


def _follow_folios(
    entries: Sequence[Entry], printed: Sequence[range | None]
) -> tuple[tuple[Entry, ...], tuple[Decision, ...]]:
    """Entries whose page cannot be right by the folios get the one that the body prints."""
    followed: list[Entry] = []
    decisions: list[Decision] = []
    for entry, span in zip(entries, printed, strict=True):
        if span is None or entry.page in span:
            followed.append(entry)
            continue
        before = (followed[-1].page or 0) if followed else 0
        page = before if before in span else span[0]
        followed.append(replace(entry, page=page))
        if entry.page is None:
            continue
        line = entry.lines[0] if entry.lines else 0
        chosen = f"《{entry.title}》目录印作{entry.page}页，正文排在{page}页，改为{page}"
        decisions.append(Decision(line, "目录页码不符", chosen, f"照印为{entry.page}"))
    return tuple(followed), tuple(decisions)


def page_spans(entries: Sequence[Entry], last_page: int | None = None) -> tuple[PageSpan, ...]:
    """For each entry the pages from its own start to the next start."""
    pages = [entry.page or 0 for entry in entries]
    spans = []
    for i, page in enumerate(pages):
        later = [other for other in pages[i + 1 :] if other >= page]
        spans.append(PageSpan(page, later[0] if later else (last_page or page + 60)))
    return tuple(spans)


def _rising(pages: Sequence[int | None]) -> frozenset[int]:
    """The longest run of places whose pages never fall."""
    best: list[tuple[int, int]] = []
    for i, page in enumerate(pages):
        length, back = 1, -1
        for j in range(i):
            before = pages[j]
            if before is not None and page is not None and before <= page and best[j][0] + 1 > length:
                length, back = best[j][0] + 1, j
        best.append((length if page is not None else 0, back))
    chosen = set()
    i = max(range(len(best)), key=lambda k: best[k][0], default=-1)
    while i >= 0:
        chosen.add(i)
        i = best[i][1]
    return frozenset(chosen)


def _expected(i: int, keep: frozenset[int], lengths: Sequence[int], low: int, high: int | None) -> float:
    """The page that the lengths of the texts around suggest."""
    if high is None:
        return float(low + 1)
    before = max((j for j in keep if j < i), default=0)
    after = min((j for j in keep if j > i), default=len(lengths))
    whole = sum(lengths[before:after]) or 1
    return low + (high - low) * sum(lengths[before:i]) / whole


def _nearest(printed: int, low: int, high: int | None, expected: float) -> int:
    top = high if high is not None else low + 60
    text = str(printed)
    one_digit = {int(text[:k] + digit + text[k + 1 :]) for k in range(len(text)) for digit in "0123456789"}
    one_digit |= {int(digit + text) for digit in "123456789"} | {int(text + digit) for digit in "0123456789"}
    fitting = [page for page in one_digit if low <= page <= top]
    return (
        min(fitting, key=lambda page: (abs(page - expected), page))
        if fitting
        else max(low, min(top, round(expected)))
    )
