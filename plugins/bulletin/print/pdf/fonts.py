"""Fonts in the PDF: each font file once, as a subset of the glyphs that are used.

Glyphs keep their numbers in the subset, so page contents do not depend on what else is used.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from itertools import groupby

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from bulletin.print.typefaces import Typefaces

Keep = Callable[[object, Callable[[], bytes]], bytes]
"""Gives what was made from the same before, or makes it."""
_OPEN_TYPE_CFF = b"OTTO"
_BARE_CFF = b"\x01"


def embed_fonts(
    pdf: Pdf, glyphs: Mapping[str, Mapping[int, str]], faces: Typefaces, keep: Keep
) -> Dictionary:
    """The Font resources: one composite font for each font that has glyphs in use."""
    fonts = {}
    for font, used in sorted(glyphs.items()):
        if used:
            numbers = tuple(sorted(used))
            program = keep((font, numbers), partial(_program, font, numbers, faces))
            fonts[f"/{font}"] = _embed(pdf, font, dict(used), faces, program)
    return Dictionary(fonts)


def _embed(pdf: Pdf, font: str, used: dict[int, str], faces: Typefaces, data: bytes) -> Object:
    subtype = _subtype(data)
    tag = hashlib.sha256(data).digest()[:6]
    name = Name("/" + "".join(chr(65 + byte % 26) for byte in tag) + "+" + faces.family(font))
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2 if subtype is None else Name.CIDFontType0,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        W=_widths(font, used, faces),
        DW=1000,
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, name, data, subtype)),
    )
    if subtype is None:
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


def _program(font: str, used: tuple[int, ...], faces: Typefaces) -> bytes:
    """The font as it is embedded."""
    subset = faces.subset(font, used)
    if subset[:4] != _OPEN_TYPE_CFF:
        return subset
    from bulletin.print.pdf.bare import bare_program  # noqa: PLC0415 - loads fontTools, for a new subset only

    return bare_program(subset, set(used)) or subset


def _subtype(data: bytes) -> Name | None:
    """That of a CFF program, None for TrueType."""
    if data[:4] == _OPEN_TYPE_CFF:
        return Name.OpenType
    return Name.CIDFontType0C if data[:1] == _BARE_CFF else None


def _descriptor(pdf: Pdf, name: Name, data: bytes, subtype: Name | None) -> Dictionary:
    """With the font itself; ``subtype`` is that of a CFF program, None for TrueType."""
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
    if subtype is None:
        descriptor.FontFile2 = Stream(pdf, data, Length1=len(data))
    else:
        descriptor.FontFile3 = Stream(pdf, data, Subtype=subtype)
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
