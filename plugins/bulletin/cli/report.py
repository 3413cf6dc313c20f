"""The problems of ``check`` on a terminal: each with its line and a mark at the place, then what to do.

Goes in: problems, the texts they are in, titles by path. Comes out: lines on standard output, as wide
as the terminal and in colours that can be read on dark and on light; plain when it is no terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, takewhile

from rich.cells import cell_len
from rich.text import Text

from bulletin.check import SEVERITY_NAMES, Entry, Group, group_problems
from bulletin.cli.terminal import SEVERITY_STYLES, Terminal
from bulletin.cli.wrapping import wrap
from bulletin.errors import LONGEST_PATH, Problem, Severity, excerpt

MANY = 60
"""Entries from which only errors are shown with their line."""
MOST_LINES = 12
"""Lines that are listed on which the same is wrong again."""
_WIDEST = 110
"""Columns; longer lines are hard to read."""
_AHEAD = 14
"""Characters of a long line that are shown before the place, at least."""
_INDENT = "    "


def show_report(
    terminal: Terminal, problems: Sequence[Problem], titles: Mapping[str, str], texts: Mapping[str, str]
) -> None:
    """Everything that was found, errors first, then file by file."""
    groups = tuple(group_problems(problems, titles))
    is_long = sum(len(group.entries) for group in groups) > MANY
    width = min(terminal.out.width, _WIDEST)
    for group in groups:
        style = "" if group.path else SEVERITY_STYLES[Severity.ERROR]
        terminal.out.print(Text.assemble((group.heading, f"bold {style}"), (f"　{group.remark}", "dim")))
        for entry in group.entries:
            is_short = is_long and entry.problem.severity is not Severity.ERROR
            for line in _entry(
                group, entry, titles, "" if is_short else texts.get(entry.problem.path, ""), width
            ):
                terminal.out.print(line)
        terminal.out.print()


def _entry(group: Group, entry: Entry, titles: Mapping[str, str], text: str, width: int) -> Iterator[Text]:
    """One problem: where, what, the line itself, what to do."""
    problem = entry.problem
    style = SEVERITY_STYLES[problem.severity]
    if group.path:
        place = f"第{problem.line}行　" if problem.line else ""
        yield from _first(
            f"  {SEVERITY_NAMES[problem.severity]}　", style, place + problem.message, problem, width
        )
    else:
        title = f"　《{titles[problem.path]}》" if problem.path in titles else ""
        yield Text.assemble("  ", (_address(problem), "bold"), title)
        yield from _first(_INDENT, "", problem.message, problem, width)
    yield from _source(problem, text, width)
    yield from _wrapped(f"{_INDENT}→ ", "", problem.remedy, width)
    if entry.again:
        listed = "、".join(str(line) for line in entry.again[:MOST_LINES])
        more = " 等行" if len(entry.again) > MOST_LINES else "行"
        yield from _wrapped(f"{_INDENT}  ", "", f"同样的还有 {len(entry.again)} 处：第{listed}{more}", width)


def _address(problem: Problem) -> str:
    """path:line:column, which many terminals make a link."""
    parts = (excerpt(problem.path, LONGEST_PATH), problem.line, problem.column)
    return ":".join(str(part) for part in parts if part is not None)


def _first(label: str, style: str, message: str, problem: Problem, width: int) -> Iterator[Text]:
    code = f"　[{problem.code}]" if problem.code else ""
    lines = list(_wrapped(label, style, message + code, width))
    if code and lines[-1].plain.endswith(code.strip()):
        lines[-1].stylize("dim", len(lines[-1]) - len(code.strip()))
    yield from lines


def _wrapped(label: str, style: str, text: str, width: int) -> Iterator[Text]:
    """A label and a text beside it, further lines under the text."""
    indent = cell_len(label)
    for number, line in enumerate(wrap(text, max(20, width - indent))):
        yield Text.assemble((label if number == 0 else " " * indent, style), line)


def _source(problem: Problem, text: str, width: int) -> Iterator[Text]:
    """The line itself with a mark under the place, as much of it as fits."""
    lines = text.split("\n")
    if problem.line is None or problem.line > len(lines) or not lines[problem.line - 1].strip():
        return
    gutter = f"{_INDENT}  {problem.line} │ "
    room = width - cell_len(gutter)
    shown, before, width_of_mark = _window(lines[problem.line - 1], problem.column, room)
    yield Text.assemble((gutter, "dim"), shown)
    if problem.column is not None:
        blank = " " * (cell_len(gutter) - 2) + "│ "
        mark = " " * before + "^" * width_of_mark
        yield Text.assemble((blank, "dim"), (mark, SEVERITY_STYLES[problem.severity]))


def _window(line: str, column: int | None, room: int) -> tuple[str, int, int]:
    """The part of a line that fits into ``room`` columns, the columns before the place, those of the mark."""
    at = min((column or 1) - 1, len(line))
    start = 0
    if cell_len(line[: room + 1]) > room and (at > room or cell_len(line[:at]) > room * 2 // 3):
        start = max(0, at - max(_AHEAD, room // 4))
    head = "…" if start else ""
    # No more characters than columns are looked at: a paragraph may have fifty thousand.
    shown = "".join(" " if not excerpt(one) else one for one in line[start : start + room])
    widths = accumulate(map(cell_len, shown))
    fitting = sum(1 for _ in takewhile(lambda width: width <= room - 2 * cell_len("…"), widths))
    kept = shown[: max(fitting, at - start + 1)]
    tail = "…" if start + len(kept) < len(line) else ""
    marked = max(1, cell_len(shown[at - start : at - start + 1]))
    return f"{head}{kept}{tail}", cell_len(head + shown[: at - start]), marked
