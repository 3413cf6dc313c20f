"""Ends of lists, dates, numbers and headings."""

import pytest

from bulletin.check import HouseRules
from bulletin.errors import Severity
from check.reading import CHRONICLE, FRONT, codes, mended, problems


def test_the_last_item_of_a_list_ends_in_a_full_stop():
    assert codes("- 甲；\n- 乙；\n- 丙。") == []
    assert codes("- 甲；\n- 乙；") == ["item-end"]
    assert mended("- 甲；\n- 乙；") == "- 甲；\n- 乙。"


def test_each_item_of_a_chronicle_stands_alone():
    text = "- 1月5日　开会；\n- 1月6日　散会。"
    assert codes(text, front=CHRONICLE) == ["item-end"]
    assert codes(text) == []


def test_labelled_paragraphs_end_as_lists_do():
    assert codes("（一）甲；\n\n（二）乙。") == []
    assert codes("（一）甲；\n\n（二）乙；\n\n后文。") == ["item-end"]


def test_a_long_paragraph_that_stops_at_a_comma_was_cut():
    assert codes("这一段话说到这里还没有说完就停下来了不知道后面去了哪里，\n\n后段。") == ["paragraph-end"]
    assert codes("春风吹过山路，\n\n石榴开在村口。") == []
    assert codes("这一段话说到这里还没有说完就停下来了不知道后面去了哪里，（下转8页）") == []


@pytest.mark.parametrize(
    "text", ["2026年2月30日。", "2月30日。", "2026年13月1日。", "9月31日。", "2025年2月29日。"]
)
def test_a_day_that_no_calendar_has_is_an_error(text):
    assert [(one.code, one.severity) for one in problems(text)] == [("date-impossible", Severity.ERROR)]


@pytest.mark.parametrize("text", ["2024年2月29日。", "写成“2月30日”的。", "2026年1月31日。", "12月，31日。"])
def test_days_of_the_calendar_and_quoted_ones_pass(text):
    assert codes(text) == []


def test_a_weekday_must_belong_to_its_day():
    assert codes("2026年1月5日（星期一）开会。") == []
    assert [(one.code, one.severity) for one in problems("2026年1月5日（星期二）开会。")] == [
        ("weekday", Severity.ERROR)
    ]
    assert [one.severity for one in problems("1月5日星期二开会。")] == [Severity.WARNING]
    assert codes("1月5日周年庆。") == []


def test_a_range_of_days_runs_forwards():
    assert codes("5月10—9日") == ["range-backwards"]
    assert codes("5月9—10日，5月30日至6月2日") == []


def test_dates_of_a_chronicle_running_backwards_are_an_error():
    found = problems("- 4月12日　甲。\n- 4月9日　乙。\n- 4月13日　丙。", front=CHRONICLE)
    assert [(one.code, one.severity, one.line) for one in found] == [("date-order", Severity.ERROR, 7)]


def test_ranges_and_parts_of_a_day_running_backwards_are_a_warning():
    for text in ("- 7月6日　甲。\n- 7月5—13日　乙。", "- 8月19日下午　甲。\n- 8月19日上午　乙。"):
        found = problems(text, front=CHRONICLE)
        assert [(one.code, one.severity) for one in found] == [("date-order", Severity.WARNING)]


def test_january_follows_december_and_other_articles_may_order_as_they_like():
    assert codes("- 12月30日　甲。\n- 1月2日　乙。", front=CHRONICLE) == []
    assert codes("- 4月12日　甲。\n- 4月9日　乙。") == []


def test_mixed_signs_in_ranges_are_reported_never_changed():
    text = "5月9—10日，6月1-2日，7月3—4日。"
    assert codes(text) == ["range-mixed"]
    assert mended(text) == text


def test_the_house_may_choose_the_sign_of_ranges():
    rules = HouseRules(range_mark="—")
    assert codes("5月9-10日。", rules) == ["range-mixed"]
    assert codes("5月9—10日。", rules) == []


@pytest.mark.parametrize(
    "text", ["电话0356-2198273，5月9—10日。", "2026-01-30收到，5月9—10日。", "GB/T 15834—2011，页13-18，32。"]
)
def test_codes_dates_and_pages_are_no_ranges(text):
    assert "range-mixed" not in codes(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026年3月1日开会，2026.4.5散会。", "date-mixed"),
        ("增长60%，下降百分之二十。", "percent-mixed"),
        ("12,000元和15000元。", "thousands-mixed"),
        ("98年5月，桥通了。", "year-short"),
        ("过了三、四天。", "approximate"),
    ],
)
def test_two_forms_of_one_thing_are_a_note(text, code):
    assert [(one.code, one.severity) for one in problems(text)] == [(code, Severity.NOTE)]


@pytest.mark.parametrize("text", ["三四天，七八里。", "1998年5月。", "第三、四小组。", "六成，60%。"])
def test_right_forms_of_numbers_pass(text):
    assert codes(text) == []


def test_headings_go_down_one_level_at_a_time():
    assert codes("## 一、甲\n\n#### 1. 乙\n\n正文。") == ["heading-level"]
    assert codes("## 甲\n\n### 乙\n\n#### 丙\n\n## 丁\n\n正文。") == []


@pytest.mark.parametrize(
    "text", ["## 一、甲\n\n## 三、乙\n\n文。", "## 二、甲\n\n文。", "（一）甲。\n\n（三）乙。"]
)
def test_a_number_that_is_left_out_is_a_warning(text):
    assert codes(text) == ["heading-number"]


@pytest.mark.parametrize(
    "text",
    [
        "## 一、甲\n\n（一）乙。\n\n（二）丙。\n\n## 二、丁\n\n（一）戊。",
        "## 一、甲\n\n（一）乙。\n\n## 二、丁\n\n（二）戊。",
        "## 一、甲\n\n## 二、三条线就够\n\n## 三、一条一条看\n\n文。",
        "三、四天以后。",
        "## 第一章　总则\n\n第一条　甲。\n\n## 第二章　分则\n\n第二条　乙。",
    ],
)
def test_numbers_may_begin_again_or_run_through(text):
    assert codes(text) == [] or codes(text) == ["approximate"]


def test_a_second_part_goes_on_with_the_numbers_of_the_first():
    front = FRONT.replace("---\n\n", "续自: 2026-1/05-时间\n---\n\n")
    assert codes("## 四、甲\n\n## 五、乙\n\n文。", front=front) == []


@pytest.mark.parametrize("text", ["一要甲。三要乙。", "网格设置。 要按照甲。二要乙。"])
def test_points_in_running_text_are_counted_without_a_gap(text):
    assert "ordinal-gap" in codes(text)


def test_points_have_one_lead_word():
    assert codes("一要甲。二是乙。") == ["ordinal-mixed"]


@pytest.mark.parametrize(
    "text",
    [
        "一要甲。二要乙。三要丙。",
        "一是甲。\n\n二是乙。",
        "首先甲。二是乙。",
        "一是甲。二是乙。一要丙。二要丁。",
    ],
)
def test_points_may_begin_again_or_stand_in_paragraphs(text):
    assert codes(text) == []
