"""Fonts that every machine reads alike, and small: bare CFF programs that hold just the glyphs in use.

The pages call glyphs by their number in the font file. In a CID-keyed font inside an OpenType file
readers disagree on what such a code means: PDF 32000-1, 9.7.4.2, (Acrobat, print shops) looks it up in
the font's charset, FreeType (Chrome, poppler) takes it as the glyph's number, and in Noto's Chinese
fonts the two differ. So the charset is made to say the same as the numbers, and the font is embedded
bare (CIDFontType0C), for which all look into the charset; then unused numbers need no room.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator

import uharfbuzz  # type: ignore[import-untyped]
from fontTools.cffLib import CFFFontSet
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

_TABLE_RECORD = struct.Struct(">4sLLL")
_CODE = re.compile(rb"<([0-9a-fA-F]{4})>\s*<")
_RANGES = (2, 1)
"""Charset formats 2 and 1 (Adobe Technical Note 5176, section 13): ranges of 16 or of 8 bits."""


def embed_bare_fonts(pdf: Pdf) -> None:
    """Change every CID-keyed OpenType font of the file in place; others stay as they are."""
    for font in {font.objgen: font for font in _composite_fonts(pdf)}.values():
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


def _composite_fonts(pdf: Pdf) -> Iterator[Object]:
    for scope in pdf.content_scopes():
        fonts = scope.resources.get(Name.Font, Dictionary()) if scope.resources is not None else Dictionary()
        for font in fonts.values():
            if font.get(Name.Encoding) == Name("/Identity-H"):
                yield font


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

    The new charset takes the place of the old one: five bytes, or four in a font of few glyphs, and
    no charset is shorter.
    """
    left = uharfbuzz.Face(uharfbuzz.Blob(data)).glyph_count - 2
    is_small = left < 256
    plain = struct.pack(">BHB" if is_small else ">BHH", _RANGES[is_small], 1, left)
    return data[:charset] + plain + data[charset + len(plain) :]


def _inked(face: uharfbuzz.Face) -> set[int]:
    """The glyphs with an outline; the emptied ones of a subset have none."""
    font = uharfbuzz.Font(face)
    extents = ((glyph, font.get_glyph_extents(glyph)) for glyph in range(face.glyph_count))
    return {glyph for glyph, extent in extents if extent and (extent.width or extent.height)}
