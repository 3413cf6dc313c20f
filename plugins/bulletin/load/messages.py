"""Pydantic's errors as Problems: line, what was expected, what was found, a right example.

Goes in: a mapping with line marks and its schema. Comes out: the schema's value, or BulletinError
with a Problem for every fault.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection
from typing import Any, TypeVar, get_args

from pydantic import AliasChoices, BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from bulletin.errors import BulletinError, Problem
from bulletin.load.marked_yaml import MarkedYaml
from bulletin.load.schema import Schema

SchemaT = TypeVar("SchemaT", bound=Schema)

_OWN_CODES = ("date-impossible", "value-wrong")
_SYNONYMS = {
    "题目": "标题",
    "主题": "标题",
    "正题": "标题",
    "副标题": "副题",
    "肩题": "引题",
    "署名": "作者",
    "撰稿": "作者",
    "专栏": "栏目",
    "版块": "栏目",
    "时间": "日期",
    "页数": "页码",
    "出处": "来源",
    "按语": "编者按",
    "接自": "续自",
    "上接": "续自",
    "密级": "公开范围",
    "范围": "公开范围",
    "提案人": "提案者",
    "提案号": "案号",
    "案由": "案号",
    "主办方": "主办",
    "分栏": "栏数",
}
_RUNS_ON = "短文要接排，在 mkdocs.yml 里给栏目写上，如 {名称: 社情民意, 接排: true}"
_ELSEWHERE = {
    "排版": f"{_RUNS_ON}；开本、栏数一类写在 issue.yml 的“排版”里；删去这一行",
    "接排": f"{_RUNS_ON}；删去这一行",
}
"""Keys that belong to another file."""


def validate(yaml: MarkedYaml, schema: type[SchemaT], place: tuple[str, ...] = ()) -> SchemaT:
    """The schema's value of the mapping at ``place``. Raises BulletinError with every fault."""
    values: Any = yaml.values
    for step in place:
        values = values.get(step, {}) if isinstance(values, dict) else values
    try:
        return schema.model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise BulletinError(_problem(detail, schema, yaml, place) for detail in details) from None


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word that is most like ``word``; None when nothing is."""
    if _SYNONYMS.get(word) in known:
        return _SYNONYMS[word]
    return next(iter(difflib.get_close_matches(word, known, 1, 0.5)), None)


def _problem(
    detail: ErrorDetails, schema: type[BaseModel], yaml: MarkedYaml, place: tuple[str, ...]
) -> Problem:
    loc = detail["loc"]
    line = yaml.line((*place, *loc))
    holder, field = _field(schema, loc)
    steps = [step for step in loc if isinstance(step, str)]
    if detail["type"] == "extra_forbidden":
        return _unknown_key(steps[-1], holder, yaml, (*place, *loc))
    if detail["type"] == "missing":
        return _missing_key(steps[-1], field, yaml, (*place, *loc), line)
    known = _choices(field) if field else []
    name = next((step for step in reversed(steps) if step in known), "".join((*place, *steps)[-1:]))
    example = _example(detail, field)
    remedy = _advice(field) or (f"请写成 {name}: {example}" if example else "请照样刊里的写法改")
    if detail["type"] in _OWN_CODES:
        return Problem(yaml.path, line, detail["msg"], remedy, detail["type"])
    kind = field.description if field and field.description else "一组“键: 值”"
    message = f"{name}应为{kind}，现为{_shown(detail['input'])}"
    return Problem(yaml.path, line, message, remedy, "value-wrong")


def _unknown_key(
    name: str, holder: type[BaseModel], yaml: MarkedYaml, place: tuple[str | int, ...]
) -> Problem:
    line = yaml.line(place)
    written = yaml.keys(place[:-1])
    twin = next((key for key in _aliases_with(holder, name) if key != name and key in written), None)
    if twin:
        message = f"“{name}”和“{twin}”是同一项，写了两遍"
        return Problem(yaml.path, line, message, f"留下“{twin}”，删去“{name}”这一行", "key-twice")
    known = [choices[0] for choices in map(_choices, holder.model_fields.values())]
    english = [alias for field in holder.model_fields.values() for alias in _choices(field)[1:]]
    guess = nearest(name, known) or nearest(name, english)
    message = f"没有“{name}”这一项"
    if name in _ELSEWHERE and name not in known:
        return Problem(yaml.path, line, message, _ELSEWHERE[name], "key-unknown")
    remedy = f"是不是“{guess}”？不是就删去这一行" if guess else f"可用的有：{'、'.join(known)}"
    return Problem(yaml.path, line, message, remedy, "key-unknown")


def _missing_key(
    name: str, field: FieldInfo | None, yaml: MarkedYaml, place: tuple[str | int, ...], line: int
) -> Problem:
    example = field.examples[0] if field and field.examples else "…"
    if name in yaml.keys(place[:-1]):
        message, remedy = f"“{name}”是空的", f"请写明，例如 {name}: {example}"
    else:
        message, remedy = f"缺少“{name}”", f"请加一行，例如 {name}: {example}"
    return Problem(yaml.path, line, message, remedy, "key-missing")


def _field(schema: type[BaseModel], loc: tuple[str | int, ...]) -> tuple[type[BaseModel], FieldInfo | None]:
    """The innermost schema on the way to ``loc``, and the field that ``loc`` means there."""
    holder, field = schema, None
    inner: type[BaseModel] | None = schema
    for step in loc:
        if isinstance(step, int) or inner is None:
            continue
        holder = inner
        found = next((f for f in inner.model_fields.values() if step in _choices(f)), None)
        inner = _schema_in(found.annotation) if found else None
        field = found or field
    return holder, field


def _schema_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((inner for arg in get_args(annotation) if (inner := _schema_in(arg))), None)


def _choices(field: FieldInfo) -> list[str]:
    alias = field.validation_alias
    return [str(choice) for choice in alias.choices] if isinstance(alias, AliasChoices) else []


def _aliases_with(holder: type[BaseModel], name: str) -> list[str]:
    return next((c for field in holder.model_fields.values() if name in (c := _choices(field))), [])


def _example(detail: ErrorDetails, field: FieldInfo | None) -> str:
    own = detail.get("ctx", {}).get("example")
    return str(own or (field.examples[0] if field and field.examples else ""))


def _advice(field: FieldInfo | None) -> str:
    extra = field.json_schema_extra if field else None
    return str(extra.get("advice", "")) if isinstance(extra, dict) else ""


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "一组“键: 值”"
    if isinstance(value, list | tuple):
        return "一个列表" if value else "空的"
    return f"“{str(value)[:30]}”" if str(value).strip() else "空的"
