"""Inks as PDF colours on screen: grey for black and white, RGB for the covers' red.

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
    red: str

    def fill(self, ink: Ink) -> str:
        """The operator that sets the fill colour."""
        return {Ink.BLACK: self.black, Ink.PAPER: self.paper, Ink.RED: self.red}[ink]

    def stroke(self, ink: Ink) -> str:
        """The operator that sets the stroke colour."""
        operands, _, operator = self.fill(ink).rpartition(" ")
        return f"{operands} {operator.upper()}"


SCREEN = Palette(black="0 g", paper="1 g", red="0.7059 0.0784 0.1098 rg")
