"""What is wrong in the content, and where: the one form in which every part reports to an editor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How bad a problem is; an error stops the build."""

    ERROR = 0
    WARNING = 1
    NOTE = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of the content, in the editors' Chinese.

    ``path`` is relative to the archive (``issues/2026-1/03-停车.md``); ``line`` and ``column``
    count from 1 and are None where the whole file is meant. ``message`` says what was expected
    and what was found, ``remedy`` what to do. Neither ends in a full stop.
    """

    path: str
    line: int | None
    message: str
    remedy: str
    code: str = ""
    severity: Severity = Severity.ERROR
    column: int | None = None

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}；{self.remedy}"

    @property
    def place(self) -> tuple[str, int, int]:
        """Sort key: file, then line, then column; a whole-file problem comes first."""
        return (self.path, self.line or 0, self.column or 0)


class BulletinError(Exception):
    """The content cannot be used; carries every problem found, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.place))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[BulletinError], tuple[tuple[Problem, ...]]]:
        """How it travels from a worker process: an exception is rebuilt from what it was made of."""
        return (type(self), (self.problems,))


class MachineError(Exception):
    """The machine lacks something; ``remedy`` is the line that installs it (exit code 3)."""

    def __init__(self, message: str, remedy: str) -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(f"{message}；{remedy}")

    def __reduce__(self) -> tuple[type[MachineError], tuple[str, str]]:
        """As with BulletinError."""
        return (type(self), (self.message, self.remedy))
