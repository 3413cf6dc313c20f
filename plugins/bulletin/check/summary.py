"""A list of problems as an editor reads it: what must be mended first, then article by article.

Goes in: problems, and the titles of articles by path. Comes out: groups of entries, like ones as one
entry, and closing lines; how they look is the terminal's business.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.errors import Problem, Severity

UNFINISHED = "有读不成的，目录、次序、图片这些还没有查到；改好这些以后还会接着查其余的"
"""What to say where the loader refuses: whoever mends what is listed must not think that this was all."""
SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "说明"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A problem, and the lines on which the very same is wrong again in its file."""

    problem: Problem
    again: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a heading; ``path`` is the file that all of them are in, empty for several."""

    heading: str
    remark: str
    entries: tuple[Entry, ...]
    path: str = ""


def group_problems(problems: Sequence[Problem], titles: Mapping[str, str]) -> Iterator[Group]:
    """All errors first, then warnings and notes of each file, files in their order."""
    errors = [one for one in problems if one.severity is Severity.ERROR]
    if errors:
        remark = "要改，不改做不出来，或不能付印"
        yield Group(f"错误 {len(errors)} 处", remark, tuple(_entries(errors)))
    files: dict[str, list[Problem]] = defaultdict(list)
    for problem in sorted(problems, key=_place):
        if problem.severity is not Severity.ERROR:
            files[problem.path].append(problem)
    for path, listed in files.items():
        title = f"《{titles[path]}》　" if path in titles else ""
        yield Group(f"{title}{path}", name_counts(listed), tuple(_entries(listed)), path)


def name_counts(problems: Iterable[Problem]) -> str:
    """How many of each severity: 错误2处、提醒1处."""
    severities = [problem.severity for problem in problems]
    named = ((SEVERITY_NAMES[one], severities.count(one)) for one in Severity)
    return "、".join(f"{name}{number}处" for name, number in named if number)


def count(problems: Sequence[Problem]) -> str:
    """The closing line."""
    if not problems:
        return "没有发现问题。"
    files = len({problem.path for problem in problems})
    return f"共{name_counts(problems)}，在{files}个文件里。"


def next_steps(
    problems: Sequence[Problem], mendable: int, command: str, *, unfinished: bool = False
) -> Iterator[str]:
    """What to do now; ``command`` found these problems, and --fix would mend ``mendable`` lines.

    ``unfinished``: files could not be read, so that the rest waits for them.
    """
    severities = {problem.severity for problem in problems}
    if Severity.ERROR in severities:
        yield f"先改错误，改好保存，再查一遍：{command}"
    if unfinished:
        yield UNFINISHED
    if mendable:
        yield f"标点、空格一类有 {mendable} 行能自动改，改前先给您看：{command} --fix"
    if Severity.ERROR not in severities:
        yield "逐条看过，认为没错的可以放着，不妨碍付印"
    if any(one.severity is not Severity.ERROR and one.path.endswith(".md") for one in problems):
        yield "不想再看到的，在那一行末尾写 <!-- 检查: 关闭 代号 -->，代号在方括号里"


def _entries(problems: Iterable[Problem]) -> Iterator[Entry]:
    """The same words about one file once, with all lines; in the order of the first places."""
    same: dict[tuple[str, ...], list[Problem]] = defaultdict(list)
    for problem in sorted(problems, key=_place):
        same[problem.path, problem.code, problem.message, problem.remedy].append(problem)
    for first, *others in same.values():
        yield Entry(first, tuple(one.line for one in others if one.line is not None))


def _place(problem: Problem) -> tuple[str, int, int]:
    return problem.place
