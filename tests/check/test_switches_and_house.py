"""Rules that editors switch off, and rules that they write."""

import pytest

from bulletin.check import HouseRules, read_house_rules, read_rules
from bulletin.errors import BulletinError, Severity
from check.reading import FRONT, codes, problems
from load.archives import good_archive, write


def test_a_comment_switches_off_a_rule_on_its_line():
    assert codes("今天,我们去。<!-- 检查: 关闭 half-width -->\n\n明天,再去。") == ["half-width"]


def test_a_comment_alone_switches_off_a_rule_for_the_next_line():
    assert codes("<!-- 检查：关闭 half-width、space-stray -->\n\n今天,我 们去。\n\n明天,再去。") == [
        "half-width"
    ]


def test_a_rule_can_be_switched_off_for_the_whole_file():
    assert codes("<!-- 检查: 整篇关闭 half-width -->\n\n今天,我们去。\n\n明天,再去。") == []


def test_front_matter_takes_a_comment_of_yaml():
    front = FRONT.replace("标题: 停车", "标题: 停 车 位 # 检查: 关闭 title-spaced")
    assert codes("文。", front=front) == []


def test_the_publication_may_switch_off_a_rule():
    assert codes("今天,我们去。", HouseRules(disabled=frozenset(["half-width"]))) == []


def test_codes_switched_off_are_read_from_both_files(tmp_path):
    root = good_archive(tmp_path)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    write(root, "mkdocs.yml", settings + "    检查: {关闭: [half-width]}\n")
    write(root, "house-rules.yml", "关闭: [dash]\n")
    assert read_rules(root).disabled == {"half-width", "dash"}


def test_an_archive_without_house_rules_has_none(tmp_path):
    assert read_rules(good_archive(tmp_path)) == HouseRules()


RULES = """
用语: [{词: 其它, 改用: 其他, 放行: [其它们]}]
禁用: [{词: [甲词, 乙词], 说明: 不雅}, {词: 丙词, 程度: 说明, 代号: house-mine}]
易混: [{词: 截止, 改用: 截至, 后有: [月, 目前], 放行: [截止日期]}]
人名:
  - {姓名: 林某某, 职务: [市政协主席], 误写: [林某某某]}
  - {姓名: 周某某, 职务: [市政协副主席, 秘书长]}
次序: [[林某某, 周某某]]
"""


@pytest.mark.parametrize(
    ("text", "code", "severity"),
    [
        ("其它人。", "house-preferred", Severity.WARNING),
        ("说了乙词。", "house-forbidden", Severity.ERROR),
        ("说了丙词。", "house-mine", Severity.NOTE),
        ("截止3月31日。", "house-confusable", Severity.WARNING),
        ("市政协副主席林某某讲话。", "house-title", Severity.WARNING),
        ("周某某、林某某到场。", "house-order", Severity.WARNING),
    ],
)
def test_house_rules_find_what_they_name(text, code, severity):
    found = problems(text, read_house_rules(RULES))
    assert [(one.code, one.severity) for one in found] == [(code, severity)]


@pytest.mark.parametrize(
    "text",
    [
        "其它们。",
        "截止日期3月31日。",
        "会议截止了。",
        "市政协主席林某某、副主席周某某到场。",
        "秘书长周某某说。",
        "周某某先到，后来林某某也到了。",
    ],
)
def test_house_rules_let_pass_what_they_allow(text):
    assert codes(text, read_house_rules(RULES)) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("用语:\n  - {词: 其它, 改成: 其他}\n", 2),
        ("禁用:\n  - {词: 甲, 程度: 很重}\n", 2),
        ("人名:\n  - {姓名: 林}\n", 2),
        ("用辞: []\n", 1),
        ("用语: [\n", None),
    ],
)
def test_a_fault_in_the_house_rules_is_named_with_its_line(text, line):
    with pytest.raises(BulletinError) as caught:
        read_house_rules(text)
    problem = caught.value.problems[0]
    assert problem.path == "house-rules.yml"
    assert line in (None, problem.line)
