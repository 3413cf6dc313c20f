"""Jump marks in every printed form."""

import pytest

from bulletin.importer.jumps.marks import Mark, part_at_marks


@pytest.mark.parametrize(
    ("printed", "out", "number"),
    [
        ("（下转8页）", True, 8),
        ("(下转 52 页)", True, 52),
        ("（下接第8页）", True, 8),
        ("(下转第四版)", True, 4),
        ("（下转）", True, None),
        ("（上接4页）", False, 4),
        ("(接一版)", False, 1),
        ("（紧接第十二版）", False, 12),
        ("【上接A2版】", False, 2),
        ("（▶下转8页）", True, 8),
        ("（未完，下转第八页右栏）", True, 8),
        ("（转至第12页）", True, 12),
        ("（上接第3版《看水》）", False, 3),
        ("（续自第3页）", False, 3),
    ],
)
def test_forms_of_marks(printed: str, out: bool, number: int | None) -> None:
    """Brackets, spaces, 第, pages and editions, Chinese numerals."""
    (mark,) = part_at_marks(printed, 1)
    assert isinstance(mark, Mark)
    assert (mark.out, mark.number) == (out, number)


def test_a_mark_without_brackets_counts_at_the_edge_of_a_line() -> None:
    """下转第8页 at the end, 上接第4页 at the start."""
    assert part_at_marks("做实下转第8页", 1)[0] == "做实"
    assert part_at_marks("上接第4页 学习", 1)[1] == "学习"
    assert len(part_at_marks("▶下转第8页", 1)) == 1


@pytest.mark.parametrize(
    "text", ["接一条水管", "（接听电话）", "由村转镇", "下转运站", "衔接八页材料", "（续写三页）"]
)
def test_words_are_no_marks(text: str) -> None:
    """接 and 转 are words too."""
    assert part_at_marks(text, 1) == (text,)


def test_text_round_a_mark_is_kept() -> None:
    """Both marks of a break may stand in one line."""
    before, out, into, after = part_at_marks("做实（下转8页）（上接4页）学习", 3)
    assert (before, after) == ("做实", "学习")
    assert isinstance(out, Mark)
    assert isinstance(into, Mark)
    assert out.line == 3
