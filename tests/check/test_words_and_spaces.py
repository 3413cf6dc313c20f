"""Doubled words, spaces, traditional characters, words an internal publication may not use."""

import pytest

from bulletin.check import HouseRules
from check.reading import FRONT, PATH, at, codes, mended, problems


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("听取工作推进推进会情况。", "推进推进会"),
        ("关于开展开展助力金融的通报。", "开展开展助"),
        ("秘书长出席会议。议。会前，委员们到场。", "议。议。会"),
        ("委员履职能能力强，履职能力好。", "能能力强，"),
    ],
)
def test_a_doubled_word_is_found_at_its_place(text, place):
    assert at(text, "doubled") == place


@pytest.mark.parametrize(
    "text",
    [
        "一页一页翻，一大张一大张印，一个字一个字敲，一对一对接。",
        "念着念着走了神，能不能不填？",
        "常常想，渐渐懂，高高兴兴，仅仅如此。",
        "这件事要研究研究。再讨论讨论，好吗？",
        "非常非常好，很多很多人。",
        "统战部部长、政协协商、工作作风、学习习近平、协会会长、会议议程。",
        "观看《古堡！古堡！》，咔嗒，咔嗒。",
    ],
)
def test_what_chinese_doubles_on_purpose_passes(text):
    assert codes(text) == []


def test_the_house_may_allow_a_doubled_word():
    text = "《晋城市城市品牌》发布。"
    assert codes(text) == ["doubled"]
    assert codes(text, HouseRules(doubles_allowed=("晋城市城市",))) == []


def test_doubled_words_are_reported_never_changed():
    assert mended("听取工作推进推进会情况。") == "听取工作推进推进会情况。"


def test_a_letter_spaced_title_is_drawn_together():
    front = FRONT.replace("标题: 停车", "标题: 工 作 动 态")
    assert codes("正文。", front=front) == ["title-spaced"]
    assert mended("## 工 作 动 态\n\n正文。") == "## 工作动态\n\n正文。"


def test_a_full_width_space_in_a_title_is_its_line_break():
    assert codes("正文。", front=FRONT.replace("停车", "给石榴树　让一让路")) == []


def test_a_space_beside_a_mark_goes_and_one_between_characters_is_left_to_a_person():
    assert mended("网格设置。 要按照") == "网格设置。要按照"
    assert mended("各县 乡镇") == "各县 乡镇"
    assert codes("各县 乡镇") == ["space-stray"]


def test_a_gap_of_a_whole_line_is_quoted_in_short():
    """Also before a quotation, whose marks stand inside those of the message."""
    (problem,) = problems("会儿说：" + " " * 500 + "“好了”。")
    assert problem.message == "汉字之间有空格：“会儿说：  “好了””"


def test_a_dispatch_keeps_its_gap_full_width():
    assert mended("新华社北京7月27日电 会议举行。") == "新华社北京7月27日电　会议举行。"


def test_a_slogan_in_quotes_keeps_its_space():
    assert codes("开展“抓落实 当表率”活动。") == []


def test_a_traditional_character_is_named_with_the_simplified_one():
    assert at("积极推進消费。", "traditional") == "進消费。"
    assert codes("读《說文解字》，乾坤、瞭望、著作。") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("本报讯　昨日，桥通了。", "wording-self"),
        ("本刊记者从会上获悉。", "wording-self"),
        ("本刊去年登过。", "wording-self"),
        ("某某杂志社来人。", "wording-press"),
        ("（记者　林某某）", "wording-reporter"),
        ("太行日报记者冯某某发言。", "wording-reporter"),
        ("本刊定价5元。", "price"),
        ("广告热线如下。", "advertising"),
    ],
)
def test_words_of_articles_14_and_15_are_found(text, code):
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "基本报酬照发。",
        "本报告分三部分。",
        "日本报纸。",
        "样本刊物。",
        "不写“本报讯”这样的话。",
        "粮食定价3元。",
        "广告很多。",
    ],
)
def test_the_same_characters_in_other_words_pass(text):
    assert codes(text) == []


def test_a_reprint_keeps_the_words_of_its_source():
    assert codes("本报讯　桥通了。", front=FRONT.replace("---\n\n", "来源: 太行日报\n---\n\n")) == []
    assert codes("新华社北京7月27日电　本报记者获悉。") == []


def test_a_place_is_line_and_column_of_the_file():
    from bulletin.check import NO_RULES, find_text_faults

    found = find_text_faults({PATH: f"{FRONT}第一段。\n\n他说“好。\n"}, NO_RULES)
    assert [(one.problem.line, one.problem.column) for one in found] == [(8, 3)]
