"""Marks of GB/T 15834: width, pairs, dots and dashes, places where none belongs."""

import autocorrect_py
import pytest

from check.reading import at, codes, mended


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("今天,我们去山上,好吗?", "今天，我们去山上，好吗？"),
        ("今天, 我们去", "今天，我们去"),
        ("工作(试行)。", "工作（试行）。"),
        ("他说“好”.", "他说“好”。"),
        ("走到《渠上》. 再看", "走到《渠上》。再看"),
        ("看代码. [链接](03-停车.md)通了", "看代码。[链接](03-停车.md)通了"),
        ("看代码. **粗**体", "看代码。**粗**体"),
        ("（山上)。", "（山上）。"),
        ("产值20万元;利润3%.", "产值20万元；利润3%."),
        ("加强学习.", "加强学习。"),
        ("系统(ERP)建设", "系统（ERP）建设"),
        ("用Python,很好", "用Python，很好"),
        ("**一要**,二要", "**一要**，二要"),
        ("他说:“好,走!”", "他说：“好，走！”"),
    ],
)
def test_half_width_marks_in_chinese_become_full_width(before, after):
    assert "half-width" in codes(before)
    assert mended(before) == after


@pytest.mark.parametrize(
    "right",
    [
        "3:1的比分，1,000元，10:30开会",
        "Hello, world! (really)",
        "电话(0356)2198273",
        "代码`a,b`和`f(x)`，网址https://a.b/c,d?e=f。",
        "1.加强学习",
        "一. 加强学习",
        "（1）. 加强学习",
        "See “OK”. Then",
        "GB/T 15834:2011",
        "版本2.1。",
        "    缩进的代码,不查",
        "```\n代码,不查\n```",
        "<!-- 注释,不查 -->正文。",
        "脚注[^1]。\n\n[^1]: 语出《梦溪笔谈》。",
    ],
)
def test_numbers_latin_text_codes_and_addresses_keep_their_marks(right):
    assert codes(right) == []


def test_a_paragraph_has_one_problem_for_all_its_half_width_marks_at_the_first():
    assert codes("甲,乙,丙(丁)。") == ["half-width"]
    assert at("甲，乙,丙。", "half-width") == ",丙。"


def test_two_spaces_at_a_line_end_are_a_line_break_and_stay():
    assert mended("甲,  \n乙。") == "甲，  \n乙。"


@pytest.mark.parametrize(
    "text", ["今天,我们", "一是加强领导,二是落实", "见图1,表2", "价格:高,质量:好", "他说,走!好的"]
)
def test_whatever_autocorrect_widens_is_widened_here_too(text):
    """Autocorrect knows some of the places; all of these must be among ours."""
    expected = autocorrect_py.format(text).replace(" ", "")
    for ours, theirs, old in zip(mended(text), expected, text, strict=True):
        assert theirs in {old, ours}


@pytest.mark.parametrize(
    ("before", "after"),
    [('他说"好"。', "他说“好”。"), ('"甲"和"乙"', "“甲”和“乙”"), ('他说"好。', '他说"好。')],
)
def test_straight_quotes_are_mended_only_in_pairs(before, after):
    assert "straight-quotes" in codes(before)
    assert mended(before) == after


def test_document_numbers_stand_in_hexagonal_brackets():
    assert mended("晋政发[2018]663号文件") == "晋政发〔2018〕663号文件"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("他说“好。", "“好。"),
        ("他说好”。", "”。"),
        ("（一）加强（试行。", "（试行。"),
        ("见《条例。", "《条例。"),
        ("（甲《乙）丙》", "《乙）丙》"),
        ("（山上(试行）。", "（山上(试"),
    ],
)
def test_a_mark_without_its_other_half_is_an_error_at_its_place(text, place):
    assert at(text, "pair-missing") == place


@pytest.mark.parametrize(
    "text",
    [
        "“甲‘乙“丙”’”",
        "写一个全角的左括号“（”，再写“下引号”。",
        "1）甲；2）乙；a）丙。",
        "It’s a dog’s life，他说。",
        "“第一段。\n\n“第二段。”",
        "句子断在“引号里（下转8页）",
        "（上接4页）引号里”的下半句。",
        "- 一、“甲”\n- 二、（乙）",
    ],
)
def test_quotes_in_quotes_labels_apostrophes_and_long_quotations_are_right(text):
    assert [code for code in codes(text) if code.startswith("pair")] == []


def test_a_title_in_two_lines_is_read_as_one():
    front = "---\n标题:\n  - 读《山路\n  - 通到哪里》\n栏目: 特稿\n---\n\n"
    assert codes("正文。", front=front) == []


def test_quotes_of_the_same_kind_inside_each_other_are_a_warning():
    assert codes("他说“我说“好”了”。") == ["pair-nested"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("还有。。。", "还有……"),
        ("还有...", "还有……"),
        ("还有…", "还有……"),
        ("还有………", "还有……"),
        ("还有・・・", "还有……"),
        ("副题--一条村道", "副题——一条村道"),
        ("甲，，乙。。", "甲，乙。"),
    ],
)
def test_dots_dashes_and_doubled_marks_are_mended(before, after):
    assert mended(before) == after


@pytest.mark.parametrize("text", ["还有……", "…………", "等等。", "他——走了", "太原—晋城", "5—9月", "真的！！！"])
def test_right_forms_of_dots_and_dashes_pass(text):
    assert codes(text) == []


def test_an_ellipsis_needs_no_and_so_on():
    assert codes("桥、路……等。") == ["ellipsis-and-so-on"]
    assert codes("“关于……等级的规定”") == []


def test_colliding_marks_are_left_to_a_person():
    assert codes("山路，。通到") == ["mark-colliding"]
    assert mended("山路，。通到") == "山路，。通到"


def test_a_paragraph_cannot_begin_with_a_closing_mark():
    assert codes("前段。\n\n，后段。") == ["paragraph-start"]
    assert codes("`code`，后段。") == []
