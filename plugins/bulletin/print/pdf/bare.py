"""Bare CFF programs: fonts in which a code means the same glyph to every reader.

In a CID-keyed font inside an OpenType file readers disagree on what a code means: PDF 32000-1,
9.7.4.2, (Acrobat, print shops) looks it up in the font's charset, FreeType (Chrome, poppler) takes it
as the glyph's number, and in Noto's Chinese fonts the two differ. So the charset is made to say the
same as the numbers, and the font is embedded bare (CIDFontType0C), for which all look into the
charset; then unused numbers need no room.
"""

from __future__ import annotations

import io
import struct

import uharfbuzz
from fontTools.cffLib import CFFFontSet

_TABLE_RECORD = struct.Struct(">4sLLL")
_LIST, _SHORT_RANGE, _LONG_RANGE = 0, 1, 2
"""Charset formats (Adobe Technical Note 5176, section 13): single numbers, ranges of 8 or of 16 bits."""


def bare_program(data: bytes, codes: set[int]) -> bytes | None:
    """The CFF table of an OpenType font with the glyphs of these numbers.

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
    wanted.glyph_set.update(sorted({0} | {code for code in codes if code < face.glyph_count}))
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
