"""Headings: by style, by number, by how they are set; one scheme."""

import re

import pytest

from importer.word.drafts import body_of, bold, convert, docx, levels, listed, lists, para, run, title

TEXT = para("老城的街道窄，车却越来越多，这是一段正文。")
HEI = '<w:rFonts w:eastAsia="黑体"/>'
KAI = '<w:rFonts w:eastAsia="楷体"/>'


def headings(*body: str, **parts: str) -> list[str]:
    text, report = convert(docx(title("停车新规"), TEXT, *body, parts=parts or None))
    assert report.lost == ()
    return re.findall(r"(?m)^#+ .*$", body_of(text))


def test_styles_of_word() -> None:
    """The highest style in use is the highest heading."""
    body = (
        para("难在哪里", style="1"),
        TEXT,
        para("车位少", style="2"),
        TEXT,
        para("怎样办", style="1"),
        TEXT,
    )
    assert headings(*body) == ["## 难在哪里", "### 车位少", "## 怎样办"]


def test_lines_set_in_bold_or_in_another_font() -> None:
    """一、 in 黑体, （一） in 楷体, 1. in bold, as official documents have them."""
    body = (
        para(run("一、难在哪里", HEI)), TEXT, para(run("（一）车位少", KAI)), TEXT,
        para(bold("1.街上没有空地")), TEXT, para(run("二、怎样办", HEI)), TEXT,
    )  # fmt: skip
    assert headings(*body) == ["## 一、难在哪里", "### （一）车位少", "#### 1.街上没有空地", "## 二、怎样办"]


def test_numbered_lines_that_stand_alone() -> None:
    assert headings(para("一、难在哪里"), TEXT, para("二、怎样办"), TEXT) == [
        "## 一、难在哪里",
        "## 二、怎样办",
    ]


def test_unnumbered_bold_lines() -> None:
    assert headings(para(bold("难在哪里")), TEXT, para(bold("怎样办")), TEXT) == ["## 难在哪里", "## 怎样办"]


def test_levels_that_are_skipped_close_up() -> None:
    """A draft that knows only （一） and 1. begins at the highest level all the same."""
    assert headings(para(bold("（一）难")), TEXT, para(bold("1.办")), TEXT) == ["## （一）难", "### 1.办"]


@pytest.mark.parametrize(
    "line",
    [
        para("一、车位太少，应当增建；"),
        para("一是车位少。二是车多。"),
        para("1.多建车库"),
        para("（一）加强领导。各部门要把这件事放在心上，定期过问。"),
        para(bold("（一）加强领导。"), "各部门要把这件事放在心上，定期过问。"),
        para("2026年3月1日是个星期天"),
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    assert headings(line, TEXT) == []


def test_an_agenda_is_no_row_of_headings() -> None:
    body = (para("会议议程："), para("一、听取报告"), para("二、讨论"), para("三、表决"), TEXT)
    assert headings(*body) == []


def test_automatic_numbers_come_through_as_text() -> None:
    """The number is nowhere in the file's text: Word counts it."""
    numbering = lists(levels(("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）")))
    body = (
        para("难在哪里", style="1", more=listed(1)), TEXT,
        para("车位少", style="2", more=listed(1, 1)), TEXT, para("车多", style="2", more=listed(1, 1)), TEXT,
        para("怎样办", style="1", more=listed(1)), TEXT, para("建车库", style="2", more=listed(1, 1)), TEXT,
    )  # fmt: skip
    assert headings(*body, **{"numbering.xml": numbering}) == [
        "## 一、难在哪里", "### （一）车位少", "### （二）车多", "## 二、怎样办", "### （一）建车库",
    ]  # fmt: skip


def test_a_draft_that_is_bold_throughout_has_no_bold() -> None:
    """Bold says nothing then; numbered lines are headings all the same."""
    text, report = convert(
        docx(
            title("停车新规"),
            *(para(bold("老城的街道窄，车却越来越多。")) for _ in range(3)),
            para(bold("一、怎样办")),
            para(bold("多建车库，少停路边。")),
        )
    )
    assert "**" not in text
    assert "## 一、怎样办" in text
    assert "全文都加了粗" in "".join(one.message for one in report.findings)


def test_a_first_sentence_in_a_font_of_its_own_is_bold() -> None:
    """（一） in 楷体 at the head of a paragraph in 仿宋: emphasis, and no heading."""
    text, _ = convert(docx(title("停车新规"), TEXT, para(run("（一）停在路上。", KAI), "夜里也停。")))
    assert "**（一）停在路上。**夜里也停。" in body_of(text)


def test_a_table_s_title_is_no_heading() -> None:
    assert headings(para(run("表1 街上的车", HEI), align="center"), TEXT) == []
