"""The numbers of an issue in any printed order, its label and highlights."""

import pytest

from bulletin.importer.front.cover import read_cover
from bulletin.importer.reading.lines import read_lines
from importer.printed import FRONT


@pytest.mark.parametrize(
    "text",
    [
        "〔3  \n总第27期  \n2021〕",
        "总第27期\n2021 **3** 期",
        "2021年第3期（总第27期）",
        "二〇二一年第三期 总第 27 期",
        "2021〔3〕 总第27期",
    ],
)
def test_numbers_are_read_in_any_order(text: str) -> None:
    """Brackets, line ends and bold do not matter."""
    cover = read_cover(read_lines(f"石桥政协\n\n{text}\n"))
    assert (cover.year, cover.number, cover.whole_number) == (2021, "3", 27)


def test_a_combined_issue_has_two_numbers() -> None:
    """9-10 stays as printed."""
    assert read_cover(read_lines("2021年第9-10期 总第27期")).number == "9-10"


def test_label_and_highlights_are_taken_from_the_cover() -> None:
    """The label's lines are put together; highlights are the marked lines."""
    cover = read_cover(read_lines(FRONT))
    assert cover.label == "内部资料　免费交流"
    assert cover.highlights == ("怎样把老街的水排出去", "果园里的学堂")


def test_a_cover_that_says_nothing_gives_nothing() -> None:
    """No year is guessed."""
    assert read_cover(read_lines("石桥政协\n")).year is None
