"""A copy of a 楷 or 仿宋 font that sets well beside 宋 (look/print: tricks, 3).

Goes in: a font file. Comes out: the bytes of a copy without the tables that swell a PDF, with the
line height of 宋, and with quotation marks and the middle dot one em wide, as Chinese sets them.
The same file always gives the same bytes.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, TTLibError

from bulletin.errors import BulletinError, Problem

DROPPED = ("GSUB", "GDEF", "BASE", "GPOS", "DSIG")
ASCENT, DESCENT = 1151, -286
"""Of Noto Serif SC, in thousandths of an em: with them lines of both faces share their baseline."""
SIDE = 76
"""White outside a quotation mark in Noto Serif SC, in thousandths of an em."""
OPENING = "“‘（《〈「『【〔［｛"
CLOSING = "”’）》〉」』】〕］｝，。、；：！？．"
_WIDENED = "“”‘’·"


def make_print_copy(source: Path) -> bytes:
    """The print copy's bytes. BulletinError when the file is no font."""
    font = _open(source)
    for table in DROPPED:
        if table in font:
            del font[table]
    _set_line_height(font)
    for character in _WIDENED:
        _widen(font, character)
    _add_half_widths(font)
    copy = io.BytesIO()
    font.save(copy)
    return copy.getvalue()


def _open(path: Path) -> Any:
    try:
        return TTFont(path, fontNumber=0, recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    except TTLibError as error:
        message = f"这个文件不是能用的字体：{path}（{error}）"
        problem = Problem(
            "mkdocs.yml", None, message, "请在“字体”一项里换一个 ttf 或 otf 文件", code="font-file-bad"
        )
        raise BulletinError([problem]) from error


def _set_line_height(font: Any) -> None:
    em = font["head"].unitsPerEm
    ascent, descent = round(ASCENT * em / 1000), round(DESCENT * em / 1000)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ascent, descent, 0
    metrics = font["OS/2"]
    metrics.sTypoAscender, metrics.sTypoDescender, metrics.sTypoLineGap = ascent, descent, 0
    metrics.usWinAscent, metrics.usWinDescent = ascent, -descent


def _widen(font: Any, character: str) -> None:
    """Make a mark one em wide: opening ones stand right, closing ones left, the dot in the middle."""
    name, em = font.getBestCmap().get(ord(character)), font["head"].unitsPerEm
    if name is None or font["hmtx"][name][0] == em:
        return
    bounds = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(bounds)
    left, _, right, _ = bounds.bounds
    side = round(SIDE * em / 1000)
    if character in OPENING:
        place = em - side - round(right - left)
    else:
        place = side if character in CLOSING else round(em - right + left) // 2
    _move(font, name, place - round(left))
    font["hmtx"][name] = (em, place)


def _move(font: Any, name: str, distance: int) -> None:
    """Move a glyph's outline to the right, in TrueType and in CFF fonts."""
    glyphs = font.getGlyphSet()
    if "glyf" in font:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, distance, 0)))
        glyph = pen.glyph()
        glyph.recalcBounds(font["glyf"])
        font["glyf"][name] = glyph
        return
    top = font["CFF "].cff.topDictIndex[0]
    old = top.CharStrings[name]
    pen = T2CharStringPen(font["head"].unitsPerEm, glyphs)
    glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, distance, 0)))
    top.CharStrings[name] = pen.getCharString(old.private, old.globalSubrs)


def _add_half_widths(font: Any) -> None:
    """Give full-width marks the feature `halt`, which takes their blank half away."""
    half = font["head"].unitsPerEm // 2
    rules = ""
    for marks, shift in ((OPENING, -half), (CLOSING, 0)):
        names = _glyph_names(font, marks)
        rules += f"pos [{names}] <{shift} 0 {-half} 0>;" if names else ""
    if rules:
        addOpenTypeFeaturesFromString(font, f"feature halt {{ {rules} }} halt;")


def _glyph_names(font: Any, marks: str) -> str:
    """The glyphs of those marks that the font has, as a feature file lists them."""
    names = font.getBestCmap()
    return " ".join(sorted({names[ord(mark)] for mark in marks if ord(mark) in names}))
