"""Who may read a text: the scope of an issue or article, and the editions made from it."""

from __future__ import annotations

from enum import Enum


class Scope(Enum):
    """Who may read it; the value is the word editors write (公开范围)."""

    PUBLIC = "公开"
    INTERNAL = "内部"


class Edition(Enum):
    """Which website and PDFs are made."""

    PUBLIC = "public"
    INTERNAL = "internal"

    def shows(self, scope: Scope) -> bool:
        """Whether a text of this scope may appear in this edition."""
        return self is Edition.INTERNAL or scope is Scope.PUBLIC
