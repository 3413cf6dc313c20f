"""Long words on the cover and in the contents: shown whole, never under one another."""

from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image
from tests.print.covers.test_covers import request, words

from bulletin.model import Highlight, IssueNumber
from bulletin.print.covers import draw_artwork, make_covers
from bulletin.print.covers.measures import PICTURE_COVER, PLAIN_COVER, fit_guide_line, has_row_of_its_own
from bulletin.print.covers.paging import contents_height


@pytest.mark.parametrize(
    ("text", "size", "lines"),
    [
        ("字" * 17, 16.5, 1),
        ("字" * 20, 14.6, 1),
        ("字" * 15 + "　" + "句" * 20, 13, 2),
        ("字" * 42, 13, 1),
        ("字" * 76, 11, 1),
        ("字" * 120, 9, 1),
    ],
)
def test_a_longer_line_of_the_guide_is_set_smaller(text, size, lines):
    line = fit_guide_line(text, 7, PLAIN_COVER)
    assert (line.size, len(line.lines), line.fits) == (size, lines, True)


def guided(*lines, **more):
    asked = request(3)
    return replace(asked, issue=replace(asked.issue, highlights=tuple(map(Highlight, lines)), **more))


def boxes(page):
    """The box of every character of a page that is one of ours, by character."""
    text = page.get_textpage()
    return {text.get_text_range(k, 1): text.get_charbox(k) for k in range(text.count_chars())}


@pytest.mark.parametrize("count", [18, 22, 43, 76, 120])
def test_nothing_of_a_long_guide_line_is_cut_off(count):
    """Its first and last characters stand inside its band of 49 pt and left of the page number."""
    asked = guided("甲" + "字" * (count - 2) + "乙")
    page = pypdfium2.PdfDocument(make_covers(asked).front)[0]
    found = boxes(page)
    top = 807.87 - 343 - 2.4
    for character in "甲乙":
        left, bottom, right, up = found[character]
        assert 181.8 < left < right < 595.28 - 60 - 36 + 1
        assert top - 49 <= bottom < up <= top


def test_a_guide_line_that_is_too_long_is_named():
    covers = make_covers(guided("字" * 200))
    assert [said for said in covers.complaints if "第1条" in said and "200个字" in said]
    assert make_covers(guided("字" * 100)).complaints == ()
    assert not fit_guide_line("字" * 70, None, PICTURE_COVER).fits


@pytest.mark.parametrize(("title", "own"), [("字" * 12, False), ("字" * 21, True)])
def test_a_byline_without_room_has_a_row_of_its_own(title, own):
    """It never stands in the title, and the height of the contents counts its row."""
    asked = request(3)
    first, *others = asked.entries
    entry = replace(first, lines=(title,), authors=("甲某某", "乙某某"))
    covers = make_covers(replace(asked, entries=(entry, *others)))
    assert has_row_of_its_own(entry) is own
    page = pypdfium2.PdfDocument(covers.front)[2]
    found = boxes(page)
    assert (found["字"][1] > found["甲"][3]) is own
    plain = contents_height((replace(entry, authors=()),))
    assert contents_height((entry,)) - plain == pytest.approx(17.5 if own else 0)
    assert "甲某某乙某某" in words(covers.front)[2]


def test_a_deck_as_wide_as_its_entry_stands_on_one_row():
    asked = request(3)
    entry = replace(asked.entries[0], deck=("副" * 25,), authors=())
    bare = replace(entry, deck=())
    assert contents_height((entry,)) - contents_height((bare,)) == pytest.approx(17.5)


@pytest.mark.parametrize("number", [1, 6, 12])
def test_the_issues_number_stands_beside_the_guide_under_a_picture(tmp_path, number):
    """Left of its ◎, with a numeral of one figure or two; without a picture it keeps its 15 pt."""
    Image.new("L", (60, 40), 150).save(tmp_path / "cover.png")
    asked = guided(
        "甲" * 10, folder=str(tmp_path), cover="cover.png", number=IssueNumber(2026, number, number)
    )
    artwork = draw_artwork(asked.publication, asked.issue, asked.fonts["song"])
    page = pypdfium2.PdfDocument(make_covers(replace(asked, artwork=artwork)).front)[0]
    found = boxes(page)
    assert found["期"][2] < found["◎"][0]
    assert found["期"][3] - found["期"][1] > 6
