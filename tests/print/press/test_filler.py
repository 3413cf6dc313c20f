"""A number of pages that can be folded, the back cover always last."""

import pytest

from bulletin.print.press.filler import fill_to_four
from print.press.samples import is_sound, joined, labels, picture, words


@pytest.mark.parametrize(("body", "added"), [(1, 0), (2, 3), (3, 2), (4, 1)])
@pytest.mark.parametrize("filler", ["空白", "笔记"])
def test_pages_are_added_before_the_back_cover(body, added, filler):
    """Readers see what they are, and no other page's number changes."""
    before, after = joined(body), fill_to_four(joined(body), filler)
    assert len(words(after)) % 4 == 0
    assert labels(after) == [*labels(before)[:-1], *[filler] * added, "封底"]
    assert words(after) == [*words(before)[:-1], *[""] * added, words(before)[-1]]
    assert is_sound(after)


def test_a_page_for_notes_has_lines_and_a_blank_one_has_nothing():
    notes, blank = (picture(fill_to_four(joined(4), filler), 6) for filler in ("笔记", "空白"))
    assert blank.convert("L").getextrema() == (255, 255)
    column = notes.convert("L").crop((300, 0, 301, notes.height)).tobytes()
    assert sum(value < 230 for value in column) >= 20


def test_the_added_page_has_the_size_and_bleed_of_the_others():
    filled = fill_to_four(joined(4, bleed=3), "笔记")
    assert picture(filled, 6).size == picture(filled, 0).size


def test_another_word_is_refused():
    with pytest.raises(ValueError, match="广告"):
        fill_to_four(joined(4), "广告")


def test_labels_that_ran_on_go_on_after_the_filler():
    """Without a label of its own the last page keeps the number that it had."""
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(joined(4))) as pdf:
        pdf.Root.PageLabels = pikepdf.Dictionary(
            Nums=pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.D, St=3)])
        )
        out = io.BytesIO()
        pdf.save(out)
    assert labels(fill_to_four(out.getvalue(), "空白")) == ["3", "4", "5", "6", "7", "8", "空白", "9"]
