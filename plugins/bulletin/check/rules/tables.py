"""Tables that are none, and rows with more or fewer cells than the head, of which text would be lost.

A block of lines is taken for a table when two of them begin with a bar, or when it has a rule (|---|).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Manuscript, body_start
from bulletin.check.masking import MASK
from bulletin.check.rules.written import prose_of
from bulletin.errors import Severity, excerpt
from bulletin.markup.tablerows import is_table, part_rows

_BEFORE = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_COMMENT = re.compile(r"<!--[^\n]*?-->[ \t]*$")
_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_MEANT = re.compile(r"[|｜][ \t\u3000|｜:：—–－─-]*[—–－─-][ \t\u3000|｜:：—–－─-]*")
"""A rule with the dashes or the bars of Chinese typing."""
_INDENTED = re.compile(r"[\u3000\xa0][\u3000\xa0 ]*[|｜]")
"""A row behind a space that Markdown does not know for one."""
_ENDS = re.compile(r"#{1,6}[^#]|-+$|=+$|\*{3,}$")
"""A line behind which a table may begin: a heading, a line under a heading, a line across."""
_SHOWN = 12
"""Characters of a cell that a message quotes."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a block: its text without the signs of a quotation, and the offset of that text."""

    start: int
    text: str


def check_tables(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """What keeps a table from being one, and rows whose cells are not those of the head."""
    before: list[_Line] = []
    was_apart = False
    for block in _blocks(manuscript):
        rule = next((at for at, line in enumerate(block) if at and _is_rule(line.text)), 0)
        is_apart = not rule and _is_row(block[0].text) and bool(before) and _is_row(before[-1].text)
        indented = [line for line in block if _INDENTED.match(line.text)]
        if len(indented) > 1:
            message = "表格的行首有空格，成不了表，竖线会照原样印出来"
            yield _broken(manuscript, indented[0], message, "删去各行 | 前面的空格")
        elif rule:
            yield from _check_table(manuscript, block, rule)
        elif not is_apart:
            yield from _check_rows(manuscript, block)
        elif not was_apart:
            message = "表格的行与行之间空了行，从这里起成不了表，竖线会照原样印出来"
            yield _broken(manuscript, block[0], message, "表格各行要紧挨着，删去中间的空行")
        before, was_apart = block, is_apart


def _is_row(text: str) -> bool:
    """Whether a line stands between bars."""
    return len(text) > 2 and text[0] == text[-1] == "|"


def _blocks(manuscript: Manuscript) -> Iterator[list[_Line]]:
    """Lines that stand together; lines of code and comments are as good as blank ones."""
    block: list[_Line] = []
    start = body_start(manuscript.text)
    for line in prose_of(manuscript)[start:].split("\n"):
        if line.strip(f" \t{MASK}"):
            before = _BEFORE.match(line)
            at = start + (before.end() if before else 0)
            block.append(_Line(at, manuscript.text[at : start + len(line)].rstrip()))
        elif block:
            yield block
            block = []
        start += len(line) + 1
    if block:
        yield block


def _is_rule(text: str) -> bool:
    return "|" in text and _RULE.fullmatch(text) is not None


def _check_table(manuscript: Manuscript, lines: Sequence[_Line], rule: int) -> Iterator[Finding]:
    """A block with a rule: it is a table, or what is wrong with its beginning."""
    table = [line.text for line in lines[rule - 1 :]]
    head, marks = map(len, part_rows(table)[:2])
    if head != marks:
        message = f"表头{head}格，下面的 |---| 一行{marks}格，成不了表，竖线会照原样印出来"
        yield _broken(manuscript, lines[rule], message, f"改成一样多，表头{head}格就写 {_rule_of(head)}")
    elif rule > 1 and not _ENDS.match(lines[rule - 2].text):
        message = "表格紧接在一段文字下面，成不了表，竖线会照原样印出来"
        yield _broken(manuscript, lines[rule - 1], message, "在这一行前面空一行")
    elif is_table(table):
        yield from _check_cells(manuscript, lines[rule - 1 :])
    elif head == 1:
        bare = next((line for line in lines[rule + 1 :] if not line.text.startswith("|")), lines[0])
        message = "只有一栏的表格，每一行都要用 | 开头，不然成不了表"
        yield _broken(manuscript, bare, message, "补上这一行前后的 |；不是表里的，前面空一行")


def _check_cells(manuscript: Manuscript, lines: Sequence[_Line]) -> Iterator[Finding]:
    rows = part_rows([_COMMENT.sub("", line.text) for line in lines])
    columns = len(rows[0])
    for line, cells in zip(lines[2:], rows[2:], strict=True):
        surplus = next((at for at, cell in enumerate(cells) if at >= columns and cell), 0)
        if surplus:
            lost = excerpt(cells[surplus], _SHOWN)
            message = f"表格这一行有{len(cells)}格，表头只有{columns}格，第{surplus + 1}格的“{lost}”印不出来"
            remedy = "删去多写的 |，或给表头和 |---| 一行也添上一格；字里本来有的竖线写成 \\|"
            yield manuscript.find(line.start, "table-cells", Severity.ERROR, message, remedy)
        elif len(cells) == 1 and "|" not in line.text:
            message = "这一行紧接在表格下面，会排进表格的第1格"
            yield manuscript.find(line.start, "table-cells", Severity.WARNING, message, "在这一行前面空一行")
        elif len(cells) < columns:
            message = f"表格这一行有{len(cells)}格，表头有{columns}格，后面会空着"
            remedy = "补上缺的格；本来就空着的，也写上 |"
            yield manuscript.find(line.start, "table-cells", Severity.WARNING, message, remedy)


def _check_rows(manuscript: Manuscript, lines: Sequence[_Line]) -> Iterator[Finding]:
    """Two or more lines between bars without a rule: they would be one paragraph with bars in it."""
    barred = [line for line in lines if line.text.startswith(("|", "｜"))]
    if len(barred) < 2:
        return
    first, second = barred[:2]
    columns = max(1, len(re.findall(r"[|｜]", first.text.strip().strip("|｜"))) + 1)
    if any("｜" in line.text for line in barred):
        message = "表格的竖线是全角的，成不了表，会照原样印出来"
        yield _broken(manuscript, first, message, f"竖线都改成半角的 |，表头下面写 {_rule_of(columns)}")
    elif _MEANT.fullmatch(second.text):
        message = f"表头下面的一行应写半角的减号，现为“{excerpt(second.text)}”，成不了表"
        yield _broken(manuscript, second, message, f"改成 {_rule_of(columns)}")
    else:
        message = "表格缺了表头下面的 |---| 一行，成不了表，竖线会照原样印出来"
        yield _broken(manuscript, first, message, f"在第一行下面加一行 {_rule_of(columns)}")


def _rule_of(columns: int) -> str:
    return f"|{'---|' * columns}"


def _broken(manuscript: Manuscript, line: _Line, message: str, remedy: str) -> Finding:
    return manuscript.find(line.start, "table-written", Severity.ERROR, message, remedy)
