"""The report of ``check`` on a terminal: what an editor sees, at several widths, in colour and without."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from bulletin.cli.report import MANY, show_report
from bulletin.cli.terminal import Terminal
from bulletin.cli.wrapping import wrap
from bulletin.errors import Problem, Severity

PATH = "issues/2026-1/03-停车.md"
TEXT = "---\n标题: 停车记\n---\n\n停车的地方,不够。\n\n" + "一条街一条街地去看，" * 20 + "他说“好。\n"
ERROR = Problem(PATH, 7, "引号 “ 只有前一半，没有后一半", "补上后一半", "pair-missing", Severity.ERROR, 203)
WARNING = Problem(PATH, 5, "标点应为全角", "改成 ，", "half-width", Severity.WARNING, 6)
FIELD = Problem(PATH, 2, "标题太长", "删短", "title-long", Severity.WARNING)
WHOLE = Problem("mkdocs.yml", None, "页脚缺项", "填上", "footer-empty", Severity.NOTE)


def shown(*problems: Problem, width: int = 80, colour: bool = False, text: str = TEXT) -> str:
    """What the terminal shows of these."""
    terminal = Terminal()
    terminal.out = Console(
        file=io.StringIO(),
        width=width,
        highlight=False,
        soft_wrap=True,
        force_terminal=colour,
        color_system="256" if colour else None,
        no_color=not colour,
    )
    show_report(terminal, problems, {PATH: "停车记"}, {PATH: text})
    said = terminal.out.file.getvalue()  # type: ignore[attr-defined]
    assert isinstance(said, str)
    return said


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal_and_the_mark_stands_under_the_place(width: int) -> None:
    """Chinese characters are two columns wide; a long line is shown around the place."""
    lines = shown(ERROR, WARNING, FIELD, WHOLE, width=width).splitlines()
    assert all(cell_len(line) <= width for line in lines), lines
    marks = [number for number, line in enumerate(lines) if line.strip(" │").startswith("^")]
    assert len(marks) == 2
    for number, character in zip(marks, "“,", strict=True):
        above = lines[number - 1]
        columns = cell_len(lines[number].split("^")[0])
        prefix = next(above[:at] for at in range(len(above)) if cell_len(above[:at]) == columns)
        assert above[len(prefix)] == character


def test_a_paragraph_of_any_length_is_shown_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the characters that a terminal has room for are measured, however many stand in the line."""
    measured = 0

    def measure(text: str) -> int:
        nonlocal measured
        measured += len(text)
        return cell_len(text)

    monkeypatch.setattr("bulletin.cli.report.cell_len", measure)
    far = Problem(PATH, 1, "重了", "删去一个", "twice", Severity.ERROR, 40_001)
    assert " ^^\n" in shown(far, text="一条街" * 20_000)
    assert measured < 4_000


def test_errors_come_first_with_an_address_to_click_on_then_the_files() -> None:
    """The order of reading, and each problem's code and remedy."""
    said = shown(WHOLE, FIELD, WARNING, ERROR)
    order = [
        said.index(words)
        for words in ("错误 1 处", f"{PATH}:7:203", f"《停车记》　{PATH}", "第2行", "第5行", "mkdocs.yml")
    ]
    assert order == sorted(order)
    assert "[pair-missing]" in said
    assert "→ 补上后一半" in said


def test_colours_are_for_terminals_only() -> None:
    """Piped, or with NO_COLOR, there is not one escape."""
    assert "\x1b[" in shown(ERROR, colour=True)
    assert "\x1b" not in shown(ERROR, WARNING, WHOLE)


def test_the_same_again_is_one_entry_with_its_lines() -> None:
    """Twenty commas of one article are one thing to do."""
    problems = [
        Problem(PATH, line, "标点应为全角", "改成 ，", "half-width", Severity.WARNING, 1)
        for line in range(1, 21)
    ]
    said = shown(*problems)
    assert said.count("标点应为全角") == 1
    assert "同样的还有 19 处：第2、3、4、5、6、7、8、9、10、11、12、13 等行" in said


def test_of_very_many_only_errors_show_their_line() -> None:
    """Three hundred would be a book."""
    many = [
        Problem(PATH, 5, f"第{number}个毛病", "改", "half-width", Severity.WARNING, 6)
        for number in range(MANY + 1)
    ]
    said = shown(ERROR, *many)
    assert said.count("│") == 2
    assert len(said.splitlines()) < 3 * len(many)


def test_what_a_terminal_would_obey_is_not_shown() -> None:
    """An escape in an article, in a path, in a message."""
    wild = Problem("issues/2026-1/0\x1b[2J3\n.md", 1, "坏\x1b[31m了", "改\r好", "x", Severity.ERROR, 1)
    assert "\x1b" not in shown(wild)
    inside = Problem(PATH, 1, "坏", "改", "x", Severity.ERROR, 3)
    assert "\x1b" not in shown(inside, text="甲\x1b[2J乙\n")


@pytest.mark.parametrize("width", [20, 33, 80])
def test_wrapped_lines_begin_and_end_rightly(width: int) -> None:
    """No comma in front, no opening bracket behind, no word cut, nothing lost."""
    text = (
        "先改错误，再运行（见说明）python3 build.py check 2026-1 --fix，“改前”先给您看；《停车记》里也有。"
        * 3
    )
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert not [line for line in lines if line[0] in "，。；）》”" or line[-1] in "（《“"]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(word in " ".join(lines) for word in ("build.py", "--fix"))
