"""Inks as PDF colours: grey and RGB on screen, CMYK with black alone in K for the press.

Values from look/print.md, section 5.
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
PRESS = Palette(black="0 0 0 1 k", paper="0 0 0 0 k", red="0 1 0.95 0.15 k")
