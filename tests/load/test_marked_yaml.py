"""YAML with lines: every scalar is text, every value knows its line, and bombs cost nothing."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bulletin.errors import BulletinError
from bulletin.load.marked_yaml import read_yaml

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=8)
TREES = st.recursive(
    CHINESE,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(CHINESE, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(CHINESE, TREES, max_size=4))
def test_what_was_dumped_is_read(values: dict[str, object]) -> None:
    """Any tree of text comes back."""
    assert read_yaml(yaml.safe_dump(values, allow_unicode=True), "a.yml").values == values


@given(st.text(max_size=200))
def test_any_text_is_a_mapping_or_problems(text: str) -> None:
    """The parser's own exceptions never leave."""
    found: object = None
    try:
        found = read_yaml(text, "a.yml").values
    except BulletinError as error:
        found = error.problems
    assert isinstance(found, dict) or found


def test_numbers_dates_and_yes_stay_text() -> None:
    """048000 keeps its zero, 2026-02-30 is judged by the schema, 是 and no mean what they say."""
    text = "邮编: 048000\n日期: 2026-02-30\n印数: 1_000\n答: no\n空:\n"
    assert read_yaml(text, "a.yml").values == {
        "邮编": "048000",
        "日期": "2026-02-30",
        "印数": "1_000",
        "答": "no",
    }


def test_every_place_has_its_line() -> None:
    """Lines of the file, not of the YAML; a place that is not there has the line of what holds it."""
    marked = read_yaml("标题: 停车\n作者:\n  - 姓名: 林某某\n    职务: 委员\n", "a.md", first_line=2)
    assert marked.line(("标题",)) == 2
    assert marked.line(("作者", 0, "职务")) == 5
    assert marked.line(("作者", 0, "单位")) == 4
    assert marked.line(("栏目",)) == 2


def test_lines_that_were_folded_join_without_a_space() -> None:
    """Chinese has none between characters; a literal block keeps its lines."""
    text = "编者按: 这是\n  样刊，见\n  ISBN 1\n简介: |\n  一\n  二\n"
    assert read_yaml(text, "a.yml").values == {"编者按": "这是样刊，见 ISBN 1", "简介": "一\n二\n"}


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]" for n in range(1, 40))]),
        "a: " + "[" * 60_000,
        "a: " + "{b: " * 15_000,
        "- " * 30_000,
        "? " * 30_000,
        "a: &a [*a]",
    ],
    ids=["aliases", "brackets", "braces", "dashes", "questions", "itself"],
)
def test_a_bomb_is_refused_within_a_second(text: str) -> None:
    """Events are looked at before anything is built."""
    started = time.process_time()
    with pytest.raises(BulletinError):
        read_yaml(text, "a.yml")
    assert time.process_time() - started < 1


def test_tags_are_ignored_where_they_are_allowed() -> None:
    """mkdocs.yml holds !!python/name tags; they are never constructed."""
    text = "a: !!python/object/apply:os.system [echo]\nb: !ENV [X, y]\n"
    assert read_yaml(text, "mkdocs.yml", tags=True).values == {"a": ["echo"], "b": ["X", "y"]}
