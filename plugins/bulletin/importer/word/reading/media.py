"""Pictures of a document made fit for an issue: sound PNG, JPEG, GIF or WebP, cropped as in Word.

In: the bytes of a part and the crop that the document sets on it. Out: a picture, or the words why not.
Pillow's oddities with damaged files are met here.
"""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image

from bulletin.load.files import PICTURE_LIMIT
from bulletin.load.pictures import BROKEN, PIXEL_LIMIT, sound_only

Crop = tuple[float, float, float, float]
"""Shares of the width and height that are cut off: left, top, right, bottom, from 0 to 1."""
Draw = Callable[[bytes, str], bytes | None]
"""Makes PNG of a Windows metafile (bytes, ending .emf or .wmf); None where it cannot."""
NO_CROP: Crop = (0.0, 0.0, 0.0, 0.0)

_KEPT = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}
_REDRAWN = frozenset(["BMP", "TIFF"])
_READ = (*_KEPT, *_REDRAWN)
_WMF = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00")
_EMF = b"\x01\x00\x00\x00"
_EMF_SIGN = slice(40, 44)
_QUALITY = 92
_LEAST_LEFT = 0.02


class UnfitPictureError(Exception):
    """The picture cannot come along; the message says why, in the editor's words."""


def fit_picture(data: bytes | None, crop: Crop, draw: Draw) -> tuple[bytes, str]:
    """The picture's bytes and ending; untouched where nothing has to be done. Raises UnfitPictureError."""
    if data is None or len(data) > PICTURE_LIMIT:
        raise UnfitPictureError(f"超过{PICTURE_LIMIT // 1_000_000} MB；请用看图软件缩小，存进 images")
    if ending := _metafile(data):
        drawn = draw(data, ending)
        if drawn is None:
            raise UnfitPictureError(
                f"是 {ending[1:].upper()} 矢量图，转不了；请在 Word 里右键“另存为图片”（PNG），放进 images"
            )
        data = drawn
    try:
        with sound_only(), Image.open(io.BytesIO(data), formats=_READ) as image:
            return _fit(image, data, crop)
    except BROKEN:
        raise UnfitPictureError("坏了，或者不是常用的图片格式；请向作者要原图") from None


def _fit(image: Image.Image, data: bytes, crop: Crop) -> tuple[bytes, str]:
    if image.width * image.height > PIXEL_LIMIT:
        raise UnfitPictureError(
            f"有{image.width}×{image.height}个像素，太大；请用看图软件把长边缩到8000像素以内，存进 images"
        )
    form = image.format or ""
    image.load()  # a picture that is cut short shows itself here
    box = _box(image, crop)
    if box is None and form in _KEPT:
        return data, _KEPT[form]
    shown = image if box is None else image.crop(box)
    out = io.BytesIO()
    if form == "JPEG":
        shown.save(out, "JPEG", quality=_QUALITY, dpi=image.info.get("dpi", (0, 0)))
        return out.getvalue(), ".jpg"
    shown.convert("RGBA" if "A" in shown.getbands() or "transparency" in image.info else "RGB").save(
        out, "PNG"
    )
    return out.getvalue(), ".png"


def _box(image: Image.Image, crop: Crop) -> tuple[int, int, int, int] | None:
    """The part that Word shows, in pixels; None where that is all of it."""
    left, top, right, bottom = (min(max(share, 0.0), 1.0) for share in crop)
    if (
        not any((left, top, right, bottom))
        or left + right > 1 - _LEAST_LEFT
        or top + bottom > 1 - _LEAST_LEFT
    ):
        return None
    width, height = image.size
    return round(left * width), round(top * height), round((1 - right) * width), round((1 - bottom) * height)


def _metafile(data: bytes) -> str:
    if data.startswith(_WMF):
        return ".wmf"
    return ".emf" if data.startswith(_EMF) and data[_EMF_SIGN] == b" EMF" else ""
