"""The rule by which screen colours become inks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from bulletin.print.press.inks import BLACK, PAPER, RED, cmyk_of
from bulletin.print.press.inks.pictures import printed_picture

CHANNEL = st.floats(0, 1)


@pytest.mark.parametrize(
    ("screen", "inks"),
    [
        ((0, 0, 0), BLACK),
        ((1, 1, 1), PAPER),
        ((0xB4 / 255, 0x14 / 255, 0x1C / 255), RED),
        ((0.705882, 0.078431, 0.109804), RED),
        ((0.7059, 0.0784, 0.1098), RED),
    ],
)
def test_ink_paper_and_red_have_their_recipes(screen, inks):
    """look/print.md, section 5; the red as HTML, as WeasyPrint and as the body writes it."""
    assert cmyk_of(*screen) == inks


@given(CHANNEL)
def test_a_grey_is_a_share_of_black_alone(level):
    inks = cmyk_of(level, level, level)
    assert not any(inks.parts[:3])
    assert inks.black == pytest.approx(1 - level, abs=1e-3)


@given(CHANNEL, CHANNEL, CHANNEL)
def test_other_colours_print_as_they_look(red, green, blue):
    """Every ink is a share, one of C, M and Y is not needed, and light comes back as (1-ink)(1-K)."""
    screen = (red, green, blue)
    inks = cmyk_of(*screen)
    assert all(0 <= part <= 1 for part in inks.parts)
    if not any(inks.parts[:3]) or inks == RED:
        return
    assert min(inks.parts[:3]) == 0
    shown = [(1 - part) * (1 - inks.black) for part in inks.parts[:3]]
    assert shown == pytest.approx(screen, abs=1e-3)


@pytest.mark.parametrize("colour", [(200, 120, 40), (0, 0, 255), (12, 200, 190), (255, 255, 0)])
def test_a_picture_follows_the_same_rule(colour):
    printed = printed_picture(Pillow.new("RGB", (2, 2), colour))
    wanted = [part * 255 for part in cmyk_of(*(channel / 255 for channel in colour)).parts]
    assert printed.mode == "CMYK"
    assert printed.getpixel((1, 1)) == pytest.approx(wanted, abs=1)


def test_a_picture_that_is_grey_throughout_becomes_grey():
    """A scanned photograph, saved as RGB, may be off by a little."""
    picture = Pillow.new("RGB", (2, 1), (90, 91, 93))
    assert printed_picture(picture).mode == "L"
