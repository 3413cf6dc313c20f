"""A decision of the importer that an editor may want to look at.

In and out: values only. ``sure`` is False where the alternative is a real possibility.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """At source ``line``: what was met (``kind``), what was chosen, and what else it could be."""

    line: int
    kind: str
    chosen: str
    alternative: str
    sure: bool = False
