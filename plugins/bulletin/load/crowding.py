"""Bodies that would keep the Markdown reader busy for minutes: a paragraph with thousands of marks.

Its inline patterns take time in the square of the marks in one paragraph (20,000 ``[`` take 50
seconds); no text of ours has a hundred, a pasted data file has thousands.
"""

from __future__ import annotations

import re

from bulletin.errors import Problem

LIMIT = 1000
"""Marks of one kind in one paragraph; reading them takes a tenth of a second."""
_MARKS = "[`<"
_BLANK = re.compile(r"\n[ \t]*\n")


def crowded_paragraphs(body: str, first_line: int, path: str) -> tuple[Problem, ...]:
    """A Problem for every paragraph with too many marks of one kind."""
    found: list[Problem] = []
    start = 0
    for paragraph in _BLANK.split(body):
        mark = next((mark for mark in _MARKS if paragraph.count(mark) > LIMIT), None)
        if mark is not None:
            start = body.index(paragraph, start)
            line = first_line + body.count("\n", 0, start)
            message = f"一段里的“{mark}”应在{LIMIT}个以内，这一段有{paragraph.count(mark)}个"
            remedy = "多半是误贴了数据或网页代码，删去它们"
            found.append(Problem(path, line, message, remedy, "body-crowded"))
    return tuple(found)
