"""JSON Schemas (draft 2020-12) of front matter and issue.yml, made from the models that validate them.

Comes out: schemas whose keys, choices and hints are those of the validation, so they cannot drift; and
the same keys as snippets, since editors complete front matter in Markdown by snippets only. Where a
value may be spelled in several ways the schema allows any word and leaves it to ``check``; only the
English words for choices and numbers in quotation marks are read by the validation and marked here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import AliasChoices, BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from bulletin.load.article_schema import ArticleKeys
from bulletin.load.issue_schema import IssueKeys
from bulletin.load.schema import Schema

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Json = dict[str, Any]

_SCALAR: Json = {"type": ["string", "number", "boolean", "null"]}
"""A word as YAML writes it, or nothing yet; 048000 and 2026-03-01 are words to us."""


class _KeySchema(GenerateJsonSchema):
    """Pydantic's schema of one field, widened to the spellings that are read before validation."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """What a validator of ours turns into the field's type may be written in other ways."""
        inner = self.generate_inner(schema["schema"])
        if "$ref" in inner:
            return inner
        if inner.get("type") == "array":
            return {"anyOf": [_SCALAR, inner]}
        return dict(_SCALAR)

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:  # noqa: ARG002
        """Any word."""
        return dict(_SCALAR)

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """A number, with its limits."""
        limits = {"minimum": schema.get("ge"), "maximum": schema.get("le")}
        return {
            "type": ["integer", "null"],
            **{name: limit for name, limit in limits.items() if limit is not None},
        }

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A key that may be left out may be left empty; so may every other, hence this says no more."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Defaults are values of ours, not of YAML."""
        return self.generate_inner(schema["schema"])


def article_schema(departments: Collection[str] = ()) -> Json:
    """The schema of an article's front matter; ``departments`` are the choices for 栏目."""
    schema = _top(ArticleKeys, "稿件的文首")
    if departments:
        schema["properties"]["栏目"]["enum"] = list(departments)
    return schema


def issue_schema() -> Json:
    """The schema of issue.yml."""
    return _top(IssueKeys, "一期的 issue.yml")


def article_snippets(departments: Collection[str] = ()) -> Json:
    """VS Code snippets for Markdown: every key with its choices or example, and a whole front matter."""
    choices = {"栏目": list(departments)}
    snippets: Json = {}
    for field in ArticleKeys.model_fields.values():
        name, example = _names(field)[0], str((field.examples or [""])[0])
        offered = choices.get(name) or _enum(_field_schema(ArticleKeys, field))
        value = f"${{1|{','.join(offered)}|}}" if offered else f"${{1:{_escaped(example)}}}"
        snippets[name] = {
            "scope": "markdown",
            "prefix": name,
            "body": [f"{name}: {value}"],
            "description": _described(field),
        }
    department = f"${{2|{','.join(departments)}|}}" if departments else "${2:栏目}"
    whole = ["---", "标题: ${1:标题}", f"栏目: {department}", "作者: ${3:姓名}", "---", "", "$0"]
    snippets["文首"] = {
        "scope": "markdown",
        "prefix": "文首",
        "body": whole,
        "description": "一篇稿件的文首",
    }
    return snippets


def _top(model: type[Schema], title: str) -> Json:
    return {"$schema": DRAFT, "title": title, **_object(model)}


def _object(model: type[BaseModel]) -> Json:
    """A mapping: Chinese keys with descriptions, the English ones allowed but not offered."""
    properties: Json = {}
    others: Json = {}
    for field in model.model_fields.values():
        first, *rest = _names(field)
        properties[first] = {**_field_schema(model, field), "description": _described(field)}
        if field.examples:
            properties[first]["examples"] = list(field.examples)
        if rest:
            names = "|".join(re.escape(name) for name in rest)
            others[f"^(?:{names})$"] = _field_schema(model, field)
    required = [_names(field) for field in model.model_fields.values() if field.is_required()]
    needed = [{"anyOf": [{"required": [name]} for name in names]} for names in required]
    return {
        "type": "object",
        "properties": properties,
        "patternProperties": others,
        "additionalProperties": False,
        **({"allOf": needed} if needed else {}),
    }


def _field_schema(model: type[BaseModel], field: FieldInfo) -> Json:
    """What stands in a key; a mapping of keys of its own may be one, or a list of them."""
    inner = next(_models_in(field.annotation), None)
    if inner is not None:
        own = _object(inner)
        if "tuple" not in str(field.annotation):
            return own
        return {"anyOf": [_SCALAR, own, {"type": "array", "items": {"anyOf": [_SCALAR, own]}}]}
    name = next(name for name, one in model.model_fields.items() if one is field)
    made = _made(model)
    bare: Json = _bare(made["properties"][name], made.get("$defs", {}))
    return bare


@cache
def _made(model: type[BaseModel]) -> Json:
    """Pydantic's schema of a model, by the names of its fields."""
    return model.model_json_schema(schema_generator=_KeySchema, mode="validation", by_alias=False)


def _bare(schema: Any, definitions: Mapping[str, Any]) -> Any:
    """A schema without titles, its references filled in."""
    if isinstance(schema, list):
        return [_bare(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:  # to a choice of words, or to a value that is made from one word
        meant = definitions[schema["$ref"].rpartition("/")[2]]
        return {"enum": meant["enum"]} if "enum" in meant else dict(_SCALAR)
    dropped = ("title", "description", "examples", "default", "minItems", "minLength", "hint", "advice")
    return {key: _bare(value, definitions) for key, value in schema.items() if key not in dropped}


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part)


def _names(field: FieldInfo) -> list[str]:
    alias = field.validation_alias
    assert isinstance(alias, AliasChoices), field
    return [str(choice) for choice in alias.choices]


def _described(field: FieldInfo) -> str:
    extra = field.json_schema_extra
    hint = extra.get("hint", "") if isinstance(extra, dict) else ""
    return f"应为{field.description}。{hint}".rstrip("。")


def _enum(schema: Mapping[str, Any]) -> list[str]:
    return [str(value) for value in schema.get("enum", ())]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("}", "\\}").replace("$", "\\$")
