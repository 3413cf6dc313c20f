"""A fault as a rule finds it: a Problem, and the edits that mend it where mending is safe."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.errors import Problem


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start`` to ``end`` of the file's text become ``new``; never across a line end."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem and its edits; without edits it is for a person to mend."""

    problem: Problem
    edits: tuple[Edit, ...] = ()
