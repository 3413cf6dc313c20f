"""The report of drafts that were imported: for the terminal in lines, for programs as JSON.

In: Imported values. Out: text. Everything that asks something of the editor comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bulletin.importer.word.findings import Finding, Weight
from bulletin.importer.writing.json_text import write_json_text
from bulletin.load.encoding import CONTROLS

ORDER = (Weight.TODO, Weight.LOOK, Weight.OUT, Weight.DONE)


@dataclass(frozen=True, slots=True)
class MarkChange:
    """Punctuation repaired: the line of the new file, why, and how the place read before and reads now."""

    line: int
    reason: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DraftReport:
    """One draft: its name, the new file and the article's title, pictures, findings, repaired marks.

    ``lost`` must be empty; it is checked for every draft.
    """

    source: str
    file: str
    title: str
    pictures: tuple[str, ...]
    findings: tuple[Finding, ...]
    marks: tuple[MarkChange, ...]
    lost: tuple[str, ...]

    def of(self, weight: Weight) -> tuple[Finding, ...]:
        """The findings of a weight, in the order of their places."""
        found = (one for one in self.findings if one.weight is weight)
        return tuple(sorted(found, key=lambda one: one.place.number))


def describe(finding: Finding) -> str:
    """A finding in one line: place, what was done or is to be done, the words left out or moved.

    A draft's words may hold characters that a terminal obeys; they are not in it.
    """
    shown = finding.weight is not Weight.DONE or finding.kind == "文首"
    text = " ".join(finding.text.split()) if shown else ""
    return CONTROLS.sub("", f"{finding.place}　{finding.message}" + (f"：{text}" if text else ""))


def write_json(reports: Iterable[DraftReport]) -> str:
    """The reports with Chinese keys."""
    return write_json_text([_as_data(one) for one in reports])


def _as_data(report: DraftReport) -> dict[str, object]:
    return {
        "来源": report.source,
        "文件": report.file,
        "标题": report.title,
        "图片": list(report.pictures),
        **{weight.value: _listed(report.of(weight)) for weight in ORDER},
        "标点": [{"行": c.line, "原": c.before, "现": c.after, "原因": c.reason} for c in report.marks],
        "遗失": list(report.lost),
    }


def _listed(findings: Sequence[Finding]) -> list[dict[str, object]]:
    return [
        {"段": one.place.number, "段首": one.place.near, "事项": one.kind, "说明": one.message}
        | ({"文字": one.text} if one.text else {})
        for one in findings
    ]
