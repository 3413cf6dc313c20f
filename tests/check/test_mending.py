"""``check --fix``: marks and spaces only, once and for all."""

import re

import pytest
from hypothesis import given, settings

from bulletin.check import NO_RULES, HouseRules, find_text_faults, mend
from bulletin.check.characters import words_of
from bulletin.check.meaning import read_meaning
from check.reading import FRONT, PATH, mended
from check.texts import texts


def test_each_change_says_where_and_what():
    change = mend(PATH, f"{FRONT}今天,我们去。\n", NO_RULES).changes[0]
    assert (change.line, change.before, change.after) == (6, "今天,我们去。", "今天，我们去。")


def test_a_line_is_shown_once_as_it_was_and_as_it_will_be():
    """However many rules and rounds it takes; far from each other, the places stand behind dots."""
    text = "他说:“好.”...  走,走(试行)。中间隔着的这许多字一个一个也不必再看见,再去."
    (one,) = mend(PATH, f"{FRONT}{text}\n", NO_RULES).changes
    assert one.before == "他说:“好.”...  走,走(试行)。中间隔着的这许多…一个也不必再看见,再去."
    assert one.after == "他说：“好。”……走，走（试行）。中间隔着的这许多…一个也不必再看见，再去。"
    assert "半角" in one.reason


@settings(deadline=None)
@given(texts())
def test_there_is_one_change_for_every_line_that_differs(text):
    done = mend(PATH, FRONT + text, NO_RULES)
    lines = enumerate(zip((FRONT + text).split("\n"), done.text.split("\n"), strict=True), 1)
    assert [change.line for change in done.changes] == [at for at, (old, new) in lines if old != new]
    assert all(change.before != change.after and change.reason for change in done.changes)


def test_a_sound_text_is_left_as_it_is():
    text = f"{FRONT}今天，我们去。\n"
    assert mend(PATH, text, NO_RULES) == type(mend(PATH, text, NO_RULES))(PATH, text, ())


def test_front_matter_is_mended_in_its_values_only():
    front = FRONT.replace("标题: 停车", "标题: 停车,让路")
    assert mend(PATH, f"{front}文。", NO_RULES).text.startswith("---\n标题: 停车，让路\n栏目: 调研报告\n---")


def test_what_is_switched_off_is_not_mended():
    text = f"{FRONT}今天,我们去。<!-- 检查: 关闭 half-width -->\n"
    assert mend(PATH, text, NO_RULES).changes == ()
    assert mend(PATH, f"{FRONT}今天,去。", HouseRules(disabled=frozenset(["half-width"]))).changes == ()


def test_names_numbers_and_words_are_left_to_people():
    text = "推进推进会，積极，姚 逊，5月9—10日、6月1-2日，征稿启示，截止3月。"
    assert mended(text) == text


POINTED = """---
标题: 停车
栏目: 建言献策
作者:
  - 姓名: 买买提.艾力
    职务: 委员.教师
  - 古丽．木沙
---

买买提.艾力委员说，路通了.水也来了.古丽·木沙和阿依.热合也来了。
"""


def test_the_point_inside_an_author_s_name_becomes_the_one_of_names():
    """GB/T 15834, 4.13. What only looks like a name stays, and is asked about."""
    text = mend(PATH, POINTED, NO_RULES).text
    assert "姓名: 买买提·艾力\n    职务: 委员.教师\n  - 古丽·木沙\n" in text
    assert "\n买买提·艾力委员说，路通了。水也来了。古丽·木沙和阿依.热合也来了。" in text
    assert [one.problem.code for one in find_text_faults({PATH: text}, NO_RULES)] == ["name-point"]


@pytest.mark.parametrize(
    "written", ["买买提.艾力", "{姓名: 买买提.艾力, 职务: 委员}", "[买买提.艾力, 王某某]"]
)
def test_every_form_in_which_an_author_is_written(written):
    front = f"---\n标题: 停车\n栏目: 建言献策\n作者: {written}\n---\n\n路通了。\n"
    assert mend(PATH, front, NO_RULES).text == front.replace(".", "·")


@settings(deadline=None)
@given(texts())
def test_the_second_time_changes_nothing(text):
    once = mend(PATH, text, NO_RULES).text
    assert mend(PATH, once, NO_RULES).text == once


@settings(deadline=None)
@given(texts())
def test_words_numbers_and_lines_stay(text):
    after = mend(PATH, FRONT + text, NO_RULES).text
    assert words_of(after) == words_of(FRONT + text)
    assert re.findall(r"\d[\d.,:/%-]*\d", after) == re.findall(r"\d[\d.,:/%-]*\d", FRONT + text)
    assert after.count("\n") == (FRONT + text).count("\n")


@settings(deadline=None)
@given(texts())
def test_the_rendered_article_changes_in_its_marks_only(text):
    assert read_meaning(mend(PATH, FRONT + text, NO_RULES).text) == read_meaning(FRONT + text)


@pytest.mark.parametrize(
    "text",
    [
        "- !\n- 山",
        "好![桥](a.png)",
        '"（下转8页）（上接4页）"',
        "1. !停\n2. 山",
        "甲,\t\n乙",
        "> " * 2000 + "甲,乙",
    ],
)
def test_marks_that_markdown_or_jumps_live_by_stay(text):
    assert read_meaning(mend(PATH, FRONT + text, NO_RULES).text) == read_meaning(FRONT + text)


@settings(deadline=None)
@given(texts())
def test_what_stands_in_quotation_marks_stays_there(text):
    """Every quotation of the old text is one of the new text, by its words."""
    quoted = re.compile(r"“([^“”\n]*)”|《([^《》\n]*)》")
    after = {words_of("".join(one.groups(""))) for one in quoted.finditer(mended(text))}
    assert {words_of("".join(one.groups(""))) for one in quoted.finditer(text)} <= after
