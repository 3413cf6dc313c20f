"""Whether what stands at the cut goes on to the end of the bleed; seen on the rendered page."""

from __future__ import annotations

import pypdfium2
from PIL import Image as Pillow

from bulletin.print.press.crop import Frame

_PAPER = 250
"""A pixel this light or lighter is bare paper."""
_INSET = 1.5
"""Points from an edge at which it is looked at, clear of its own soft line."""
_FEW = 3
"""Pixels that may differ: a hairline that ends at the cut."""
_SIDES = ("左", "上", "右", "下")


def unbled_edges(page: pypdfium2.PdfPage, media: Frame, bleed: Frame, trim: Frame) -> tuple[str, ...]:
    """The sides where ink stands at the cut and bare paper at the end of the bleed."""
    grey = page.render(scale=1).to_pil().convert("L")
    at_cut, at_end = _pixels(trim, media), _pixels(bleed, media)
    lines = zip(_SIDES, _lines(at_cut, at_cut), _lines(at_end, at_cut), strict=True)
    return tuple(side for side, cut, end in lines if _bare(grey, cut, end) > _FEW)


Corners = tuple[int, int, int, int]


def _pixels(box: Frame, media: Frame) -> Corners:
    """The box, a little smaller, in pixels of a page drawn at one pixel a point; y down."""
    box = box.grown(-_INSET)
    return (
        round(box.left - media.left),
        round(media.top - box.top),
        round(box.right - media.left),
        round(media.top - box.bottom),
    )


def _lines(box: Corners, span: Corners) -> tuple[Corners, ...]:
    """The four edges of a box, one pixel wide and as long as ``span``."""
    left, top, right, bottom = box
    return (
        (left, span[1], left + 1, span[3]),
        (span[0], top, span[2], top + 1),
        (right, span[1], right + 1, span[3]),
        (span[0], bottom, span[2], bottom + 1),
    )


def _bare(grey: Pillow.Image, cut: Corners, end: Corners) -> int:
    """Pixels with ink at the cut and none at the end of the bleed."""
    pairs = zip(grey.crop(cut).tobytes(), grey.crop(end).tobytes(), strict=True)
    return sum(inner < _PAPER <= outer for inner, outer in pairs)
