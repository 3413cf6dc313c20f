"""A file that a reader can take along: its button and its size in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """A button: its words, and where it leads."""

    text: str
    url: str


def spoken_size(size: int) -> str:
    """A size in bytes as readers know it: 1.2 MB, 85 KB."""
    return f"{size / 1_000_000:.1f} MB" if size >= 950_000 else f"{max(size / 1000, 1):.0f} KB"
