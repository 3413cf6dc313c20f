"""Articles put together from their runs: each tail behind its head, the marks and their numbers at the break.

In: drafts, entries' page spans, runs and pairs. Out: for each draft its parts in reading order, the jumps for
the report, and the orphans. A wrong printed number is replaced by the page where the partner stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.front.pages import PageSpan
from bulletin.importer.jumps.marks import Mark
from bulletin.importer.jumps.pairing import Pair, Run
from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.lines import Line


@dataclass(frozen=True, slots=True)
class Part:
    """Lines read on end; ``marks`` is written before them (（下转8页）（上接4页）), ``end_mark`` after."""

    lines: tuple[Line, ...]
    marks: str = ""
    end_mark: str = ""


@dataclass(frozen=True, slots=True)
class StitchedJump:
    """A jump for the report: line numbers of both marks, printed and used numbers."""

    head_line: int
    tail_line: int
    printed_out: str
    printed_in: str
    to_page: int | None
    from_page: int | None
    sure: bool
    unit: str = "页"

    @property
    def written(self) -> str:
        """Both marks as they are written at the break; a jump to its own page has no numbers."""
        if self.to_page is not None and self.to_page == self.from_page:
            return "（下转）（上接）"
        return f"（下转{_page(self.to_page, self.unit)}）（上接{_page(self.from_page, self.unit)}）"


@dataclass(frozen=True, slots=True)
class Orphan:
    """A tail without a head: the index of its run, and its parts."""

    run: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Stitched:
    """Parts for each draft, jumps, tails without a head, decisions."""

    parts: tuple[tuple[Part, ...], ...]
    jumps: tuple[StitchedJump, ...]
    orphans: tuple[Orphan, ...]
    decisions: tuple[Decision, ...]


def stitch(count: int, runs: Sequence[Run], pairs: Sequence[Pair], spans: Sequence[PageSpan]) -> Stitched:
    """Follow every article of ``count`` from its first run through its tails."""
    tail_of = {pair.head: pair for pair in pairs}
    taken = {pair.tail for pair in pairs}
    jumps = {pair.head: _jump(runs, pair, spans) for pair in pairs}
    parts: list[tuple[Part, ...]] = []
    decisions: list[Decision] = [_jump_decision(jump) for jump in jumps.values() if not jump.sure]
    for owner in range(count):
        own = [
            i
            for i, run in enumerate(runs)
            if run.owner == owner and (run.into is None or _opens_orphaned(runs, i, taken))
        ]
        chain: list[Part] = []
        for i in own:
            chain += _follow(i, runs, tail_of, jumps, decisions)
        parts.append(tuple(chain))
    orphans = tuple(
        Orphan(i, tuple(_follow(i, runs, tail_of, jumps, decisions)))
        for i, run in enumerate(runs)
        if run.into and i not in taken and not _opens_orphaned(runs, i, taken)
    )
    return Stitched(tuple(parts), tuple(jumps[k] for k in sorted(jumps)), orphans, tuple(decisions))


def _opens_orphaned(runs: Sequence[Run], i: int, taken: set[int]) -> bool:
    """Whether the run is the beginning of an article on this page whose head stands on a page not scanned."""
    return runs[i].into is not None and i not in taken and (i == 0 or runs[i - 1].owner != runs[i].owner)


def _follow(
    start: int,
    runs: Sequence[Run],
    tail_of: dict[int, Pair],
    jumps: dict[int, StitchedJump],
    decisions: list[Decision],
) -> list[Part]:
    """The run and, one behind the other, the tails that it leads to."""
    into = runs[start].into
    parts: list[Part] = []
    marks, i = write_mark(into, into.number) if into else "", start
    while i in tail_of:
        parts.append(Part(runs[i].lines, marks))
        marks, i = jumps[i].written, tail_of[i].tail
    last = runs[i]
    if last.out:
        chosen = f"{last.out.printed}没有找到接续的部分，标记留在原处"
        decisions.append(Decision(last.out.line, "下转无上接", chosen, "接续部分可能漏扫"))
    end_mark = write_mark(last.out, last.out.number) if last.out else ""
    return [*parts, Part(last.lines, marks, end_mark)]


def write_mark(mark: Mark, number: int | None) -> str:
    """The mark in the house form: （下转8页）, （上接）."""
    return f"（{'下转' if mark.out else '上接'}{_page(number, mark.unit)}）"


def _page(number: int | None, unit: str) -> str:
    return "" if number is None else f"{number}{unit}"


def _jump(runs: Sequence[Run], pair: Pair, spans: Sequence[PageSpan]) -> StitchedJump:
    head, tail = runs[pair.head], runs[pair.tail]
    out, into = head.out, tail.into
    assert into is not None
    to_page = _true_page(out, spans[tail.owner])
    from_page = _true_page(into, spans[head.owner])
    agrees = (out is None or out.number == to_page) and into.number == from_page and (out is None or out.out)
    line = head.lines[-1].number if out is None else out.line
    return StitchedJump(
        line,
        into.line,
        out.printed if out else "",
        into.printed,
        to_page,
        from_page,
        agrees and out is not None,
        into.unit,
    )


def _true_page(mark: Mark | None, span: PageSpan) -> int | None:
    """The printed number where it can be right, else the page where the partner's article ends."""
    if mark is not None and (mark.number is None or span.first <= 0 or span.holds(mark.number)):
        return mark.number
    return max(span.first, span.last - 1) if span.first > 0 else (mark.number if mark else None)


def _jump_decision(jump: StitchedJump) -> Decision:
    printed = f"{jump.printed_out or '（无下转）'}…{jump.printed_in}"
    chosen = f"按页码、位置和语句接合：印作{printed}，现写作{jump.written}"
    return Decision(jump.head_line, "转接标记有误", chosen, "两处可能不是一篇，请对照原刊")
