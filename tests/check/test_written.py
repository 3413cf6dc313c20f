"""Markdown that was meant and does not work, and the words of the empty article."""

from importlib.resources import files

import pytest

from bulletin.check import NO_RULES, mend
from check.reading import FRONT, PATH, at, codes, mended, problems


def own(body):
    """The codes, those about captions left out."""
    return [code for code in codes(body) if code != "picture-alt"]


@pytest.mark.parametrize(
    "written",
    [
        "！[老街的灯](images/街.png)",
        "![老街的灯]（images/街.png）",
        "！[老街的灯]（images/街.png）",
        "![老街的灯] (images/街.png)",
        "!【老街的灯】(images/街.png)",
        "！［老街的灯］（images/街.png）",
        "【老街的灯】（images/街.png）",
    ],
)
def test_a_picture_with_the_wrong_signs_is_named_with_the_right_ones(written):
    found = problems(f"看灯。\n\n{written}\n")
    assert [problem.code for problem in found] == ["picture-written"]
    assert "![老街的灯](images/街.png)" in found[0].remedy
    assert (found[0].line, found[0].column) == (8, 1)


@pytest.mark.parametrize(
    "written",
    ["[停车]（03-停车.md）", "［停车］(03-停车.md)", "[停车] (03-停车.md)", "[网]（https://example.com/a）"],
)
def test_a_link_with_the_wrong_signs_is_named(written):
    found = problems(f"看{written}。\n")
    assert [problem.code for problem in found] == ["link-written"]


@pytest.mark.parametrize(
    "right",
    [
        '![老街的灯](images/街.png "某某　摄"){.通栏}',
        "看[停车](03-停车.md)和[网](https://example.com)。",
        "晋市办发〔2026〕3号（见附件）。",
        "［1］（原文如此）",
        "他说：“好！”（笑）",
        "`![图]（a.png）`这样写不对。",
    ],
)
def test_right_signs_and_plain_brackets_are_left(right):
    assert own(f"{right}\n") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("文[^9]。\n", ["note-missing"]),
        ("文。\n\n[^1]: 注。\n", ["note-unused"]),
        ("文[^1]。\n\n[^1]: 甲。\n\n[^1]: 乙。\n", ["note-twice"]),
        ("文[^1]。\n\n[^1]：注。\n", ["note-written"]),
        ("文[^1]。\n\n［^1］: 注。\n", ["note-written"]),
        ("文[^1]，又[^1]，再[^注]。\n\n[^1]: 一。\n\n[^注]: 二。\n", []),
        ("```\n文[^1]\n```\n", []),
    ],
)
def test_notes_and_their_numbers_meet(body, expected):
    assert own(body) == expected


def test_a_note_without_its_text_is_named_at_its_place():
    assert at("第一段。\n\n这里加注[^甲乙]。\n", "note-missing") == "[^甲乙]"


@pytest.mark.parametrize(
    "tag", ["<div>", "<table border=1>", "<center>", "<font color=red>", "<img src=a.png>", "<p/>"]
)
def test_tags_that_pages_do_not_keep_are_named_once(tag):
    assert own(f"{tag}甲\n\n{tag}乙\n") == ["html"]


@pytest.mark.parametrize(
    "text", ["甲<br>乙", "H<sub>2</sub>O", "<https://example.com>", "<x@example.com>", "a<b，c>d", "`<div>`"]
)
def test_tags_that_work_and_signs_that_are_none_are_left(text):
    assert own(f"{text}\n") == []


def test_mending_leaves_miswritten_signs_to_the_editor():
    text = FRONT + "看[停车] (03-停车.md),再看。\n"
    assert mend(PATH, text, NO_RULES).text == FRONT + "看[停车] (03-停车.md)，再看。\n"


def test_the_words_of_the_empty_article_are_named_with_all_their_lines():
    found = problems("从这里写正文。一段与一段之间空一行，段首不用空格。\n\n正文接着写。\n")
    assert [problem.code for problem in found] == ["template-left"]
    assert "第8行也是" in found[0].message


def test_a_character_written_as_web_code_keeps_its_semicolon_and_is_told_what_to_write():
    assert mended("路&nbsp;通&hellip;了&mdash;好。") == "路&nbsp;通&hellip;了&mdash;好。"
    remedies = [one.remedy for one in problems("路&nbsp;通&hellip;了&mdash;好。")]
    assert remedies == ["删去；要空一格，就打一个全角空格", "直接写 ……", "直接写 ——"]


def test_a_table_without_its_rule_is_told_the_rule_of_its_columns():
    (found,) = problems("|甲|乙|丙|\n|1|2|3|")
    assert "|---|---|---|" in found.remedy


def test_the_words_that_the_desks_buttons_write_are_named():
    page = (files("bulletin.desk.writing") / "page" / "body.js").read_text("utf-8")
    for words, text in (
        ("在这里写图的说明", "![在这里写图的说明](images/图.png)\n"),
        ("在这里写注释。", "渠长3.5公里[^1]。\n\n[^1]: 在这里写注释。\n"),
        ("要加粗的字", "渠长**要加粗的字**公里。\n"),
        ("| 第一项 | 1 |", "| 项目 | 数量 |\n| --- | --- |\n| 第一项 | 1 |\n"),
        ("| 第二项 | 2 |", "| 渠 | 长 |\n| --- | --- |\n| 南渠 | 3 |\n|第二项|2|\n"),
    ):
        assert words in page
        assert "template-left" in [problem.code for problem in problems(text)]


@pytest.mark.parametrize(
    "text",
    [
        "```\n![在这里写图的说明](images/图.png)\n```\n",
        "~~~\n正文接着写。\n~~~\n",
        "写稿台写的是 `![在这里写图的说明](images/图.png)` 和 `**要加粗的字**`。\n",
        "渠长。\n\n    | 第一项 | 1 |\n",
        "<!-- ![在这里写图的说明](images/图.png) -->\n\n渠长。\n",
        "| 项目 | 数量 |\n| --- | --- |\n| 南渠 | 1 |\n",
        "渠里要加粗的字。\n",
    ],
)
def test_the_same_words_as_an_example_or_of_ones_own_are_left(text):
    assert "template-left" not in [problem.code for problem in problems(text)]
