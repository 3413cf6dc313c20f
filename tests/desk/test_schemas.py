"""The schemas have the keys, choices and hints of the validation, and refuse what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import AliasChoices, BaseModel

from bulletin.desk import article_schema, article_snippets, issue_schema
from bulletin.load.article_schema import ArticleKeys
from bulletin.load.issue_schema import IssueKeys

ROOT = Path(__file__).parents[2]
jsonschema = pytest.importorskip("jsonschema", reason="jsonschema checks the schemas by the standard")


def _complaints(schema: dict[str, Any], value: object) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(value)]


def _front(file: Path) -> object:
    return yaml.load(file.read_text(encoding="utf-8").split("---\n")[1], Loader=yaml.BaseLoader)


@pytest.mark.parametrize("schema", [article_schema(["特稿"]), article_schema(), issue_schema()])
def test_each_is_a_sound_schema(schema: dict[str, Any]) -> None:
    """By the meta-schema of draft 2020-12, and it can be written as JSON."""
    jsonschema.Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema, ensure_ascii=False)) == schema


@pytest.mark.parametrize(("model", "schema"), [(ArticleKeys, article_schema()), (IssueKeys, issue_schema())])
def test_every_key_of_the_validation_is_there_in_all_its_names(
    model: type[BaseModel], schema: dict[str, Any]
) -> None:
    """Chinese keys with their hints; English ones are allowed."""
    for field in model.model_fields.values():
        assert isinstance(field.validation_alias, AliasChoices)
        first, *rest = map(str, field.validation_alias.choices)
        assert field.description in schema["properties"][first]["description"]
        example = _numbers(yaml.load(str(field.examples[0]), Loader=yaml.BaseLoader))  # type: ignore[index]
        for name in (first, *rest):
            errors = _complaints(schema, {name: example})
            assert not [
                error for error in errors if "required" not in error and "given schemas" not in error
            ], name


def test_the_sample_issues_are_right_by_the_schemas() -> None:
    """All of their articles and both issue files."""
    for file in ROOT.glob("issues/*/issue.yml"):
        assert (
            _complaints(
                issue_schema(), yaml.safe_load(file.read_text(encoding="utf-8").replace("2026-", "d"))
            )
            == []
        )
    for file in ROOT.glob("issues/*/[0-9]*.md"):
        assert _complaints(article_schema(), _numbers(_front(file))) == [], file


def _numbers(value: Any) -> Any:
    """Digits as numbers, as editors' YAML readers see them."""
    if isinstance(value, dict):
        return {key: _numbers(part) for key, part in value.items() if part != ""}
    if isinstance(value, list):
        return [_numbers(part) for part in value]
    return int(value) if isinstance(value, str) and value.isdecimal() and not value.startswith("0") else value


@pytest.mark.parametrize(
    "wrong",
    [
        {"标题": "甲", "栏目": "特稿", "栏木": "乙"},
        {"标题": "甲", "栏目": "没有的栏目"},
        {"栏目": "特稿"},
        {"标题": "甲", "栏目": "特稿", "页码": "四十七"},
        {"标题": "甲", "栏目": "特稿", "页码": 0},
        {"标题": "甲", "栏目": "特稿", "公开范围": "秘密"},
        {"标题": "甲", "栏目": "特稿", "作者": {"名字": "乙"}},
        {"标题": "甲", "栏目": "特稿", "提案": {"提案者": "乙"}},
    ],
)
def test_what_the_validation_refuses_is_marked(wrong: dict[str, object]) -> None:
    """Unknown keys, unknown choices, missing keys, wrong kinds."""
    assert _complaints(article_schema(["特稿"]), wrong)


@pytest.mark.parametrize("key", ["开本", "题头", "转页"])
def test_the_grid_is_checked_too(key: str) -> None:
    """排版 is a mapping of known keys."""
    good = {"开本": "大16开", "题头": "紧", "转页": "不转"}
    base = {"年份": 2026, "期号": "9-10"}
    assert _complaints(issue_schema(), {**base, "排版": {key: good[key]}}) == []
    assert _complaints(issue_schema(), {**base, "排版": {key: []}})
    assert _complaints(issue_schema(), {**base, "排版": {"栏数": 4}})


def test_snippets_offer_every_key_with_its_choices() -> None:
    """Front matter in Markdown is completed by these."""
    snippets = article_snippets(["特稿", "文史天地"])
    names = {str(field.validation_alias.choices[0]) for field in ArticleKeys.model_fields.values()}  # type: ignore[union-attr]
    assert names <= snippets.keys()
    assert snippets["栏目"]["body"] == ["栏目: ${1|特稿,文史天地|}"]
    assert "公开,内部" in snippets["公开范围"]["body"][0]
    assert all(snippet["scope"] == "markdown" for snippet in snippets.values())
