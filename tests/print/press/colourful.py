"""A PDF that uses every way in which a page can be coloured, made by hand."""

from __future__ import annotations

import io
import re
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image as Pillow
from PIL import ImageCms

TRIM, BLEED = 200, 8.504


def raw(pdf: Pdf, data: bytes, **more: object) -> Stream:
    return pdf.make_indirect(Stream(pdf, data, Dictionary(**more)))


def image(pdf: Pdf, space: object, data: bytes, **more: object) -> Stream:
    """A picture of 2 by 1 pixels."""
    plain = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 2, "Height": 1, "BitsPerComponent": 8}
    return raw(pdf, data, **plain, ColorSpace=space, **more)


def photograph(pdf: Pdf, colour: tuple[int, int, int]) -> Stream:
    """A JPEG of one colour, 16 by 16 pixels."""
    out = io.BytesIO()
    Pillow.new("RGB", (16, 16), colour).save(out, "JPEG", quality=95)
    plain = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 16, "Height": 16, "BitsPerComponent": 8}
    return raw(pdf, out.getvalue(), **plain, ColorSpace=Name.DeviceRGB, Filter=Name.DCTDecode)


def profiled(pdf: Pdf) -> Array:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return Array([Name.ICCBased, raw(pdf, profile, N=3, Alternate=Name.DeviceRGB)])


def gradient(pdf: Pdf, space: object) -> Dictionary:
    """Red to green by half, then green to white: two exponential functions stitched."""
    parts = [
        Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array(a), C1=Array(b))
        for a, b in (([1, 0, 0], [0, 1, 0]), ([0, 1, 0], [1, 1, 1]))
    ]
    function = Dictionary(
        FunctionType=3,
        Domain=Array([0, 1]),
        Functions=Array(parts),
        Bounds=Array([0.5]),
        Encode=Array([0, 1, 0, 1]),
    )
    return pdf.make_indirect(
        Dictionary(
            ShadingType=2,
            ColorSpace=space,
            Coords=Array([0, 0, 200, 0]),
            Function=function,
            Background=Array([1, 1, 1]),
        )
    )


def form(pdf: Pdf, content: bytes, resources: Dictionary, **more: object) -> Stream:
    plain = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 200, 200])}
    return raw(pdf, content, **plain, Resources=resources, **more)


def group(space: Name) -> Dictionary:
    return Dictionary(Type=Name.Group, S=Name.Transparency, CS=space)


def tiling(pdf: Pdf, content: bytes, paint_type: int) -> Stream:
    """A pattern of little squares: coloured (1), or in the colour that it is called with (2)."""
    return raw(
        pdf,
        content,
        PatternType=1,
        PaintType=paint_type,
        TilingType=1,
        BBox=Array([0, 0, 4, 4]),
        XStep=4,
        YStep=4,
        Resources=Dictionary(),
    )


def resources(pdf: Pdf) -> Dictionary:
    inner = form(pdf, b"0 0 1 rg 0 0 5 5 re f", Dictionary(), Group=group(Name.DeviceRGB))
    outer = form(pdf, b"0 1 0 RG /Inner Do", Dictionary(XObject=Dictionary(Inner=inner)))
    mask = form(pdf, b"0.5 g 0 0 99 99 re f", Dictionary(), Group=group(Name.DeviceRGB))
    palette = Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\xff\x00\x00\x00\xff\x00")])
    ramp = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([1, 1, 1]), C1=Array([1, 0.8, 0]))
    lab = Array([Name.Lab, Dictionary(WhitePoint=Array([0.9505, 1, 1.089]))])
    return Dictionary(
        ColorSpace=Dictionary(
            CS0=profiled(pdf),
            CS1=Array([Name.CalRGB, Dictionary(WhitePoint=Array([0.9505, 1, 1.089]))]),
            CS2=Array([Name.Pattern, Name.DeviceRGB]),
            Idle=lab,
            Spot=Array([Name.Separation, Name.Gold, Name.DeviceRGB, ramp]),
            DefaultRGB=profiled(pdf),
        ),
        XObject=Dictionary(
            Outer=outer,
            Rgb=image(pdf, Name.DeviceRGB, b"\xff\x00\x00\x00\x00\xff"),
            Icc=image(pdf, profiled(pdf), b"\xff\x00\x00\x00\x00\xff"),
            Palette=image(pdf, palette, b"\x00\x01"),
            Neutral=image(pdf, Name.DeviceRGB, b"\x00\x00\x00\x80\x80\x80"),
            Grey=image(pdf, Name.DeviceGray, b"\x00\x80"),
            Keyed=image(pdf, Name.DeviceRGB, b"\xff\x00\x00\x00\x00\xff", Mask=Array([255, 255, 0, 0, 0, 0])),
            Masked=image(
                pdf,
                Name.DeviceRGB,
                b"\xff\x00\x00\x00\x00\xff",
                SMask=image(pdf, Name.DeviceGray, b"\xff\x00"),
            ),
            Photo=photograph(pdf, (200, 120, 40)),
        ),
        Shading=Dictionary(Sh0=gradient(pdf, Name.DeviceRGB)),
        Pattern=Dictionary(
            P0=Dictionary(PatternType=2, Shading=gradient(pdf, profiled(pdf))),
            P1=tiling(pdf, b"1 0 1 rg 0 0 2 2 re f", 1),
            P2=tiling(pdf, b"0 0 2 2 re f", 2),
        ),
        ExtGState=Dictionary(
            Soft=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=mask, BC=Array([1, 1, 1])))
        ),
    )


