"""A print copy sets well beside 宋, whatever the format of the font."""

from __future__ import annotations

import io

import pytest
import uharfbuzz
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from bulletin.errors import BulletinError
from bulletin.fonts.printcopy import make_print_copy
from fonts.small_fonts import EM, make_small_font

SIDE = 76 * EM // 1000


@pytest.fixture(params=[True, False], ids=["TrueType", "CFF"])
def source(request, tmp_path):
    return make_small_font(tmp_path / "kai.ttf", is_truetype=request.param)


@pytest.fixture
def copy(source):
    return TTFont(io.BytesIO(make_print_copy(source)))


def ink(font, character):
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[font.getBestCmap()[ord(character)]].draw(pen)
    return pen.bounds[0], pen.bounds[2]


def advance(font, character, *, halt):
    file = io.BytesIO()
    font.save(file)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(file.getvalue())), buffer, {"halt": halt})
    return buffer.glyph_positions[0].x_advance, buffer.glyph_positions[0].x_offset


def test_tables_that_swell_a_pdf_are_gone(copy):
    assert not {"GSUB", "GDEF", "BASE", "DSIG"} & set(copy.keys())


def test_the_line_is_as_high_as_in_song(copy):
    """1151 and -286 thousandths of an em, in the font's own units of 2000 to an em."""
    assert (copy["hhea"].ascent, copy["hhea"].descent, copy["hhea"].lineGap) == (2302, -572, 0)
    assert (copy["OS/2"].usWinAscent, copy["OS/2"].usWinDescent) == (2302, 572)


@pytest.mark.parametrize(
    ("mark", "place"),
    [("“", (EM - SIDE - 300, EM - SIDE)), ("”", (SIDE, SIDE + 300)), ("·", (850, 1150))],
)
def test_quotation_marks_and_the_dot_are_one_em_wide(copy, mark, place):
    """An opening mark stands at the right of its em, a closing one at the left, the dot in the middle."""
    assert copy["hmtx"][copy.getBestCmap()[ord(mark)]] == (EM, place[0])
    assert ink(copy, mark) == place


def test_other_characters_are_untouched(copy):
    assert ink(copy, "中") == (100, 400)


@pytest.mark.parametrize(("mark", "moved"), [("（", -EM // 2), ("“", -EM // 2), ("，", 0), ("”", 0)])
def test_halt_takes_the_blank_half_of_a_mark_away(copy, mark, moved):
    assert advance(copy, mark, halt=False) == (EM, 0)
    assert advance(copy, mark, halt=True) == (EM // 2, moved)


def test_halt_leaves_characters_alone(copy):
    assert advance(copy, "中", halt=True) == (EM, 0)


def test_the_same_font_gives_the_same_bytes(source):
    assert make_print_copy(source) == make_print_copy(source)


def test_a_font_without_any_mark_is_copied_too(tmp_path):
    copy = TTFont(io.BytesIO(make_print_copy(make_small_font(tmp_path / "k.ttf", characters="中一"))))
    assert "GPOS" not in copy


def test_a_file_that_is_no_font_is_a_problem_of_mkdocs_yml(tmp_path):
    path = tmp_path / "kai.ttf"
    path.write_text("不是字体", encoding="utf-8")
    with pytest.raises(BulletinError) as caught:
        make_print_copy(path)
    (problem,) = caught.value.problems
    assert problem.path == "mkdocs.yml"
    assert str(path) in problem.message
