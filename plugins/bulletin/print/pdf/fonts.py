"""Fonts in the PDF: each font file once, as a subset of the glyphs that are used.

Glyphs keep their numbers in the subset, so page contents do not depend on what else is used.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from itertools import groupby

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from bulletin.print.typefaces import Typefaces

_OPEN_TYPE_CFF = b"OTTO"


def embed_fonts(pdf: Pdf, glyphs: Mapping[str, Mapping[int, str]], faces: Typefaces) -> Dictionary:
    """The Font resources: one composite font for each font that has glyphs in use."""
    return Dictionary(
        {f"/{font}": _embed(pdf, font, dict(used), faces) for font, used in sorted(glyphs.items()) if used}
    )


def _embed(pdf: Pdf, font: str, used: dict[int, str], faces: Typefaces) -> Object:
    data = faces.subset(font, used)
    tag = hashlib.sha256(data).digest()[:6]
    name = Name("/" + "".join(chr(65 + byte % 26) for byte in tag) + "+" + faces.family(font))
    is_cff = data[:4] == _OPEN_TYPE_CFF
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0 if is_cff else Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        W=_widths(font, used, faces),
        DW=1000,
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, name, data, is_cff=is_cff)),
    )
    if not is_cff:
        descendant.CIDToGIDMap = Name.Identity
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=Stream(pdf, _to_unicode(used)),
        )
    )


def _descriptor(pdf: Pdf, name: Name, data: bytes, *, is_cff: bool) -> Dictionary:
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,
        FontBBox=Array([0, -286, 1000, 1151]),
        ItalicAngle=0,
        Ascent=1151,
        Descent=-286,
        CapHeight=733,
        StemV=80,
    )
    if is_cff:
        descriptor.FontFile3 = Stream(pdf, data, Subtype=Name.OpenType)
    else:
        descriptor.FontFile2 = Stream(pdf, data, Length1=len(data))
    return descriptor


def _widths(font: str, used: Mapping[int, str], faces: Typefaces) -> Array:
    """The W array: runs of neighbouring glyphs with their widths; full-width ones are the default."""
    narrow = {g: w for g in sorted(used) if (w := round(faces.advance(font, g), 2)) != 1000}
    widths = Array()
    for _, group in groupby(enumerate(narrow), key=lambda pair: pair[1] - pair[0]):
        run = [glyph for _, glyph in group]
        widths.append(run[0])
        widths.append(Array([_number(narrow[glyph]) for glyph in run]))
    return widths


def _number(value: float) -> Decimal | int:
    return int(value) if value == int(value) else Decimal(str(value))


def _to_unicode(used: Mapping[int, str]) -> bytes:
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    items = sorted(used.items())
    for k in range(0, len(items), 100):
        batch = items[k : k + 100]
        lines.append(f"{len(batch)} beginbfchar")
        lines.extend(f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in batch)
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")
