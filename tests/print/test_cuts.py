"""Cutting an article for a jump: what stays, what goes, and the two lines that say so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publications import make_article

from bulletin.print.cuts import head_of, place_in_row, place_of_mark, slice_runs, tail_of
from bulletin.print.galley.article import set_article
from bulletin.print.galley.slugs import Columns
from bulletin.print.marks import SONG, Text
from bulletin.print.setting import Run, Style

LONG = "问题简单，答案却不简单。有的书屋门上挂着锁，钥匙在会计家里；有的书屋窗明几净。" * 6
STYLE = Style(SONG, 12)


def galley_of(source, compositor):
    article = make_article("2026-1/01-a", source)
    return article.body.text, set_article(article, compositor, with_strip=False)


def columns_of(galley):
    return next(k for k, section in enumerate(galley.sections) if isinstance(section, Columns))


def set_text(slugs):
    return "".join(m.string for slug in slugs for m in slug.marks if isinstance(m, Text))


@pytest.mark.parametrize("row", range(1, 12))
def test_a_cut_keeps_the_text_whole(compositor, row):
    """Head and tail together are the article, with the two jump lines between."""
    text, galley = galley_of(f"{LONG}\n\n{LONG}", compositor)
    place = place_in_row(galley, columns_of(galley), row, compositor, 88)
    assert place is not None
    head = head_of(galley, place, compositor, 8)[-1]
    tail = tail_of(galley, place, compositor, 4)
    assert set_text(head.slugs) == text[: place.offset] + "（下转8页）"
    assert set_text(tail) == "（上接4页）" + text[place.offset :].replace("\n", "")


def test_the_jump_line_ends_flush_right(compositor):
    _, galley = galley_of(LONG, compositor)
    place = place_in_row(galley, columns_of(galley), 3, compositor, 88)
    row = head_of(galley, place, compositor, 8)[-1].slugs[-1]
    sign = [mark for mark in row.marks if isinstance(mark, Text)][-1]
    assert sign.string.endswith("页）")
    assert sign.x + sum(sign.advances) - 6 == pytest.approx(compositor.grid.column, abs=0.1)


def test_a_paragraphs_first_row_is_not_cut(compositor):
    _, galley = galley_of(LONG, compositor)
    assert place_in_row(galley, columns_of(galley), 0, compositor, 88) is None


def test_a_heading_is_not_cut(compositor):
    _, galley = galley_of(f"## {'标题' * 14}\n\n{LONG}", compositor)
    assert place_in_row(galley, columns_of(galley), 1, compositor, 88) is None


def test_the_cut_prefers_a_mark_near_the_rows_end(compositor):
    text, galley = galley_of("字" * 15 + "字字字字，字字字字字字字字字字字字" + "字" * 40, compositor)
    place = place_in_row(galley, columns_of(galley), 1, compositor, 88)
    assert text[place.offset - 1] == "，"


def test_numbers_are_not_divided(compositor):
    text, galley = galley_of("字" * 15 + "共计1234567890123456789件" + "字" * 40, compositor)
    place = place_in_row(galley, columns_of(galley), 1, compositor, 88)
    assert place is None or not (text[place.offset - 1].isdigit() and text[place.offset].isdigit())


def test_an_editors_mark_is_found_by_its_offset(compositor):
    _, galley = galley_of(LONG, compositor)
    place = place_of_mark(galley, 40)
    assert place is not None
    head = head_of(galley, place, compositor, 8)[-1]
    assert set_text(head.slugs).endswith("（下转8页）")


@given(st.integers(0, 12), st.integers(0, 12))
@settings(deadline=None)
def test_slices_of_runs_meet(start, end):
    """Two slices at one offset hold every character once."""
    runs = (
        Run("一二三四", STYLE, 0),
        Run("[1]", STYLE),
        Run("五六七八", STYLE, 4),
        Run("九十百千", STYLE, 8),
    )
    low, high = sorted((start, end))
    text = "一二三四五六七八九十百千"
    taken = "".join(run.text for run in slice_runs(runs, low, high) if run.offset is not None)
    assert taken == text[low:high]


@pytest.mark.parametrize(
    "follows", ["", "## 标题\n\n后文。", "![图](images/a.png)", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |"]
)
def test_an_editors_mark_may_end_a_paragraph(compositor, follows):
    """Whatever stands behind it: the continued line takes a row of its own where no text can carry it."""
    _, galley = galley_of(f"{LONG}\n\n{follows}", compositor)
    place = place_of_mark(galley, len(LONG))
    assert place is not None
    head = head_of(galley, place, compositor, 8)[-1]
    tail = tail_of(galley, place, compositor, 4)
    assert set_text(head.slugs).endswith("（下转8页）")
    assert set_text(tail).startswith("（上接4页）")


def test_a_mark_at_a_paragraphs_start_breaks_before_it(compositor):
    text, galley = galley_of(f"{LONG}\n\n后一段文字。", compositor)
    place = place_of_mark(galley, text.index("后一段"))
    assert set_text(tail_of(galley, place, compositor, 4)) == "（上接4页）后一段文字。"
