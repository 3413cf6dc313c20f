"""Lettering: a few large characters as one outline, heavier than the font is.

Goes in: a font file, a text, and a pen. Comes out: the text drawn with the pen along every
outline, as one path in one colour: the nameplate, the word 目录, an issue's number.
The pen is an ellipse, wide across and thin down (look/print: Nameplate), so upright strokes grow
heavy while level ones stay fine, as in a headline 宋.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

import pathops  # type: ignore[import-untyped]  # carries no types
from fontTools.misc.transform import Scale, Transform
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

EM = 1000
"""Units of an em in lettering."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Diameters of the pen across and down, and the gap between characters, in ems."""

    across: float = 0.050
    down: float = 0.009
    gap: float = 0.055


@dataclass(frozen=True, slots=True)
class Lettering:
    """One path; ``path`` is SVG path data from (0, 0) to (width, height), in thousandths of an em, y down.

    The box is that of the ink: nothing stands off it, so that the lettering can be set to a width.
    """

    text: str
    path: str
    width: int
    height: int

    @property
    def view_box(self) -> str:
        """The SVG attribute."""
        return f"0 0 {self.width} {self.height}"

    def svg(self, colour: str = "currentColor") -> str:
        """The lettering as an SVG document."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{self.view_box}">'
            f'<title>{escape(self.text)}</title><path fill="{escape(colour)}" d="{self.path}"/></svg>'
        )


def draw_lettering(font: Path, text: str, pen: Pen | None = None) -> Lettering:
    """Draw a text of one line. KeyError names a character that the font lacks; ValueError for no ink."""
    pen = pen or Pen()
    outline = _draw_characters(font, text, pen.gap)
    if not list(outline.verbs):
        raise ValueError(f"no ink in {text!r}")
    inked = _thicken(outline, pen)
    left, bottom, right, top = inked.bounds
    drawing = SVGPathPen(None, ntos=lambda number: str(round(number)))
    inked.draw(TransformPen(drawing, (1, 0, 0, -1, -left, top)))
    return Lettering(text, drawing.getCommands(), round(right - left), round(top - bottom))


def _draw_characters(font: Path, text: str, gap: float) -> pathops.Path:
    """The characters side by side, as the font has them, scaled to an em of `EM`."""
    outline, at = pathops.Path(), 0.0
    with TTFont(font, fontNumber=0, lazy=True) as opened:
        names, glyphs = opened.getBestCmap(), opened.getGlyphSet()
        unit = EM / opened["head"].unitsPerEm
        for character in text:
            if ord(character) not in names:
                raise KeyError(character)
            glyph = glyphs[names[ord(character)]]
            glyph.draw(TransformPen(outline.getPen(glyphSet=glyphs), (unit, 0, 0, unit, at, 0)))
            at += glyph.width * unit + gap * EM
    return outline


def _thicken(outline: pathops.Path, pen: Pen) -> pathops.Path:
    """Add what the pen covers when it follows the outline.

    Stretched until the elliptical pen is round, stroked with a round pen, and pressed back.
    """
    stretch = pen.across / pen.down
    stroked = outline.transform(*Scale(1, stretch))
    stroked.stroke(pen.across * EM, pathops.LineCap.ROUND_CAP, pathops.LineJoin.ROUND_JOIN, 4)
    stroked.convertConicsToQuads()
    stroked.simplify(fix_winding=True, keep_starting_points=False)
    pressed = stroked.transform(*Transform().scale(1, 1 / stretch))
    return pathops.op(outline, pressed, pathops.PathOp.UNION, fix_winding=True)
