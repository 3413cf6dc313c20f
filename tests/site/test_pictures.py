"""Pictures in the widths that screens need: never enlarged, never with hidden data, always the same bytes."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from bulletin.model import Picture
from bulletin.site.pictures import rendition, shrink, widths_of


def picture(width: int, name: str = "images/桥.jpg") -> Picture:
    return Picture(name, "", "", width, width // 2)


def encoded(kind: str, size: tuple[int, int], **options: object) -> bytes:
    buffer = BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("width", "expected"),
    [(300, (300,)), (480, (480,)), (800, (480, 800)), (1440, (480, 960, 1440)), (4000, (480, 960, 1440))],
)
def test_a_picture_is_never_enlarged(width: int, expected: tuple[int, ...]) -> None:
    """The widest file is the picture's own width, up to 1,440 pixels."""
    assert widths_of(picture(width)) == expected


def test_what_is_no_still_picture_is_copied() -> None:
    """A drawing in lines or a moving picture would lose what it is."""
    assert widths_of(picture(800, "images/图.svg")) == ()
    assert widths_of(picture(800, "images/动.gif")) == ()


def test_two_pictures_that_differ_in_their_ending_stay_apart() -> None:
    """桥.png and 桥.jpg lie side by side."""
    assert rendition("images/桥.png", 480) != rendition("images/桥.jpg", 480)


def test_place_and_camera_of_a_photograph_are_left_out() -> None:
    """What a telephone writes into a file does not go onto the web; its way up is kept."""
    data = Image.Exif()
    data[0x010F], data[0x0112] = "telephone", 6  # maker; turned by 90 degrees
    content = shrink(encoded("JPEG", (80, 40), exif=data), 20)
    assert b"telephone" not in content
    with Image.open(BytesIO(content)) as opened:
        assert opened.size == (20, 40)


def test_the_same_picture_gives_the_same_bytes() -> None:
    """So that two builds give the same site."""
    content = encoded("PNG", (64, 36))
    assert shrink(content, 32) == shrink(content, 32)
    assert Image.open(BytesIO(shrink(content, 32))).format == "WEBP"
