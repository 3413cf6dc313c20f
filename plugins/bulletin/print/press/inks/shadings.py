"""Gradients in printing inks: the colours along a gradient are sampled and written anew in CMYK.

Known are gradients along one line or between circles (types 2 and 3) whose functions are exponential
or stitched (32000-1, 7.10); others are refused, as no part of this edition makes them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from bulletin.print.press.inks.cmyk import REPLACE_PICTURE, UnprintableColourError
from bulletin.print.press.inks.spaces import Model, inks_of, space_of

_SAMPLES = 256
_LINEAR = (2, 3)


def recolour_shading(pdf: Pdf, shading: Object) -> None:
    """Change a gradient in place; one in CMYK stays as it is."""
    model = space_of(shading.ColorSpace).checked().model
    if model is Model.CMYK:
        shading.ColorSpace = Name.DeviceCMYK
    if model not in (Model.GREY, Model.RGB):
        return
    if int(shading.ShadingType) not in _LINEAR:
        raise UnprintableColourError(
            f"有一处渐变（第 {int(shading.ShadingType)} 类）不能换成油墨", REPLACE_PICTURE
        )
    start, end = (float(edge) for edge in shading.get(Name.Domain, Array([0, 1])))
    samples = bytearray()
    for step in range(_SAMPLES):
        colour = colour_at(shading.Function, start + (end - start) * step / (_SAMPLES - 1))
        samples.extend(round(part * 255) for part in inks_of(model, colour).parts)
    shading.Function = pdf.make_indirect(_sampled(pdf, (start, end), bytes(samples)))
    shading.ColorSpace = Name.DeviceCMYK
    if Name.Background in shading:
        ground = [float(number) for number in shading.Background]
        shading.Background = Array([round(part, 4) for part in inks_of(model, ground).parts])


def _sampled(pdf: Pdf, domain: tuple[float, float], samples: bytes) -> Stream:
    return Stream(
        pdf,
        samples,
        Dictionary(
            FunctionType=0,
            Domain=Array(list(domain)),
            Range=Array([0, 1] * 4),
            Size=Array([_SAMPLES]),
            BitsPerSample=8,
        ),
    )


def colour_at(function: Object, at: float) -> list[float]:
    """The colour that a function, or an array of one function a channel, gives at a place."""
    if isinstance(function, Array):
        return [number for part in function.as_list() for number in colour_at(part, at)]
    low, high = (float(edge) for edge in function.Domain)
    at = min(max(at, low), high)
    kind = int(function.FunctionType)
    if kind == 2:
        return _exponential(function, at)
    if kind == 3:
        return _stitched(function, at, (low, high))
    raise UnprintableColourError(f"有一处渐变（第 {kind} 类函数）不能换成油墨", REPLACE_PICTURE)


def _exponential(function: Object, at: float) -> list[float]:
    first = [float(number) for number in function.get(Name.C0, Array([0]))]
    last = [float(number) for number in function.get(Name.C1, Array([1]))]
    share = at ** float(function.N)
    return [a + share * (b - a) for a, b in zip(first, last, strict=True)]


def _stitched(function: Object, at: float, domain: tuple[float, float]) -> list[float]:
    bounds = [float(bound) for bound in function.Bounds]
    part = sum(at >= bound for bound in bounds)
    edges: Sequence[float] = [domain[0], *bounds, domain[1]]
    low, high = edges[part], edges[part + 1]
    start, end = (float(edge) for edge in list(function.Encode)[2 * part : 2 * part + 2])
    share = (at - low) / (high - low) if high > low else 0.0
    return colour_at(function.Functions[part], start + share * (end - start))
