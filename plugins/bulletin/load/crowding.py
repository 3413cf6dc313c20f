"""Bodies that Markdown cannot read in good time or in whole: crowds of marks, and towers of them.

Its inline patterns take time in the square of the marks in one paragraph (20,000 ``[`` take 50
seconds), and below 256 levels the HTML parser loses text. No text of ours has a hundred marks in a
paragraph or five levels; a pasted data file has thousands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.errors import Problem

LIMITS = {"[": 1000, "`": 1000, "<": 200}
"""Marks in one paragraph: reading 1,000 takes a tenth of a second; 200 tags stay above 256 levels."""
LEVELS = 20
_BLANK = re.compile(r"\n[ \t]*\n")
_TOWER = re.compile(
    rf"^(?:[ \t]*(?:>|[-*+]|\d+\.)(?=[ \t>])){{{LEVELS + 1}}}.*[^\s>*+\-]"
    rf"|^[ ]{{{4 * LEVELS},}}(?:[-*+]|\d+\.) "
    rf"|(?<![*_])[*_]{{{LEVELS},}}+[^\s*_]",
    re.MULTILINE,
)


def unreadable_places(body: str, first_line: int, path: str) -> tuple[Problem, ...]:
    """A Problem for every crowd of marks and for the first tower in a body."""
    return (*_crowds(body, first_line, path), *_towers(body, first_line, path))


def _crowds(body: str, first_line: int, path: str) -> Iterator[Problem]:
    start = 0
    for paragraph in _BLANK.split(body):
        for mark, limit in LIMITS.items():
            if paragraph.count(mark) > limit:
                start = body.index(paragraph, start)
                line = first_line + body.count("\n", 0, start)
                message = f"一段里的“{mark}”应在{limit}个以内，这一段有{paragraph.count(mark)}个"
                remedy = "多半是误贴了数据或网页代码，删去它们"
                yield Problem(path, line, message, remedy, "body-crowded")


def _towers(body: str, first_line: int, path: str) -> Iterator[Problem]:
    match = _TOWER.search(body)
    if match:
        line = first_line + body.count("\n", 0, match.start())
        message = f"这里一层套一层，应在{LEVELS}层以内"
        yield Problem(path, line, message, "看看是否误贴了成串的 > 、- 或 * ，删去多余的", "body-deep")
