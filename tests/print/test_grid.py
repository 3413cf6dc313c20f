"""The grid of the bulletin's page, in points (look/print.md, section 1)."""

import pytest

from bulletin.model import Typesetting
from bulletin.model.typesetting import TRIM_SIZES
from bulletin.print.grid import baseline_of, grid_of


def test_the_bulletins_page():
    """大16开 with 17 characters by 31 rows in two columns is 432 by 651 pt, 84 from the top."""
    grid = grid_of(Typesetting())
    assert (grid.width, grid.height) == (432, 651)
    assert grid.top == pytest.approx(84, abs=0.1)
    assert grid.inner == pytest.approx(76.5, abs=0.05)
    assert grid.outer == pytest.approx(86.78, abs=0.05)
    assert grid.column_x(1) == 228


def test_right_hand_pages_are_odd():
    """The wide margin lies at the fore edge on both sides."""
    grid = grid_of(Typesetting())
    assert grid.left(1) == grid.inner
    assert grid.left(2) == grid.outer


def test_baseline_of_text():
    """The first baseline lies 15.69 pt under the top of the text block."""
    assert baseline_of(12, 21) == pytest.approx(15.69, abs=0.01)


@pytest.mark.parametrize(
    ("setting", "fits"),
    [
        (Typesetting(), True),
        (Typesetting(characters_per_line=16), True),
        (Typesetting(trim=TRIM_SIZES[1]), True),
        (Typesetting(trim=TRIM_SIZES[2], characters_per_line=15, lines_per_page=30, font_size=10.5), True),
        (
            Typesetting(
                trim=TRIM_SIZES[1], columns=1, characters_per_line=28, lines_per_page=22, font_size=16
            ),
            True,
        ),
        (Typesetting(lines_per_page=60), False),
        (Typesetting(characters_per_line=40), False),
    ],
)
def test_whether_a_grid_fits_its_page(setting, fits):
    """Presets fit; a block larger than the paper does not."""
    assert grid_of(setting).fits is fits
