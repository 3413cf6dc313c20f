"""Pages from sections: bands over all columns, columns between them, in order."""

from hypothesis import given
from hypothesis import strategies as st
from tests.print.makeup.test_columns import slugs_of

from bulletin.print.galley.slugs import Band, Columns, Slug
from bulletin.print.makeup import Part, make_up

ROWS = 31


def part(section):
    return Part("2026-1/01", section)


def laid(*sections):
    return make_up([part(section) for section in sections], ROWS, 2)


sections = st.lists(
    st.one_of(
        st.integers(1, 12).map(lambda rows: Band(rows, (), needs=3)),
        st.lists(st.integers(1, 9), min_size=1, max_size=30).map(lambda c: Columns(tuple(slugs_of(*c)))),
    ),
    min_size=1,
    max_size=8,
)


@given(sections)
def test_everything_is_laid_once_and_in_order(found):
    flow = laid(*found)
    wanted = [s for section in found for s in (section.slugs if isinstance(section, Columns) else [section])]
    assert [piece.piece for piece in flow.pieces] == wanted


@given(sections)
def test_nothing_overlaps_or_leaves_its_page(found):
    taken = set()
    for piece in laid(*found).pieces:
        columns = (0, 1) if piece.column is None else (piece.column,)
        cells = {(piece.page, c, piece.row + r) for c in columns for r in range(piece.piece.rows)}
        assert not cells & taken
        assert piece.row + piece.piece.rows <= ROWS
        taken |= cells


def test_the_last_page_is_balanced():
    """A host's own text ends in columns of equal height, so the foot is free over the whole width."""
    flow = laid(Band(12, ()), Columns(tuple(slugs_of(*[10] * 4))))
    assert flow.pages == 2
    last = [piece for piece in flow.pieces if piece.page == 1]
    heights = [max(p.row for p in last if p.column == c) for c in (0, 1)]
    assert abs(heights[0] - heights[1]) <= 2
    assert flow.used == max(heights) + 1


def test_a_band_keeps_rows_of_text_under_it():
    flow = laid(Columns(tuple(slugs_of(*[10] * 5))), Band(5, (), needs=3), Columns(tuple(slugs_of(9))))
    band = next(piece for piece in flow.pieces if isinstance(piece.piece, Band))
    assert (band.page, band.row) == (1, 0)


def test_a_rule_between_items_is_left_out_at_the_top_of_a_page():
    rule = Band(2, (), needs=8, falls_at_top=True)
    flow = laid(Columns(tuple(slugs_of(*[10] * 6))), rule, Band(5, (), needs=3), Columns(tuple(slugs_of(4))))
    assert rule not in [piece.piece for piece in flow.pieces]


def test_a_figure_higher_than_the_room_left_goes_to_the_next_page():
    figure = Slug(20, (), None, None, 9)
    flow = laid(Band(14, ()), Columns((*slugs_of(6), figure, *slugs_of(6))))
    where = next(piece for piece in flow.pieces if piece.piece is figure)
    assert (where.page, where.row) == (1, 0)


def test_page_seams_name_the_slug_that_begins_the_page():
    flow = laid(Columns(tuple(slugs_of(100))))
    assert [(page, part_) for page, part_, _ in flow.seams] == [(1, 0)]
    assert flow.seams[0][2] == 62
