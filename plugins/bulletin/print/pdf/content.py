"""Marks as the operators of a PDF page: text with exact positions, rules, outlines, pictures.

Goes in: a sheet and a palette. Comes out: a content stream (bytes); on the way the glyphs that each
font needs and the pictures that the sheet shows are noted.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from bulletin.print.marks import Image, Mark, Outline, Rule, Text
from bulletin.print.pdf.colours import Palette
from bulletin.print.pdf.sheets import Sheet
from bulletin.print.typefaces import Typefaces

_MITRE = {"hei": "0 j 3 M"}
"""黑 is stroked with sharp corners, 宋 and 楷 with round ones."""


@dataclass(slots=True)
class Used:
    """What the pages of one PDF use: glyphs by font with the text of each, and pictures."""

    glyphs: dict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    images: dict[Image, str] = field(default_factory=dict)

    def image_name(self, image: Image) -> str:
        """The resource name of a picture at this size."""
        bare = Image(0.0, 0.0, image.width, image.height, image.source)
        return self.images.setdefault(bare, f"P{len(self.images)}")


class ContentWriter:
    """Writes one sheet after another, remembering what they use."""

    def __init__(self, faces: Typefaces, palette: Palette) -> None:
        self._faces, self._palette = faces, palette
        self.used = Used()
        self._codes: dict[str, dict[int, tuple[str, float]]] = defaultdict(dict)

    def content(self, sheet: Sheet) -> bytes:
        """The content stream of a sheet; the trim's top left corner is at (bleed, height + bleed)."""
        pen = _Pen(sheet.bleed, sheet.height + sheet.bleed)
        for mark in sheet.marks:
            self._write(pen, mark)
        return "\n".join(pen.parts).encode("ascii")

    def _write(self, pen: _Pen, mark: Mark) -> None:
        if isinstance(mark, Text):
            self._text(pen, mark)
        elif isinstance(mark, Rule):
            pen.fill(self._palette.fill(mark.ink))
            x, y = pen.at(mark.x, mark.y + mark.height)
            pen.parts.append(f"{x:g} {y:g} {_n(mark.width)} {_n(mark.height)} re f")
        elif isinstance(mark, Image):
            x, y = pen.at(mark.x, mark.y + mark.height)
            name = self.used.image_name(mark)
            pen.parts.append(f"q {_n(mark.width)} 0 0 {_n(mark.height)} {x:g} {y:g} cm /{name} Do Q")
        elif isinstance(mark, Outline):
            self._outline(pen, mark)

    def _text(self, pen: _Pen, text: Text) -> None:
        pen.fill(self._palette.fill(text.ink))
        pen.embolden(text.bold, text.size, text.font, self._palette.stroke(text.ink))
        x, y = pen.at(text.x, text.y)
        shown = self._shown(text)
        pen.parts.append(f"BT /{text.font} {_n(text.size)} Tf 1 0 0 1 {x:g} {y:g} Tm [{shown}] TJ ET")

    def _shown(self, text: Text) -> str:
        """The operand of TJ; a number moves the next glyph by thousandths of the size, rounded
        so that the errors of a line do not add up.
        """
        codes, known, unit = self._codes[text.font], self.used.glyphs[text.font], 1000 / text.size
        parts, error = ["<"], 0.0
        for glyph, advance, stands_for in zip(text.glyphs, text.advances, text.texts, strict=True):
            code = codes.get(glyph)
            if code is None:
                known.setdefault(glyph, stands_for)
                width = round(self._faces.advance(text.font, glyph), 2)
                code = codes[glyph] = (f"{glyph:04x}", width)
            wanted = code[1] - advance * unit + error
            step = round(wanted, 1)
            error = wanted - step
            parts.append(f"{code[0]}>{step:g}<" if step else code[0])
        return "".join((*parts, ">")).removesuffix("<>")

    def _outline(self, pen: _Pen, outline: Outline) -> None:
        pen.fill(self._palette.fill(outline.ink))
        steps = []
        for step, *numbers in outline.path:
            points = [float(number) for number in numbers]
            moved = [
                value
                for k in range(0, len(points), 2)
                for value in pen.at(outline.x + points[k], outline.y + points[k + 1])
            ]
            steps.append(" ".join([*(f"{value:g}" for value in moved), str(step)]))
        pen.parts.append(" ".join([*steps, "f"]))


class _Pen:
    """The graphics state of one page, so that an operator is written only when something changes."""

    def __init__(self, left: float, top: float) -> None:
        self.parts: list[str] = []
        self._left, self._top = left, top
        self._fill = self._stroke = ""
        self._bold = ""

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A place in PDF's coordinates, y up."""
        return round(self._left + x, 3), round(self._top - y, 3)

    def fill(self, operator: str) -> None:
        """Set the fill colour."""
        if operator != self._fill:
            self._fill = operator
            self.parts.append(operator)

    def embolden(self, bold: int, size: float, font: str, stroke: str) -> None:
        """Fill, or fill and stroke with ``bold`` thousandths of the size."""
        wanted = f"2 Tr {_n(size * bold / 1000)} w {_MITRE.get(font, '1 j')}" if bold else "0 Tr"
        if bold and stroke != self._stroke:
            self._stroke = stroke
            self.parts.append(stroke)
        if wanted != self._bold and (bold or self._bold):
            self._bold = wanted
            self.parts.append(wanted)


def _n(number: float) -> str:
    return f"{round(number, 3):g}"
