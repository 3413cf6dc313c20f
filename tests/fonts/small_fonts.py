"""Fonts of a few rectangles, in TrueType and in CFF, for tests."""

from __future__ import annotations

from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 2000
MARKS = {"“": 700, "”": 700, "·": 600, "（": 2000, "，": 2000, "中": 2000, "一": 2000}
"""Width of each character; its ink is a rectangle from 100 to 400, 1000 high."""


def make_small_font(path: Path, *, is_truetype: bool = True, characters: str = "".join(MARKS)) -> Path:
    """Write a font with these characters, a GSUB table, and a line height unlike that of 宋."""
    names = {character: f"u{ord(character):04X}" for character in characters}
    order = [".notdef", *names.values()]
    builder = FontBuilder(EM, isTTF=is_truetype)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(character): name for character, name in names.items()})
    widths = {".notdef": EM, **{names[character]: MARKS.get(character, EM) for character in characters}}
    if is_truetype:
        builder.setupGlyf({name: _truetype_rectangle() for name in order})
    else:
        builder.setupCFF("Small", {}, {name: _cff_rectangle(widths[name]) for name in order}, {})
    builder.setupHorizontalMetrics({name: (widths[name], 100) for name in order})
    builder.setupHorizontalHeader(ascent=1000, descent=-100)
    builder.setupNameTable({"familyName": "Small Kai", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    addOpenTypeFeaturesFromString(builder.font, f"feature liga {{ sub {order[1]} by .notdef; }} liga;")
    builder.save(path)
    return path


def _truetype_rectangle() -> object:
    pen = TTGlyphPen(None)
    _draw_rectangle(pen)
    return pen.glyph()


def _cff_rectangle(width: int) -> object:
    pen = T2CharStringPen(width, None)
    _draw_rectangle(pen)
    return pen.getCharString()


def _draw_rectangle(pen) -> None:
    pen.moveTo((100, 0))
    for corner in ((100, 1000), (400, 1000), (400, 0)):
        pen.lineTo(corner)
    pen.closePath()
