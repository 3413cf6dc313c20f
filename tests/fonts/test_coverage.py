"""What characters a font has."""

from __future__ import annotations

from bulletin.fonts.coverage import characters_of
from fonts.small_fonts import MARKS, make_small_font


def test_the_characters_of_a_font_are_those_with_glyphs(tmp_path):
    assert characters_of(make_small_font(tmp_path / "a.ttf")) == frozenset(MARKS)
