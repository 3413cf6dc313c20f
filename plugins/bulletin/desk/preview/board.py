"""What the page shows now, for many browsers at once: changes go in, whoever waits hears of them."""

from __future__ import annotations

import dataclasses
import json
import threading
from typing import Any

from bulletin.desk.preview.values import Shown
from bulletin.errors import Problem, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


class Board:
    """The value that is shown; safe to use from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._shown = Shown()
        self._is_open = True

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        with self._changed:
            return self._shown

    def show(self, **changes: Any) -> None:
        """Change fields of ``Shown``; does nothing when they are so already."""
        with self._changed:
            new = dataclasses.replace(self._shown, **changes)
            if new != self._shown:
                self._shown = dataclasses.replace(new, version=new.version + 1)
                self._changed.notify_all()

    def close(self) -> None:
        """Let everybody who waits go home."""
        with self._changed:
            self._is_open = False
            self._changed.notify_all()

    @property
    def is_open(self) -> bool:
        """False when the preview ends."""
        return self._is_open

    def newer(self, version: int, seconds: float) -> Shown | None:
        """What is shown as soon as it is newer than ``version``; None when the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown.version > version or not self._is_open, seconds)
            return self._shown if self._shown.version > version else None


def as_json(shown: Shown) -> str:
    """The value on one line, as the page's script reads it."""
    fields = dataclasses.asdict(dataclasses.replace(shown, problems=()))
    fields["problems"] = [_problem(problem) for problem in shown.problems]
    return json.dumps(fields, ensure_ascii=False)


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.path,
        "line": problem.line,
        "level": _LEVELS[problem.severity],
        "message": problem.message,
        "remedy": problem.remedy,
    }
