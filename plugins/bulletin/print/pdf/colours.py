"""Inks as PDF colours on screen.

The print shop's file is separated afterwards, by ``press``.
"""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.print.marks import Ink


@dataclass(frozen=True, slots=True)
class Palette:
    """The operands and operator that fill with each ink; the stroking operator is its capital."""

    black: str
    paper: str
    pale: str

    def fill(self, ink: Ink) -> str:
        """The operator that sets the fill colour."""
        return {Ink.BLACK: self.black, Ink.PAPER: self.paper, Ink.PALE: self.pale}[ink]

    def stroke(self, ink: Ink) -> str:
        """The operator that sets the stroke colour."""
        operands, _, operator = self.fill(ink).rpartition(" ")
        return f"{operands} {operator.upper()}"


SCREEN = Palette(black="0 g", paper="1 g", pale="0.9 g")
