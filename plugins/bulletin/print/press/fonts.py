"""Fonts that every machine reads alike, and small: bare CFF programs that hold just the glyphs in use.

The pages call glyphs by their number in the font file. In a CID-keyed font inside an OpenType file
readers disagree on what such a code means: PDF 32000-1, 9.7.4.2, (Acrobat, print shops) looks it up in
the font's charset, FreeType (Chrome, poppler) takes it as the glyph's number, and in Noto's Chinese
fonts the two differ. So the charset is made to say the same as the numbers, and the font is embedded
bare (CIDFontType0C), for which all look into the charset; then unused numbers need no room.

Fonts bear the name that their own file gives, whatever a style sheet called them, and each subset a
tag of its own (9.6.4): print shops' programs keep fonts by name.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct

import uharfbuzz
from fontTools.cffLib import CFFFontSet
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

_TABLE_RECORD = struct.Struct(">4sLLL")
_CODE = re.compile(rb"<([0-9a-fA-F]{4})>\s*<")
_CFF_VERSION = b"\x01"
"""With it a bare CFF program begins; OpenType and TrueType files begin otherwise."""
_LIST, _SHORT_RANGE, _LONG_RANGE = 0, 1, 2
"""Charset formats (Adobe Technical Note 5176, section 13): single numbers, ranges of 8 or of 16 bits."""


def embed_bare_fonts(pdf: Pdf) -> None:
    """Change every CID-keyed OpenType font of the file in place; others stay as they are."""
    for font in _composite_fonts(pdf):
        descendant = font.DescendantFonts[0]
        program = descendant.FontDescriptor.get(Name.FontFile3)
        if program is None or program.get(Name.Subtype) != Name.OpenType:
            continue
        bare = bare_program(program.read_bytes(), _codes_of(font))
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


def bare_program(data: bytes, codes: set[int]) -> bytes | None:
    """The CFF table of an OpenType font with the glyphs of these numbers and all that leave ink.

    None when the font is not CID-keyed: then a code is a glyph's number for every reader.
    """
    start, length = _cff_table(data)
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data[start : start + length]), None)
    top = fonts.topDictIndex[0].rawDict
    if "ROS" not in top:
        return None
    face = uharfbuzz.Face(uharfbuzz.Blob(_with_plain_charset(data, start + top["charset"])))
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(sorted({0} | {code for code in codes if code < face.glyph_count} | _inked(face)))
    subset = bytes(uharfbuzz.subset(face, wanted).blob.data)
    start, length = _cff_table(subset)
    return subset[start : start + length]


def _cff_table(data: bytes) -> tuple[int, int]:
    """Where the CFF table stands in an OpenType file, and its length."""
    (count,) = struct.unpack_from(">H", data, 4)
    for index in range(count):
        tag, _, start, length = _TABLE_RECORD.unpack_from(data, 12 + index * _TABLE_RECORD.size)
        if tag == b"CFF ":
            return start, length
    raise ValueError("an OpenType font for CIDFontType0 has no CFF table")


def _with_plain_charset(data: bytes, charset: int) -> bytes:
    """The font with a charset that gives every glyph its own number.

    The new charset is written over the old one, which is no shorter: it takes three to five bytes.
    """
    after_first = uharfbuzz.Face(uharfbuzz.Blob(data)).glyph_count - 2
    if after_first == 0:
        plain = struct.pack(">BH", _LIST, 1)
    elif after_first < 256:
        plain = struct.pack(">BHB", _SHORT_RANGE, 1, after_first)
    else:
        plain = struct.pack(">BHH", _LONG_RANGE, 1, after_first)
    return data[:charset] + plain + data[charset + len(plain) :]


def _inked(face: uharfbuzz.Face) -> set[int]:
    """The glyphs with an outline; the emptied ones of a subset have none."""
    font = uharfbuzz.Font(face)
    extents = ((glyph, font.get_glyph_extents(glyph)) for glyph in range(face.glyph_count))
    return {glyph for glyph, extent in extents if extent and (extent.width or extent.height)}
