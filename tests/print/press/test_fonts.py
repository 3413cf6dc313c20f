"""A code means the same glyph to every reader, and a font in the file is small."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf
import pytest
import uharfbuzz
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from PIL import ImageChops

from bulletin.print.pdf.bare import bare_program
from bulletin.print.press.files import open_pdf, save_pdf
from bulletin.print.press.fonts import embed_bare_fonts, name_fonts
from print.press.samples import FONTS, draw, picture

PAGE = "<p>山路通到哪里　书就送到哪里，2026年第1期。</p>"


def bare(pdf: bytes) -> bytes:
    with open_pdf(pdf) as opened:
        embed_bare_fonts(opened)
        return save_pdf(opened)


@contextmanager
def song(pdf: bytes) -> Iterator[pikepdf.Object]:
    """The one font of a file."""
    with open_pdf(pdf) as opened:
        (font,) = (value for scope in opened.content_scopes() for value in scope.resources.Font.values())
        yield font


def program_of(pdf: bytes) -> bytes:
    with song(pdf) as font:
        return font.DescendantFonts[0].FontDescriptor.FontFile3.read_bytes()


def named(pdf: bytes) -> str:
    """The name of the one font, the same in its three places."""
    with open_pdf(pdf) as opened:
        name_fonts(opened)
        data = save_pdf(opened)
    with song(data) as font:
        descendant = font.DescendantFonts[0]
        names = {
            str(name) for name in (font.BaseFont, descendant.BaseFont, descendant.FontDescriptor.FontName)
        }
    (name,) = names
    return name


def outline(glyph) -> list:
    pen = RecordingPen()
    glyph.draw(pen)
    return pen.value


def test_a_code_looked_up_in_the_charset_gives_the_glyph_of_its_character():
    """The rule of PDF 32000-1, 9.7.4.2, which Acrobat and print shops follow."""
    with song(bare(draw([PAGE]))) as font:
        program = font.DescendantFonts[0].FontDescriptor.FontFile3
        assert program.Subtype == pikepdf.Name.CIDFontType0C
        data, to_unicode = program.read_bytes(), font.ToUnicode.read_bytes()
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    glyphs = fonts.topDictIndex[0].CharStrings
    original = TTFont(FONTS / "NotoSerifSC-Regular.otf")
    names, shapes = original.getBestCmap(), original.getGlyphSet()
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]{4})>", to_unicode.partition(b"beginbfchar")[2])
    assert len(pairs) >= 15
    for code, character in pairs:
        wanted = outline(shapes[names[int(character, 16)]])
        assert outline(glyphs[f"cid{int(code, 16):05d}"]) == wanted, character


def test_the_pages_look_as_before():
    """Glyph numbers taken without the charset, as Chrome does, lead to the same shapes."""
    before = draw([PAGE])
    spread = ImageChops.difference(picture(before, 0, 2), picture(bare(before), 0, 2)).getextrema()
    assert max(high for _, high in spread) < 40


def test_a_font_takes_no_room_for_glyphs_that_are_not_used():
    before = draw([PAGE])
    assert len(before) > 60_000
    assert len(bare(before)) < 16_000


@pytest.mark.parametrize("glyph", [1, 2, 40, 255, 256, 257, 258, 12455, 31057])
def test_a_subset_of_any_size_keeps_its_glyph_under_its_number(glyph):
    """Charsets of few glyphs are three or four bytes long, and what follows them must not be hurt."""
    path = FONTS / "NotoSerifSC-Regular.otf"
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update([0, glyph])
    wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(bare_program(uharfbuzz.subset(face, wanted).blob.data, {glyph})), None)
    shape = outline(fonts.topDictIndex[0].CharStrings[f"cid{glyph:05d}"])
    original = TTFont(path)
    assert shape == outline(original.getGlyphSet()[original.getGlyphName(glyph)])


def test_doing_it_twice_changes_nothing_more():
    once = bare(draw([PAGE]))
    assert program_of(bare(once)) == program_of(once)


def test_a_font_bears_the_name_of_its_file_and_each_subset_a_tag_of_its_own():
    """Not the name that a style sheet gave it; bare or not."""
    pages = [draw([page]) for page in ("<p>山路</p>", "<p>书架</p>")]
    first, second, whole = named(bare(pages[0])), named(bare(pages[1])), named(pages[0])
    assert {name[8:] for name in (first, second, whole)} == {"NotoSerifSC-Regular"}
    assert len({name[1:7] for name in (first, second, whole)}) == 3
