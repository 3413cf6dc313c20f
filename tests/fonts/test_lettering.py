"""Lettering is the font's outline and what an elliptical pen adds to it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from bulletin.fonts import FontChoice, locate_fonts
from bulletin.fonts.lettering import Pen, draw_lettering
from fonts.small_fonts import make_small_font


@pytest.fixture
def small(tmp_path):
    return make_small_font(tmp_path / "a.ttf")


def test_the_pen_adds_its_width_across_and_its_height_down(small):
    """A rectangle of 150 by 500 thousandths of an em, and a pen of 50 by 9."""
    lettering = draw_lettering(small, "中")
    assert (lettering.width, lettering.height) == (200, 509)


def test_characters_stand_an_em_and_the_gap_apart(small):
    one, two = draw_lettering(small, "中"), draw_lettering(small, "中中", Pen(gap=0.1))
    assert two.width - one.width == 1100


def test_the_ink_fills_the_box(small):
    """Nothing stands off the box, so the lettering can be set to an exact width."""
    lettering = draw_lettering(small, "中一")
    numbers = [
        float(number) for number in re.findall(r"-?[\d.]+", re.sub(r"[HV][^A-Z]*", "", lettering.path))
    ]
    assert min(numbers) >= 0
    assert max(numbers[0::2] + numbers[1::2]) <= max(lettering.width, lettering.height)


def test_a_real_nameplate_is_one_path_in_one_colour():
    song = locate_fonts(FontChoice())[0].path
    drawing = ET.fromstring(draw_lettering(song, "晋城政协").svg("#b4141c"))
    space = "{http://www.w3.org/2000/svg}"
    (path,) = drawing.iter(f"{space}path")
    assert drawing.findtext(f"{space}title") == "晋城政协"
    assert path.get("fill") == "#b4141c"
    _, _, width, height = map(int, drawing.get("viewBox").split())
    assert width == pytest.approx(4140, abs=10)
    assert height == pytest.approx(927, abs=10)


def test_the_same_text_gives_the_same_drawing(small):
    assert draw_lettering(small, "中一") == draw_lettering(small, "中一")


def test_a_character_that_the_font_lacks_is_named(small):
    with pytest.raises(KeyError, match="丁"):
        draw_lettering(small, "中丁")


def test_a_text_without_ink_is_refused(small):
    with pytest.raises(ValueError, match="no ink"):
        draw_lettering(small, "")


def test_a_text_is_safe_inside_svg():
    drawing = draw_lettering(locate_fonts(FontChoice())[0].path, "<&>").svg()
    assert ET.fromstring(drawing).findtext("{http://www.w3.org/2000/svg}title") == "<&>"
