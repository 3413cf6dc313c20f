"""Fonts that every machine reads alike, and small: bare CFF programs that hold just the glyphs in use.

The pages call glyphs by their number in the font file. ``pdf.bare`` says why.

Fonts bear the name that their own file gives, whatever a style sheet called them, and each subset a
tag of its own (9.6.4): print shops' programs keep fonts by name.
"""

from __future__ import annotations

import hashlib
import io
import re

import uharfbuzz
from fontTools.cffLib import CFFFontSet
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from bulletin.print.pdf.bare import bare_program

_CODE = re.compile(rb"<([0-9a-fA-F]{4})>\s*<")
_CFF_VERSION = b"\x01"
"""With it a bare CFF program begins; OpenType and TrueType files begin otherwise."""


def embed_bare_fonts(pdf: Pdf) -> None:
    """Change every CID-keyed OpenType font of the file in place; others stay as they are."""
    for font in _composite_fonts(pdf):
        descendant = font.DescendantFonts[0]
        program = descendant.FontDescriptor.get(Name.FontFile3)
        if program is None or program.get(Name.Subtype) != Name.OpenType:
            continue
        data = program.read_bytes()
        bare = bare_program(data, _codes_of(font) | _inked(data))
        if bare is not None:
            stream = Stream(pdf, bare, Dictionary(Subtype=Name.CIDFontType0C))
            descendant.FontDescriptor.FontFile3 = pdf.make_indirect(stream)
            if Name.CIDToGIDMap in descendant:
                del descendant.CIDToGIDMap


def name_fonts(pdf: Pdf) -> None:
    """Name every composite font after its own file, with a tag made from the subset."""
    for font in _composite_fonts(pdf):
        descendant = font.DescendantFonts[0]
        descriptor = descendant.FontDescriptor
        keys = [key for key in (Name.FontFile2, Name.FontFile3) if key in descriptor]
        data = descriptor[keys[0]].read_bytes() if keys else b""
        family = own_name(data) if data else ""
        if family:
            letters = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6])
            name = Name(f"/{letters}+{family}")
            font.BaseFont, descendant.BaseFont, descriptor.FontName = name, name, name


def own_name(data: bytes) -> str:
    """The PostScript name in a font file or bare CFF program; empty when it has none."""
    if data[:1] == _CFF_VERSION:
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        return str(fonts.fontNames[0])
    face = uharfbuzz.Face(uharfbuzz.Blob(data))
    return face.get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME) or ""


def _composite_fonts(pdf: Pdf) -> tuple[Object, ...]:
    """Every font with two-byte codes that any content calls, each once."""
    found = {}
    for scope in pdf.content_scopes():
        fonts = scope.resources.get(Name.Font, Dictionary()) if scope.resources is not None else Dictionary()
        for font in fonts.values():
            if font.get(Name.Encoding) == Name("/Identity-H"):
                found[font.objgen] = font
    return tuple(found.values())


def _codes_of(font: Object) -> set[int]:
    """The codes that a font has widths or words for."""
    codes = {int(code, 16) for code in _CODE.findall(font.ToUnicode.read_bytes())}
    widths = list(font.DescendantFonts[0].get(Name.W, Array()))
    while widths:
        first, second = int(widths[0]), widths[1]
        if isinstance(second, Array):
            codes.update(range(first, first + len(second)))
            del widths[:2]
        else:
            codes.update(range(first, int(second) + 1))
            del widths[:3]
    return codes


def _inked(data: bytes) -> set[int]:
    """The glyphs with an outline; the emptied ones of a subset have none."""
    face = uharfbuzz.Face(uharfbuzz.Blob(data))
    font = uharfbuzz.Font(face)
    extents = ((glyph, font.get_glyph_extents(glyph)) for glyph in range(face.glyph_count))
    return {glyph for glyph, extent in extents if extent and (extent.width or extent.height)}
