"""The report of an import: everything an editor may want to check, as plain data.

In: what the stages found. Out: a Report, and its JSON. Line numbers are those of the source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.jumps.stitch import StitchedJump
from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.furniture import LeftOut
from bulletin.importer.reading.lines import Line
from bulletin.importer.writing.json_text import write_json_text


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article as the report lists it; ``lines`` are all its source lines, in reading order."""

    file: str
    title: str
    page: int | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What was made, decided, left out, changed; ``lost`` must be empty and is checked on every run."""

    source: str
    issue: str
    articles: tuple[ArticleEntry, ...]
    jumps: tuple[StitchedJump, ...]
    decisions: tuple[Decision, ...]
    left_out: tuple[LeftOut, ...]
    lost: tuple[LeftOut, ...]
    punctuation: tuple[tuple[int, tuple[tuple[int, str, str], ...]], ...]

    @property
    def unsure(self) -> tuple[Decision, ...]:
        """The decisions that an editor should look at."""
        return tuple(decision for decision in self.decisions if not decision.sure)


def list_changes(lines: Sequence[Line]) -> tuple[tuple[int, tuple[tuple[int, str, str], ...]], ...]:
    """Every mark replaced: line, and (column, old, new) for each, from which the source can be made back."""
    return tuple(
        (line.number, tuple((c.column, c.old, c.new) for c in line.changes)) for line in lines if line.changes
    )


def write_report(report: Report) -> str:
    """The report as JSON with Chinese keys."""
    data = {
        "来源": report.source,
        "期": report.issue,
        "文章": [
            {"文件": a.file, "标题": a.title, "页码": a.page, "行": _ranges(a.lines)} for a in report.articles
        ],
        "转接": [_write_jump(jump) for jump in report.jumps],
        "判断": [
            {"行": d.line, "事项": d.kind, "现取": d.chosen, "另一可能": d.alternative, "有把握": d.sure}
            for d in report.decisions
        ],
        "未收": [{"行": item.line, "文字": item.text, "原因": item.why} for item in report.left_out],
        "遗失": [{"行": item.line, "文字": item.text, "原因": item.why} for item in report.lost],
        "标点": [
            {"行": number, "改动": [list(change) for change in changes]}
            for number, changes in report.punctuation
        ],
    }
    return write_json_text(data)


def _write_jump(jump: StitchedJump) -> dict[str, object]:
    return {
        "下转行": jump.head_line,
        "上接行": jump.tail_line,
        "原印": [jump.printed_out, jump.printed_in],
        "现写": jump.written,
        "有把握": jump.sure,
    }


def _ranges(numbers: Sequence[int]) -> list[list[int]]:
    """Numbers as ranges in reading order: 109, 111, 113, 193 as [109, 113], [193, 193]."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and 0 <= number - ranges[-1][1] <= 3:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ranges
