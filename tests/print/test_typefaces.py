"""Glyphs and widths come from the pinned fonts, whole or as subsets."""

import pytest

from bulletin.errors import MachineError
from bulletin.print.typefaces import NOTDEF, Typefaces


def test_a_character_is_one_em_wide(faces):
    shape = faces.character("song", "晋")
    assert (shape.font, shape.advance, shape.text) == ("song", 1000, "晋")


def test_a_character_that_one_face_lacks_comes_from_another(faces):
    """The box for a missing character is used only when no face has it."""
    assert faces.character("kai", "晋").font == "kai"
    assert faces.missing == set() or "晋" not in faces.missing


def test_a_character_that_no_face_has_is_remembered(faces):
    rare = "\U00031350"
    assert faces.character("song", rare).glyph == NOTDEF
    assert rare in faces.missing


def test_words_are_shaped_whole(faces):
    """—— is one glyph in 宋; the text it stands for is kept."""
    shapes = faces.word("song", "——")
    assert "".join(shape.text for shape in shapes) == "——"


def test_a_subset_is_small_and_keeps_glyph_numbers(faces):
    glyphs = {faces.character("song", character).glyph for character in "晋城政协"}
    data = faces.subset("song", glyphs)
    assert data[:4] == b"OTTO"
    assert len(data) < 400_000


def test_a_missing_font_file_says_what_to_run(tmp_path):
    with pytest.raises(MachineError, match="字体"):
        Typefaces({"song": tmp_path / "none.otf"})


def test_a_broken_font_file_is_named(tmp_path):
    broken = tmp_path / "song.otf"
    broken.write_bytes(b"not a font")
    with pytest.raises(MachineError, match=r"song\.otf"):
        Typefaces({"song": broken})
