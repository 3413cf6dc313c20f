"""Rows parted as the library parts them."""

import pytest

from bulletin.markup.tablerows import is_table, part_rows


@pytest.mark.parametrize(
    ("head", "row", "cells"),
    [
        ("| 甲 | 乙 |", "| 1 | 2 |", ("1", "2")),
        ("| 甲 | 乙 |", "| 1 | 2 | 3 |  ", ("1", "2", "3")),
        ("| 甲 | 乙 |", "1 | 2", ("1", "2")),
        ("甲 | 乙", "| 1 | 2", ("", "1", "2")),
        ("| 甲 | 乙 |", "| `1|2` | 3\\|4 |", ("`1|2`", "3\\|4")),
        ("| 甲 | 乙 |", "| 1 |", ("1",)),
    ],
)
def test_the_cells_of_a_row(head, row, cells):
    assert part_rows([head, "|---|---|", row])[2] == cells


def test_a_head_and_a_rule_of_one_length_make_a_table():
    assert is_table(["| 甲 | 乙 |", "|---|---|"])
    assert not is_table(["| 甲 | 乙 |", "|---|"])
    assert not is_table(["甲", "| 甲 | 乙 |", "|---|---|"])
