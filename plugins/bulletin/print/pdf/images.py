"""Pictures for print: grey, cropped to their box, at most 300 dots per inch.

Goes in: bytes of a picture and the size of its box. Comes out: a JPEG in DeviceGray.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError

DOTS_PER_INCH = 300
_QUALITY = 88
MOST_PIXELS = 80_000_000
"""More than this and a picture is refused: it would take gigabytes of memory to open."""


class UnusablePictureError(Exception):
    """The picture cannot be printed; the text says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class GreyPicture:
    """A JPEG in grey with its size in pixels."""

    data: bytes
    width: int
    height: int


def grey_picture(data: bytes, width: float, height: float) -> GreyPicture:
    """The picture as printed in a box of ``width`` by ``height`` points."""
    try:
        with Pillow.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise UnusablePictureError("图片超过八千万像素，太大")
            most = (round(width * DOTS_PER_INCH / 72), round(height * DOTS_PER_INCH / 72))
            opened.draft("L", (most[0] * 2, most[1] * 2))
            grey = _flatten(ImageOps.exif_transpose(opened))
    except Pillow.DecompressionBombError as error:
        raise UnusablePictureError("图片超过八千万像素，太大") from error
    except (UnidentifiedImageError, OSError) as error:
        raise UnusablePictureError("图片打不开，或者不是图片") from error
    return _fitted(grey, most)


def _flatten(picture: Pillow.Image) -> Pillow.Image:
    """Grey on white paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        paper = Pillow.new("RGBA", layer.size, "white")
        return Pillow.alpha_composite(paper, layer).convert("L")
    return picture.convert("L")


def _fitted(grey: Pillow.Image, most: tuple[int, int]) -> GreyPicture:
    share = min(1.0, grey.width / most[0], grey.height / most[1])
    size = (max(1, round(most[0] * share)), max(1, round(most[1] * share)))
    made = ImageOps.fit(grey, size, Pillow.Resampling.LANCZOS)
    out = io.BytesIO()
    made.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return GreyPicture(out.getvalue(), *made.size)