CONTENT = b"""
0 0 0 rg 10 10 5 5 re f
0.705882 0.078431 0.109804 rg 20 10 5 5 re f
1 1 1 rg 30 10 5 5 re f
0.5 g 40 10 5 5 re f
0 G 10 20 m 50 20 l S
/CS0 cs 60 10 5 5 re f 0 1 0 sc 70 10 5 5 re f
/CS1 CS 0 0 1 SC 10 25 m 50 25 l S
q /DeviceRGB cs 1 1 0 scn 80 10 5 5 re f Q 95 10 5 5 re f
/CS2 cs 1 0 0 /P2 scn 10 100 20 20 re f
/Pattern cs /P0 scn 10 30 100 10 re f /P1 scn 10 45 20 20 re f
q 50 0 0 20 10 70 cm /Rgb Do Q q 50 0 0 20 70 70 cm /Icc Do Q q 50 0 0 20 130 70 cm /Palette Do Q
q 50 0 0 20 10 130 cm /Neutral Do Q q 50 0 0 20 70 130 cm /Grey Do Q q 50 0 0 20 130 130 cm /Keyed Do Q
q 50 0 0 20 10 160 cm /Masked Do Q q 50 0 0 20 70 160 cm /Photo Do Q
q 0 0 200 5 re W n /Sh0 sh Q /Outer Do
q /Soft gs 0 0 1 rg 150 10 20 20 re f Q
q 10 0 0 10 170 170 cm BI /W 2 /H 1 /CS /RGB /BPC 8 ID \xff\x00\x00\x00\x00\xff EI Q
"""


@cache
def colourful(content: bytes = CONTENT) -> bytes:
    """One page of 200 by 200 points and bleed, with a link, a thumbnail and an output intent."""
    with Pdf.new() as pdf:
        edges = [-BLEED, -BLEED, TRIM + BLEED, TRIM + BLEED]
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array(edges),
            TrimBox=Array([0, 0, TRIM, TRIM]),
            Resources=resources(pdf),
            Contents=raw(pdf, content),
            Group=group(Name.DeviceRGB),
            Thumb=image(pdf, Name.DeviceRGB, b"\xff\x00\x00\x00\x00\xff"),
            Annots=Array(
                [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), C=Array([1, 0, 0]))]
            ),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
        pdf.Root.OutputIntents = Array([Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX)])
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def rgb_in(pdf: bytes) -> list[bytes]:
    """RGB in the file as a text search finds it: names of spaces, and operators in plain streams."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
        streams = [
            item.read_bytes()
            for item in opened.objects
            if isinstance(item, Stream) and item.get("/Subtype") != Name.Image and "/FunctionType" not in item
        ]
    found = re.findall(rb"/(?:Device|Cal)RGB|/Lab\b|/N 3\b", out.getvalue())
    for stream in streams:
        found += re.findall(rb"(?<=[\d.] )(?:rg|RG)(?=\s|$)", stream)
    return found
