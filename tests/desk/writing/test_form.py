"""The form has the keys, choices, limits and hints of the validation, all of them, in plain Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import AliasChoices

from bulletin.desk.writing.fields import Kind, fields_of
from bulletin.desk.writing.form import ARTICLE, ISSUE, MORE, flatten, nest, settings
from bulletin.load.article_schema import ArticleKeys
from bulletin.load.issue_schema import IssueKeys
from bulletin.load.schema import Schema
from bulletin.model import Form, Scope

CONFIG = settings([("2026-2", "2026年第2期"), ("2026-1", "2026年第1期")], {"2026-2": ["特稿", "建言献策"]})


def _widgets(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every widget, those of the fold as well."""
    for field in fields:
        yield from _widgets(field["fields"]) if field["name"] == MORE else [field]


def _article() -> dict[str, dict[str, Any]]:
    return {widget["name"]: widget for widget in _widgets(CONFIG["collections"][0]["fields"])}


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (ArticleKeys, CONFIG["collections"][0]["fields"]),
        (IssueKeys, CONFIG["collections"][-1]["files"][0]["fields"]),
    ],
)
def test_every_key_of_the_validation_is_in_the_form_once(
    model: type[Schema], fields: list[dict[str, Any]]
) -> None:
    """Under its Chinese name; what else is there is hidden, or the body."""
    names = [
        widget["name"] for widget in _widgets(fields) if widget["widget"] not in ("hidden", "bulletin-body")
    ]
    keys = []
    for field in model.model_fields.values():
        assert isinstance(field.validation_alias, AliasChoices)
        keys.append(str(field.validation_alias.choices[0]))
    assert sorted(names) == sorted(keys)


def test_choices_are_those_of_the_model() -> None:
    """And the departments those of the publication."""
    widgets = _article()
    assert widgets["公开范围"]["options"] == [scope.value for scope in Scope]
    assert widgets["体裁"]["options"] == [form.value for form in Form]
    assert widgets["栏目"]["options"] == ["特稿", "建言献策"]
    assert (widgets["页码"]["min"], widgets["页码"]["max"]) == (1, 9999)


def test_only_what_the_validation_needs_must_be_filled_in() -> None:
    """The rest may be left empty, parts of a value too."""
    assert [name for name, widget in _article().items() if widget.get("required")] == ["标题", "栏目"]


def test_an_author_has_name_position_and_institution() -> None:
    """As a list."""
    author = _article()["作者"]
    assert author["widget"] == "list"
    assert [part["name"] for part in author["fields"]] == ["姓名", "职务", "单位"]


@pytest.mark.parametrize("model", [ArticleKeys, IssueKeys])
def test_hints_are_plain_words(model: type[Schema]) -> None:
    """Every field of an article says what it is for, and no hint shows YAML."""
    for field in fields_of(model):
        assert field.hint or field.example, field.key
        assert not set(field.hint) & set("{}[]"), field.key
    if model is ArticleKeys:
        assert all(field.hint for field in fields_of(model))


def test_kinds_follow_from_the_validation() -> None:
    """A separator is one that the validation itself takes for one."""
    kinds = {field.key: (field.kind, field.separator) for field in (*ARTICLE.fields, *ISSUE.fields)}
    assert kinds["标题"] == (Kind.LINES, "\u3000")
    assert kinds["副题"] == (Kind.LINES, "\n")
    assert kinds["日期"] == (Kind.DATE, "")
    assert kinds["编委会"] == (Kind.ROLES, "")
    assert kinds["排版"] == (Kind.GROUP, "")
    (proposal,) = (field for field in ARTICLE.fields if field.key == "提案")
    assert {part.key: part.separator for part in proposal.parts}["提案者"] == "、"


def test_the_fold_comes_and_goes() -> None:
    """Nesting and flattening are each other's inverse."""
    values = {field.key: field.key for field in ARTICLE.fields}
    nested = nest(values, ARTICLE)
    assert set(nested) == {"标题", "引题", "副题", "栏目", "作者", MORE}
    assert flatten(nested) == values


def test_issues_come_newest_first_and_nothing_leads_outside() -> None:
    """One collection each, then what their issue.yml say."""
    assert [one["name"] for one in CONFIG["collections"]] == ["2026-2", "2026-1", "issues"]
    assert CONFIG["backend"] == {"name": "proxy", "branch": "desk"}
    assert not {"site_url", "logo_url", "media_library"} & set(CONFIG)
