"""Right texts raise no alarm, wrong ones are named: two tables of short passages of official Chinese.

The house rules are those that come with the archive; what is said there is part of what is checked.
"""

from pathlib import Path

import pytest
import yaml

from bulletin.check import CODES, mend, read_house_rules
from bulletin.check.meaning import read_meaning
from check.reading import FRONT, PATH, problems

HERE = Path(__file__).parent
RULES = read_house_rules((HERE.parents[1] / "house-rules.yml").read_text(encoding="utf-8"))
RIGHT = yaml.safe_load((HERE / "right_texts.yml").read_text(encoding="utf-8"))
WRONG = yaml.safe_load((HERE / "wrong_texts.yml").read_text(encoding="utf-8"))
OF_ISSUES = {
    "imprint-missing",
    "imprint-label",
    "footer-empty",
    "name-spaced",
    "name-joined",
    "page-reference",
    "page-order",
    "department-split",
    "title-twice",
    "number-twice",
    "contents-title",
    "title-long",
    "jump-page",
    "jump-joined",
    "picture-resolution",
    "code-unknown",
    "file-ignored",
    "file-windows",
    "date-order",
    "house-name",
}
"""Codes that need a whole issue, a chronicle or a person: tested with faults.yml and by themselves."""


@pytest.mark.parametrize("text", RIGHT, ids=lambda text: text[:16])
def test_a_right_text_raises_no_alarm(text):
    assert [(one.code, one.message) for one in problems(f"{text}\n", RULES)] == []


@pytest.mark.parametrize(
    ("expected", "text"), WRONG, ids=lambda part: part[:16] if isinstance(part, str) else ""
)
def test_a_wrong_text_is_named_and_nothing_else_in_it(expected, text):
    found = problems(f"{text}\n", RULES)
    assert [one.code for one in found] == expected
    assert all(one.line and one.column and one.message and one.remedy for one in found)


def test_every_code_is_in_one_of_the_tables():
    named = {code for expected, _ in WRONG for code in expected}
    assert named | OF_ISSUES >= set(CODES)
    assert not named & OF_ISSUES


def test_there_are_enough_of_both():
    assert len(RIGHT) >= 30
    assert len(WRONG) >= 60


@pytest.mark.parametrize("text", [*RIGHT, *(text for _, text in WRONG)], ids=lambda text: text[:16])
def test_mending_is_done_at_once_and_keeps_the_meaning(text):
    whole = f"{FRONT}{text}\n"
    once = mend(PATH, whole, RULES)
    assert mend(PATH, once.text, RULES).changes == ()
    assert read_meaning(once.text) == read_meaning(whole)
    if text in RIGHT:
        assert once.text == whole
