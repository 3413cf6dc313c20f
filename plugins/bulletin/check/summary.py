"""A list of problems as an editor reads it: what must be mended first, then article by article.

Goes in: problems, and the titles of articles by path. Comes out: groups of problems and a closing
line; how they look is the terminal's business.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.errors import Problem, Severity

SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "说明"}


@dataclass(frozen=True, slots=True)
class Group:
    """Problems under a heading; ``show_path`` is false where the heading names the file."""

    heading: str
    problems: tuple[Problem, ...]
    show_path: bool


def group_problems(problems: Sequence[Problem], titles: Mapping[str, str]) -> Iterator[Group]:
    """All errors first, then warnings and notes of each file, files in their order."""
    errors = tuple(sorted((one for one in problems if one.severity is Severity.ERROR), key=_place))
    if errors:
        yield Group("错误：要改，不改做不出来或不能付印", errors, show_path=True)
    files: dict[str, list[Problem]] = defaultdict(list)
    for problem in sorted(problems, key=_place):
        if problem.severity is not Severity.ERROR:
            files[problem.path].append(problem)
    for path, listed in files.items():
        title = f"《{titles[path]}》　" if path in titles else ""
        yield Group(f"{title}{path}", tuple(listed), show_path=False)


def describe(problem: Problem, *, show_path: bool) -> str:
    """One problem on one line: place, message, remedy, code."""
    place = ":".join(str(part) for part in (problem.line, problem.column) if part is not None)
    if show_path:
        place = f"{problem.path}:{place}" if place else problem.path
    where = f"{place}　" if place else ""
    code = f"　[{problem.code}]" if problem.code else ""
    return f"{where}{problem.message}；{problem.remedy}{code}"


def count(problems: Sequence[Problem]) -> str:
    """The closing line."""
    if not problems:
        return "没有发现问题。"
    counts = [(SEVERITY_NAMES[one], sum(problem.severity is one for problem in problems)) for one in Severity]
    parts = "、".join(f"{name}{number}处" for name, number in counts if number)
    files = len({problem.path for problem in problems})
    errors = counts[0][1]
    advice = "先改错误，改好再查一遍" if errors else "逐条看过，认为没错的可以放着"
    return f"共{parts}，在{files}个文件里。{advice}。"


def _place(problem: Problem) -> tuple[str, int, int]:
    return problem.place
