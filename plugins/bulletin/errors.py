"""What is wrong in the content, and where: the one form in which every part reports to an editor."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

LONGEST_PATH = 1000
"""Characters of a path that is shown whole."""

_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff\ue000]+"
)
"""Characters that a terminal obeys or nobody sees."""

_LONG_QUOTE = re.compile(r"“([^“”]{41,})”")


def excerpt(text: str, limit: int = 40) -> str:
    """Somebody's text as a message quotes it: on one line, nothing unseen in it, cut where it is long."""
    plain = " ".join(_UNSEEN.sub(" ", text).split(" ")).strip(" \u3000")
    plain = re.sub(r" {3,}", "  ", plain)
    return plain if len(plain) <= limit else f"{plain[:limit]}…"


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
    and what was found, ``remedy`` what to do. Neither ends in a full stop; what they quote of an
    editor's text is cut where it is long, and nothing in them moves a terminal's cursor.
    """

    path: str
    line: int | None
    message: str
    remedy: str
    code: str = ""
    severity: Severity = Severity.ERROR
    column: int | None = None

    def __post_init__(self) -> None:
        for name in ("message", "remedy"):
            words = _UNSEEN.sub(" ", getattr(self, name))
            object.__setattr__(self, name, _LONG_QUOTE.sub(lambda found: f"“{excerpt(found[1])}”", words))

    def __str__(self) -> str:
        path = excerpt(self.path, LONGEST_PATH)
        place = path if self.line is None else f"{path}:{self.line}"
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
