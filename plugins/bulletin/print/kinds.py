"""The kinds of PDF that an issue is printed as."""

from __future__ import annotations

from enum import StrEnum


class PrintKind(StrEnum):
    """``proof`` for the screen, ``press`` for the print shop, ``booklet`` for the office printer."""

    PROOF = "proof"
    PRESS = "press"
    BOOKLET = "booklet"

    @property
    def word(self) -> str:
        """What editors call it."""
        return {"proof": "校样", "press": "付印文件", "booklet": "小册子"}[self.value]
