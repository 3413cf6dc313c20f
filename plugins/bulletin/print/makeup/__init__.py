"""Makeup: galleys are laid on pages row by row, and tails are cut off for jumps. Pure."""

from bulletin.print.makeup.laying import Laid
from bulletin.print.makeup.pages import Flow, Part, make_up

__all__ = ["Flow", "Laid", "Part", "make_up"]
