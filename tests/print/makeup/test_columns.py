"""Columns of slugs: where they end, and columns of equal height. Rows are counted, nothing is drawn."""

from hypothesis import given
from hypothesis import strategies as st

from bulletin.print.galley.blocks import Role
from bulletin.print.galley.slugs import Slug
from bulletin.print.makeup.balancing import balance, fill_all
from bulletin.print.makeup.columns import fill, height_of


def paragraph(lines, block, *, before=0, role=Role.TEXT):
    return [
        Slug(1, (), block * 100 + k, block * 100 + k + 1, block, k, lines, role, before if k == 0 else 0)
        for k in range(lines)
    ]


def slugs_of(*counts):
    return [slug for block, count in enumerate(counts) for slug in paragraph(count, block)]


blocks = st.lists(
    st.tuples(st.integers(1, 9), st.sampled_from([Role.TEXT, Role.TEXT, Role.HEADING])),
    min_size=1,
    max_size=14,
)


def built(parts):
    found = []
    for block, (lines, role) in enumerate(parts):
        heading = role is Role.HEADING
        found += paragraph(1 if heading else lines, block, before=1 if heading else 0, role=role)
    return found


@given(blocks, st.integers(6, 40))
def test_a_column_is_never_higher_than_allowed(parts, height):
    slugs = built(parts)
    end = fill(slugs, 0, height)
    assert height_of(slugs, 0, end) <= height


@given(blocks)
def test_balanced_columns_take_everything_in_order(parts):
    slugs = built(parts)
    fitted = balance(slugs, 0, 200, 2)
    assert fitted is not None
    assert fitted == fill_all(slugs, 0, fitted.height, 2)
    assert fitted.ends[-1] == len(slugs)


@given(blocks)
def test_balanced_columns_are_as_low_as_they_can_be(parts):
    slugs = built(parts)
    fitted = balance(slugs, 0, 200, 2)
    assert fitted is not None
    assert all(fill_all(slugs, 0, lower, 2).ends[-1] < len(slugs) for lower in range(1, fitted.height))


def test_a_heading_does_not_end_a_column():
    """It moves to the next one, with two rows of text under it."""
    slugs = [*paragraph(8, 0), *paragraph(1, 1, before=1, role=Role.HEADING), *paragraph(5, 2)]
    assert fill(slugs, 0, 10) == 8
    assert fill(slugs, 0, 11) == 8
    assert fill(slugs, 0, 12) == 11


def test_a_single_first_row_is_not_left_below():
    """The column ends one row early instead."""
    assert fill(slugs_of(9, 5), 0, 10) == 9


def test_a_single_last_row_is_not_left_above():
    assert fill(slugs_of(11), 0, 10) == 9


def test_space_above_is_dropped_at_a_columns_top():
    slugs = [*paragraph(3, 0), *paragraph(3, 1, before=1)]
    assert height_of(slugs, 0, 6) == 7
    assert height_of(slugs, 3, 6) == 3


def test_what_does_not_fit_gives_no_balance():
    assert balance(slugs_of(9, 9), 0, 5, 2) is None


def test_the_end_line_takes_a_row_of_text_with_it():
    """（责任编辑　…） alone on a page would waste it."""
    slugs = [*slugs_of(10), *paragraph(1, 1, role=Role.END)]
    assert fill(slugs, 0, 10) == 9
