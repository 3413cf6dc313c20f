"""Floats: text flows past a figure that finds no room, and the figure stands at the next column's head."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.print.makeup.test_columns import paragraph

from bulletin.print.galley.blocks import Role
from bulletin.print.galley.slugs import Band, Columns, Slug
from bulletin.print.galley.tall import SetRow, TallTable
from bulletin.print.makeup import Part, make_up
from bulletin.print.makeup.columns import height_of
from bulletin.print.makeup.floats import fill_past, passable

ROWS = 31
CHIEF = paragraph(1, 80, before=1, role=Role.HEADING)
MINOR = paragraph(1, 81, role=Role.HEADING)
END = paragraph(1, 99, role=Role.END)


def figure(rows, block, *, floats=True):
    return Slug(rows, (), block * 100, block * 100 + 9, block, before=1, after=1, floats=floats)


def wide(rows, block, *, floats=True):
    return Band(rows, (), block * 100, block * 100 + 9, floats=floats)


def text(*counts, first=0):
    """Paragraphs of so many rows, numbered from ``first``."""
    return [slug for k, count in enumerate(counts) for slug in paragraph(count, first + k)]


def laid(*sections):
    parts = [Part("2026-1/01", Columns(tuple(s)) if isinstance(s, list) else s) for s in sections]
    return make_up(parts, ROWS, 2)


def place_of(flow, rows):
    """Page, column and row of the figure with so many rows."""
    return next((piece.page, piece.column, piece.row) for piece in flow.pieces if piece.piece.rows == rows)


def filled(flow, page, column):
    """Rows of text and figures that stand in a column."""
    return sum(p.piece.rows for p in flow.pieces if p.page == page and p.column in (None, column))


def test_text_fills_the_column_that_a_figure_leaves():
    flow = laid([*text(20), figure(15, 50), *text(60, first=60)])
    assert place_of(flow, 15) == (0, 1, 0)
    assert filled(flow, 0, 0) == ROWS


def test_text_fills_the_page_that_a_wide_figure_leaves():
    flow = laid(text(28), wide(20, 50), text(60, first=60))
    assert place_of(flow, 20) == (1, None, 0)
    assert [filled(flow, 0, column) for column in (0, 1)] == [ROWS, ROWS]


def test_a_wide_figure_under_the_title_lets_text_stand_under_the_title():
    flow = laid(Band(14, (), needs=3), wide(20, 50), text(60, first=60))
    assert place_of(flow, 20) == (1, None, 0)
    assert [filled(flow, 0, column) for column in (0, 1)] == [ROWS, ROWS]


def test_a_figure_that_has_room_stays_in_its_place():
    flow = laid([*text(9), figure(15, 50), *text(60, first=60)])
    assert place_of(flow, 15) == (0, 0, 10)
    assert not any(piece.piece.floated for piece in flow.pieces)


@pytest.mark.parametrize("piece", [figure(15, 50, floats=False), wide(20, 50, floats=False)])
def test_a_figure_that_may_not_float_leaves_its_room_white(piece):
    sections = ([text(30), piece, text(60, first=60)], [[*text(20), piece, *text(60, first=60)]])
    flow = laid(*sections[isinstance(piece, Slug)])
    assert filled(flow, 0, 0) < ROWS


def test_no_figure_leaves_its_part_of_the_article():
    """Text passes up to 二、 and no farther, though the column has room."""
    flow = laid([*text(20), figure(15, 50), *text(4, first=60), *CHIEF, *text(40, first=85)])
    assert place_of(flow, 15) == (0, 1, 0)
    assert filled(flow, 0, 0) == 24


def test_a_figure_passes_a_minor_heading():
    flow = laid([*text(20), figure(15, 50), *text(3, first=60), *MINOR, *text(40, first=85)])
    assert filled(flow, 0, 0) == ROWS


def test_figures_keep_their_order():
    flow = laid([*text(20), figure(15, 50), *text(3, first=60), figure(4, 70), *text(50, first=85)])
    assert [piece.piece.rows for piece in flow.pieces if piece.piece.rows > 1] == [15, 4]


def test_a_figure_never_closes_the_article():
    """Two rows of text stay behind it, and the line of the editor."""
    flow = laid([*text(20), figure(15, 50), *text(6, first=60), *END])
    behind = flow.pieces[[piece.piece.rows for piece in flow.pieces].index(15) + 1 :]
    assert [piece.piece.role for piece in behind][-3:] == [Role.TEXT, Role.TEXT, Role.END]


def tall(count, block, *, floats=True):
    """A table of so many rows under a head of one."""
    rows = [SetRow(1, (), block * 100 + k, block * 100 + k + 1) for k in range(count + 1)]
    table = TallTable((), tuple(rows[:1]), tuple(rows[1:]), (), 1.0, 1.0, 1.0)
    return Band(count + 2, (), block * 100, block * 100 + count + 1, floats=floats, tall=table)


def pages_of_table(flow):
    """Page, first row and height of each part of a table."""
    return [(p.page, p.row, p.piece.rows) for p in flow.pieces if p.column is None]


@pytest.mark.parametrize("floats", [True, False])
def test_a_table_taller_than_a_page_begins_in_its_place_and_text_goes_on_under_its_end(floats):
    flow = laid(text(20), tall(60, 50, floats=floats), text(60, first=60))
    assert pages_of_table(flow) == [(0, 10, 21), (1, 0, 31), (2, 0, 12)]
    assert next((p.page, p.row) for p in flow.pieces if p.piece.start == 6000) == (2, 12)
    assert flow.filled == (ROWS, ROWS, ROWS)


def test_a_table_that_finds_too_little_room_to_begin_moves_whole():
    flow = laid(text(54), tall(40, 50), text(60, first=60))
    assert pages_of_table(flow) == [(1, 0, 31), (2, 0, 12)]
    assert flow.filled[0] == ROWS


def test_white_at_the_foot_of_a_page_is_counted():
    flow = laid(text(20), wide(25, 50, floats=False), text(60, first=60))
    assert flow.filled == (10, ROWS)


def test_white_in_one_column_counts_by_its_share():
    flow = laid([*text(31), *text(11, first=40), figure(25, 50, floats=False), *text(60, first=60)])
    assert flow.filled[0] == ROWS - (20 - 1) // 2


def test_a_break_beside_a_float_names_the_text_that_goes_on():
    flow = laid([*text(50), figure(15, 50), *text(60, first=60)])
    page, _, slug = flow.seams[0]
    assert place_of(flow, 15) == (1, 0, 0)
    began = next(piece.piece for piece in flow.pieces if piece.page == page and piece.row == 16)
    assert [*text(50), figure(15, 50), *text(60, first=60)][slug] == began


def test_where_a_float_waits_the_last_page_may_be_cut_before_it_too():
    flow = laid([*text(50), figure(15, 50), *text(30, first=60)])
    assert [seam[0] for seam in flow.last_seams] == [1, 1]
    assert flow.last_seams[1][2] == 50


def test_no_single_row_stands_before_or_behind_a_float():
    assert passable([figure(9, 50), *text(3, first=60), *END], 0) == 1
    slugs, end = fill_past([*text(20), figure(15, 50), *text(5, 5, first=60)], 0, 26)
    assert end == 25
    assert slugs[end].floated


blocks = st.lists(
    st.one_of(
        st.integers(1, 9).map(lambda rows: ("text", rows)),
        st.just(("chief", 1)),
        st.just(("minor", 1)),
        st.integers(3, 28).map(lambda rows: ("figure", rows)),
        st.integers(3, 28).map(lambda rows: ("fixed", rows)),
        st.integers(3, 28).map(lambda rows: ("wide", rows)),
    ),
    min_size=1,
    max_size=25,
)


def built(parts):
    """Sections of an article with these blocks."""
    sections = [[]]
    for block, (kind, rows) in enumerate(parts):
        if kind == "wide":
            sections += [wide(rows, block), []]
        elif kind in ("figure", "fixed"):
            sections[-1].append(figure(rows, block, floats=kind == "figure"))
        elif kind == "text":
            sections[-1] += paragraph(rows, block)
        else:
            sections[-1] += paragraph(1, block, before=int(kind == "chief"), role=Role.HEADING)
    return [section for section in sections if section]


def in_order(sections):
    return [piece for section in sections for piece in (section if isinstance(section, list) else [section])]


@given(blocks)
def test_everything_is_laid_once_and_only_floats_leave_the_order(parts):
    sections = built(parts)
    pieces = [piece.piece for piece in laid(*sections).pieces]
    assert sorted(piece.start for piece in pieces) == [piece.start for piece in in_order(sections)]
    settled = [piece.start for piece in pieces if not piece.floated]
    assert settled == sorted(settled)


@given(blocks)
def test_figures_and_tables_stand_in_order(parts):
    starts = [piece.piece.start for piece in laid(*built(parts)).pieces if piece.piece.rows > 1]
    assert starts == sorted(starts)


@given(blocks)
def test_only_plain_text_stands_before_a_float_that_belongs_behind_it(parts):
    """And at most a page of it: the float is on its own page or the next one."""
    pieces = laid(*built(parts)).pieces
    for k, piece in enumerate(pieces):
        if piece.piece.floated:
            passed = [p for p in pieces[:k] if p.piece.start > piece.piece.start]
            assert all(p.piece.rows == 1 and not p.piece.before for p in passed)
            assert all(piece.page - p.page <= 1 for p in passed)


@given(blocks)
def test_nothing_overlaps_or_leaves_its_page(parts):
    taken = set()
    for piece in laid(*built(parts)).pieces:
        columns = (0, 1) if piece.column is None else (piece.column,)
        cells = {(piece.page, c, piece.row + r) for c in columns for r in range(piece.piece.rows)}
        assert not cells & taken
        assert piece.row + piece.piece.rows <= ROWS
        taken |= cells


@given(blocks)
def test_floats_never_cost_a_page(parts):
    fixed = [(kind if kind != "figure" else "fixed", rows) for kind, rows in parts]
    still = [
        piece if isinstance(piece, list) else Band(piece.rows, (), piece.start, piece.end)
        for piece in built(fixed)
    ]
    assert laid(*built(parts)).pages <= laid(*still).pages


@given(blocks, st.integers(6, 40))
def test_a_column_with_floats_is_never_higher_than_allowed(parts, height):
    slugs = [piece for piece in in_order(built(parts)) if isinstance(piece, Slug)]
    moved, end = fill_past(slugs, 0, height)
    assert height_of(moved, 0, end) <= height
