"""Comparing how a page looks with how it looked when a person last said that it was right.

Pictures are kept small and grey, and are compared by the mean of squares of 16 by 16 pixels of the
page: another drawing of letters' edges does not count, a line more or a colour that is gone does.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

TALLEST = 2400  # pixels of a page that are kept: what follows repeats what is above
SQUARE = 16  # pixels of the page
STRONG = 20  # levels of grey, of 255, from which a square counts as changed
MOST_CHANGED = 0.003  # share of the squares that may be changed
REDUCTIONS = {360: 2, 768: 3, 1440: 4}  # by which pictures are kept smaller, for each width of window


@dataclass(frozen=True, slots=True)
class Difference:
    """The share of changed squares, and a picture of them; ``height`` is how the page grew, in pixels."""

    share: float
    height: int
    picture: Image.Image

    @property
    def is_small(self) -> bool:
        """Whether a reader would call the pages alike."""
        return self.share <= MOST_CHANGED and abs(self.height) <= SQUARE


def reduce_picture(screenshot: bytes, width: int) -> Image.Image:
    """A screenshot as it is kept."""
    picture = Image.open(BytesIO(screenshot)).convert("L")
    picture = picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))
    return picture.reduce(REDUCTIONS[width])


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture as the one that is right."""
    path.parent.mkdir(exist_ok=True)
    picture.save(path, "WEBP", quality=30, method=6)


def compare(found: Image.Image, expected: Image.Image, width: int) -> Difference:
    """How far two kept pictures of one page, in windows of this width, are apart."""
    scale = REDUCTIONS[width]
    size = (found.width, min(found.height, expected.height))
    side = SQUARE // scale
    squares = [picture.crop((0, 0, *size)).reduce(side) for picture in (found, expected.convert("L"))]
    changed = ImageChops.difference(*squares).point(lambda level: 255 * (level >= STRONG))
    share = changed.histogram()[255] / (changed.width * changed.height)
    shown = Image.merge(
        "RGB", (found.crop((0, 0, *size)), *(_without(found.crop((0, 0, *size)), changed),) * 2)
    )
    return Difference(share, (found.height - expected.height) * scale, shown)


def _without(picture: Image.Image, changed: Image.Image) -> Image.Image:
    """The picture, dark where something changed: as green and blue of it, what changed shows red."""
    mask = changed.resize(picture.size, Image.Resampling.NEAREST)
    return ImageChops.multiply(picture, ImageChops.invert(mask.point(lambda level: level // 2)))
