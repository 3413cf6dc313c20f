"""The job ticket: what is to be printed, and what was promised about it."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.model import Issue
from bulletin.print.kinds import PrintKind
from bulletin.print.proof import Fault

BLEED_MM = 3.0
"""What print shops ask on every side (norms.md)."""


@dataclass(frozen=True, slots=True)
class JobTicket:
    """``families`` are the names of the fonts that may be in the file, as fonts name themselves.

    ``faults`` are what the proof of the finished PDF found; none means that it was proved true.
    """

    kind: PrintKind
    issue: Issue
    families: frozenset[str]
    faults: tuple[Fault, ...] = ()
    bleed_mm: float = BLEED_MM
