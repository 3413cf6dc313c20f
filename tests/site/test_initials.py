"""Names stand under the initial of their first character's pinyin."""

from __future__ import annotations

import pytest

from bulletin.site.initials import initial_of, sort_by_initial


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("安某某", "A"),
        ("白某某", "B"),
        ("程某某", "C"),
        ("林某某", "L"),
        ("欧阳某", "O"),
        ("钱某某", "Q"),
        ("王某某", "W"),
        ("许某某", "X"),
        ("赵某某", "Z"),
        ("左某某", "Z"),
        ("Smith", "S"),
        ("adam", "A"),
        ("亓某某", "其他"),
        ("3号组", "其他"),
        ("", "其他"),
        ("𠮷某", "其他"),
    ],
)
def test_initial(name: str, letter: str) -> None:
    """Level-1 characters by their place in GB 2312, Latin names by their letter, all else under 其他."""
    assert initial_of(name) == letter


def test_letters_run_in_order_and_others_come_last() -> None:
    """Within a letter names stand in the order of their characters."""
    groups = sort_by_initial(["赵二", "安三", "亓四", "赵一", "白五"], str)
    assert [(group.letter, group.items) for group in groups] == [
        ("A", ("安三",)),
        ("B", ("白五",)),
        ("Z", ("赵二", "赵一")),
        ("其他", ("亓四",)),
    ]
