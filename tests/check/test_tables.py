"""Tables: what keeps one from being made, and cells of which the text would be lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.check.meaning import read_meaning
from bulletin.errors import Severity
from check.reading import FRONT, problems

HEAD = "| 项目 | 数量 |\n|---|---|\n"
CELL = st.text("渠路`|\\ ", max_size=6)


def one(text):
    (found,) = problems(text)
    return found


def test_a_row_of_too_many_cells_is_an_error_with_the_words_that_would_be_lost():
    found = one(f"{HEAD}| 渠 | 3 | 新修 |\n")
    assert (found.code, found.severity, found.line) == ("table-cells", Severity.ERROR, 8)
    assert "有3格，表头只有2格，第3格的“新修”印不出来" in found.message


def test_a_row_of_too_few_cells_is_a_warning():
    found = one(f"{HEAD}| 渠 |\n")
    assert (found.code, found.severity, found.line) == ("table-cells", Severity.WARNING, 8)
    assert "有1格，表头有2格" in found.message


@pytest.mark.parametrize("line", ["另有3条渠。", "## 余下的渠", "- 余下的渠"])
def test_a_line_directly_under_a_table_is_told_to_stand_apart(line):
    found = one(f"{HEAD}| 渠 | 3 |\n{line}\n")
    assert (found.severity, found.line, found.remedy) == (Severity.WARNING, 9, "在这一行前面空一行")


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        (f"表1　数量\n{HEAD}| 渠 | 3 |\n", 7, "在这一行前面空一行"),
        ("| 项目 | 数量 |\n|---|---|---|\n| 渠 | 3 |\n", 7, "表头2格就写 |---|---|"),
        ("| 项目 | 数量 |\n|——|——|\n| 渠 | 3 |\n", 7, "改成 |---|---|"),
        ("｜项目｜数量｜\n｜--｜--｜\n｜渠｜3｜\n", 6, "表头下面写 |---|---|"),
        (f"{HEAD}\n| 渠 | 3 |\n\n| 路 | 2 |\n", 9, "删去中间的空行"),
        ("| 项目 | 数量 |\n\n|---|---|\n\n| 渠 | 3 |\n", 8, "删去中间的空行"),
        ("　| 项目 | 数量 |\n　|---|---|\n　| 渠 | 3 |\n", 6, "删去各行 | 前面的空格"),
        ("| 项目 |\n|---|\n| 渠 |\n另有3条。\n", 9, "前面空一行"),
    ],
)
def test_what_keeps_a_table_from_being_made_is_an_error(text, line, remedy):
    found = one(text)
    assert (found.code, found.severity, found.line) == ("table-written", Severity.ERROR, line)
    assert remedy in found.remedy


@pytest.mark.parametrize("before", ["", "## 数量\n", "数量\n---\n", "<!-- 核过 -->\n", "```\n甲\n```\n"])
def test_a_table_may_stand_under_these(before):
    assert problems(f"{before}{HEAD}| 渠 | 3 |\n") == ()


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=3))
def test_what_is_no_error_is_printed_whole(rows):
    """Every word of a table without an error stands in the rendered article."""
    text = HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows)
    if all(problem.severity is not Severity.ERROR for problem in problems(text)):
        assert read_meaning(FRONT + text).words.count("渠") == text.count("渠")
        assert read_meaning(FRONT + text).words.count("路") == text.count("路")


def test_two_tables_may_follow_each_other():
    assert problems(f"{HEAD}| 渠 | 3 |\n\n{HEAD}| 路 | 2 |\n") == ()
