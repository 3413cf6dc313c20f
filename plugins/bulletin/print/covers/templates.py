"""The templates of theme/print: measured on 大16开, scaled to the page that is asked for."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bulletin.fonts.lettering import Lettering
from bulletin.print.grid import Grid

DESIGN_WIDTH = 595.28
"""Trim width in points on which theme/print is measured; other sizes scale."""
DESIGN_HEIGHT = 807.87
BLACK, WHITE, RED = "#000", "#fff", "#b4141c"


def templates_of(theme: Path, grid: Grid) -> Environment:
    """The environment with the filters ``u`` (points across) and ``v`` (points down)."""
    environment = Environment(
        loader=FileSystemLoader(theme), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    across, down = grid.trim_width / DESIGN_WIDTH, grid.trim_height / DESIGN_HEIGHT
    environment.filters["u"] = lambda points: f"{points * across:.3f}pt"
    environment.filters["v"] = lambda points: f"{points * down:.3f}pt"
    return environment


def inked(lettering: Lettering, colour: str) -> Markup:
    """Our own outlines in one colour; WeasyPrint hands no CSS colour down to an SVG."""
    return Markup(lettering.svg(colour))  # noqa: S704
