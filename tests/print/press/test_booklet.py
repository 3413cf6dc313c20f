"""Sheets that, printed on both sides and folded, can be read from the first page to the last."""

import io

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.print.press.booklet import booklet_pdf, impose
from print.press.samples import draw, is_sound, joined

MM = 72 / 25.4


def folded(sides) -> list[int]:
    """The pages as one turns them: lay the sheets on one another, fold the pile, leaf through it.

    Turned on its short edge, a sheet's back shows its left page behind the front's right one.
    """
    sheets = [(sides[n], sides[n + 1]) for n in range(0, len(sides), 2)]
    first_half = [page for front, back in sheets for page in (front[1], back[0])]
    second_half = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    return first_half + second_half


@given(st.integers(1, 25).map(lambda sheets: sheets * 4))
def test_the_folded_pile_reads_in_order_each_page_once(pages):
    assert folded(impose(pages)) == list(range(1, pages + 1))


@pytest.mark.parametrize("pages", [0, 2, 5, 6, 7])
def test_other_numbers_cannot_be_folded(pages):
    with pytest.raises(ValueError, match="cannot be folded"):
        impose(pages)


def read_sides(pdf: bytes) -> list[tuple[str, str]]:
    """The text on the left and on the right half of each side."""
    sides = []
    for page in pypdfium2.PdfDocument(pdf):
        width, height = page.get_size()
        text = page.get_textpage()
        halves = ((0, width / 2), (width / 2, width))
        sides.append(tuple(text.get_text_bounded(a, 0, b, height).strip() for a, b in halves))
    return sides


@pytest.mark.parametrize("pages", [4, 5, 6, 7, 8, 50, 100])
def test_the_booklet_of_a_file_reads_in_order(pages):
    """Blank pages come before the last one, which stays the outside of the outermost sheet."""
    made = booklet_pdf(draw([f"<p>页{n}</p>" for n in range(1, pages + 1)]))
    blank = -pages % 4
    expected = [f"页{n}" for n in range(1, pages)] + [""] * blank + [f"页{pages}"]
    assert folded(read_sides(made)) == expected
    assert is_sound(made)


def test_every_count_from_4_to_100_pages_folds_in_order():
    """Each page once, first and last outside, and a whole number of sheets."""
    for pages in range(4, 101):
        whole = pages + -pages % 4
        sides = [tuple(map(str, side)) for side in impose(whole)]
        assert folded(sides) == [str(number) for number in range(1, whole + 1)]
        assert len(sides) * 2 == whole


def test_a_sheet_is_as_wide_as_two_pages_at_their_own_size():
    with pikepdf.open(io.BytesIO(booklet_pdf(joined()))) as pdf:
        box = [float(edge) / MM for edge in pdf.pages[0].mediabox]
    assert box == pytest.approx([0, 0, 420, 285], abs=0.1)


def test_the_bleed_is_cut_off():
    with pikepdf.open(io.BytesIO(booklet_pdf(joined(bleed=3)))) as pdf:
        box = [float(edge) / MM for edge in pdf.pages[0].mediabox]
    assert box == pytest.approx([0, 0, 420, 285], abs=0.1)


def test_sides_are_named_and_the_printer_is_told_how_to_turn():
    made = booklet_pdf(joined())
    document = pypdfium2.PdfDocument(made)
    assert [document.get_page_label(n) for n in range(4)] == [
        "第1张正面",
        "第1张反面",
        "第2张正面",
        "第2张反面",
    ]
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == pikepdf.Name.DuplexFlipShortEdge


def test_the_same_file_gives_the_same_bytes():
    assert booklet_pdf(joined()) == booklet_pdf(joined())
