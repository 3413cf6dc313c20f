"""Findings as the text that `doctor` shows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from bulletin.setup.finding import Finding, Need, State, is_ready

_SIGNS = {State.OK: "✓", State.OLDER: "!", State.MISSING: "✗"}


def render_findings(findings: Sequence[Finding]) -> str:
    """One line for each finding, under it what to do, and a last line that sums up."""
    width = max((_width(finding.name) for finding in findings), default=0)
    lines = [line for finding in findings for line in _render(finding, width)]
    return "\n".join([*lines, "", _conclude(findings)])


def _render(finding: Finding, width: int) -> Iterable[str]:
    note = "" if finding.state is State.OK else f"（{finding.need.value}）"
    yield f"{_SIGNS[finding.state]} {_pad(finding.name, width)}  {finding.state.value}{note}　{finding.found}"
    if finding.remedy:
        yield f"  {' ' * width}  → {finding.remedy}"


def _conclude(findings: Sequence[Finding]) -> str:
    if not is_ready(findings):
        return "还缺必需的东西；请照箭头后面的话做，再运行 python3 build.py doctor。"
    lacking = {finding.need for finding in findings if finding.state is State.MISSING}
    if Need.BETTER in lacking:
        return "可以编印；补齐建议的几项，印出来更好看。"
    return "可以编印；只是还不能运行全部测试。" if Need.TEST in lacking else "一切齐备。"


def _width(text: str) -> int:
    """Columns on a terminal: a full-width character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
