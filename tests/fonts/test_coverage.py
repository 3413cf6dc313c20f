"""What a text needs and a font has not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bulletin.fonts.coverage import Missing, characters_of, missing_characters
from fonts.small_fonts import MARKS, make_small_font


def test_the_characters_of_a_font_are_those_with_glyphs(tmp_path):
    assert characters_of(make_small_font(tmp_path / "a.ttf")) == frozenset(MARKS)


def test_a_missing_character_is_told_once_with_all_its_places():
    found = missing_characters({"一"}, "一丁一七丁")
    assert found == (Missing("丁", (1, 4)), Missing("七", (3,)))
    assert found[0].code == "U+4E01"


def test_what_draws_nothing_is_not_missing():
    """Line ends, spaces of any width, and the zero-width space need no glyph."""
    assert missing_characters(set(), " \n　\u200b\ufeff") == ()


@given(st.text(), st.sets(st.characters()))
def test_every_place_named_holds_that_character(text, available):
    for missing in missing_characters(available, text):
        assert missing.character not in available
        assert all(text[offset] == missing.character for offset in missing.offsets)
        assert len(missing.offsets) == text.count(missing.character)
