"""Rules switched off by an editor's comment: on a line, for the line below, or for a whole file.

``<!-- 检查: 关闭 code code -->`` at a line's end holds for that line, alone on a line for the next
line of text; ``检查: 整篇关闭 code`` holds for the file. In front matter the comment begins with #.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from bulletin.check.finding import Finding

_SWITCH = re.compile(
    r"(?:<!--|#)[ \t]*检查[ \t]*[:：][ \t]*(?P<all>整篇)?关闭[ \t]+"
    r"(?P<codes>[a-z0-9、,， \t-]{1,200}?)[ \t]*(?:-->|$)"
)


def keep_switched_on(findings: Iterable[Finding], text: str, disabled: Collection[str]) -> Iterator[Finding]:
    """The findings of one file that nobody has switched off."""
    lines, everywhere = _switches(text)
    for finding in findings:
        problem = finding.problem
        off = lines.get(problem.line or 0, frozenset())
        if problem.code not in disabled and problem.code not in everywhere and problem.code not in off:
            yield finding


def _switches(text: str) -> tuple[dict[int, frozenset[str]], frozenset[str]]:
    """Codes that are off, by line, and for the whole file."""
    by_line: dict[int, frozenset[str]] = {}
    everywhere: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()
    for number, line in enumerate(text.split("\n"), 1):
        codes: frozenset[str] = frozenset()
        for found in _SWITCH.finditer(line):
            named = frozenset(re.findall(r"[a-z][a-z0-9-]*", found["codes"]))
            if found["all"]:
                everywhere |= named
            else:
                codes |= named
        if not _SWITCH.sub("", line).strip():
            waiting |= codes
            continue
        if codes | waiting:
            by_line[number] = codes | waiting
        waiting = frozenset()
    return by_line, everywhere
