"""Pictures for the press: grey ones in DeviceGray, coloured ones in DeviceCMYK, by the rule for colours.

A colour profile inside the file is left out: its numbers are read as sRGB, as browsers write them.
"""

from __future__ import annotations

import io

from pikepdf import Array, Name, Object, Pdf, PdfImage, Stream
from PIL import Image as Pillow
from PIL import ImageChops, ImageMath

from bulletin.print.press.inks.cmyk import NEUTRAL, REPLACE_PICTURE, UnprintableColourError
from bulletin.print.press.inks.spaces import Model, space_of

_QUALITY = 92
_KEPT = ("/Type", "/Subtype", "/SMask", "/Mask", "/Interpolate", "/Length")
"""What a picture's dictionary keeps; all else described the old samples."""


def recolour_picture(pdf: Pdf, image: Stream) -> None:
    """Change a picture of the file in place; one in printing inks stays as it is."""
    if bool(image.get(Name.ImageMask, False)) or Name.ColorSpace not in image:
        return
    if Name.SMask in image:
        _check_mask(image.SMask)
    space = space_of(image.ColorSpace).checked()
    if space.model is Model.GREY:
        image.ColorSpace = Name.DeviceGray
    elif space.model is Model.CMYK:
        image.ColorSpace = Name.DeviceCMYK
    elif space.is_on_screen:
        _replace(pdf, image)


def _check_mask(mask: Object) -> None:
    if Name.Matte in mask:
        raise UnprintableColourError("有一张图片的透明边缘预先混了底色", REPLACE_PICTURE)
    mask.ColorSpace = Name.DeviceGray


def _replace(pdf: Pdf, image: Stream) -> None:
    is_photograph = Name.DCTDecode in _filters(image)
    with PdfImage(image).as_pil_image(apply_mask=isinstance(image.get(Name.Mask), Array)) as opened:
        if "A" in opened.getbands():
            image.SMask = pdf.make_indirect(_mask_of(pdf, opened.getchannel("A")))
            del image.Mask
        printed = printed_picture(opened.convert("RGB"))
    for key in [key for key in image.keys() if key not in _KEPT]:  # noqa: SIM118 - a stream has no other way
        del image[key]
    _write(image, printed, as_photograph=is_photograph)


def _filters(image: Object) -> list[Object]:
    found = image.get(Name.Filter, Array())
    return list(found) if isinstance(found, Array) else [found]


def printed_picture(picture: Pillow.Image) -> Pillow.Image:
    """An RGB picture in inks: mode ``L`` when it is grey throughout, else ``CMYK``."""
    red, green, blue = picture.split()
    spread = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    _, widest = spread.getextrema()
    if isinstance(widest, int | float) and widest <= NEUTRAL * 255:
        return picture.convert("L")
    light = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    inks = [_ink(light, channel) for channel in (red, green, blue)]
    return Pillow.merge("CMYK", [*inks, ImageChops.invert(light)])


def _ink(light: Pillow.Image, channel: Pillow.Image) -> Pillow.Image:
    """How much of the ink that swallows ``channel`` prints, when K takes what is common to all."""
    made = ImageMath.lambda_eval(
        lambda of: of["convert"]((of["light"] - of["channel"]) * 255 / of["max"](of["light"], 1), "L"),
        light=light,
        channel=channel,
    )
    assert isinstance(made, Pillow.Image)
    return made


def _mask_of(pdf: Pdf, alpha: Pillow.Image) -> Stream:
    mask = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image)
    _write(mask, alpha, as_photograph=False)
    return mask


def _write(image: Stream, printed: Pillow.Image, *, as_photograph: bool) -> None:
    """Put the samples into the stream: photographs as JPEG, others without loss."""
    image.Width, image.Height = printed.size
    image.BitsPerComponent = 8
    image.ColorSpace = Name.DeviceCMYK if printed.mode == "CMYK" else Name.DeviceGray
    if not as_photograph:
        image.write(printed.tobytes())
        return
    out = io.BytesIO()
    printed.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    image.write(out.getvalue(), filter=Name.DCTDecode)
    if printed.mode == "CMYK":
        # Pillow writes CMYK the way Photoshop does: 255 is no ink.
        image.Decode = Array([1, 0] * 4)
