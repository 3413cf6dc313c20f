"""The form's settings for Decap CMS, made from the fields of the models.

Goes in: fields, and what the archive offers for some of them. Comes out: values of JSON as Decap's
config takes them: one collection an issue, one for what issue.yml says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from bulletin.desk.writing.fields import FormField, Kind, fields_of
from bulletin.desk.writing.merging import BODY, Sheet
from bulletin.load.article_schema import ArticleKeys
from bulletin.load.issue_schema import IssueKeys

Json = dict[str, Any]

ARTICLE = Sheet(fields_of(ArticleKeys))
ISSUE = Sheet(fields_of(IssueKeys), has_body=False)

MORE = "更多"
"""The fold that holds what is rarely needed."""
NAME, ORDER, BEGAN, BROKEN, CONTINUED = "文件", "序", "底本", "读不了", "续"
"""Keys of ours beside those of the file: its name, its number, the prints that it began with, its fault,
and the mark that the list gives to what continues another article."""
_OFTEN = ("标题", "引题", "副题", "栏目", "作者")
_OFTEN_IN_ISSUE = ("年份", "期号", "总期号", "出版日期", "导读", "编委会", "编辑部")
_FIRST_IN_FOLD = ("编者按", "作者简介", "日期", "来源", "提案", "公开范围")
_LONG = ("编者按", "作者简介", "征稿启事", "说明")
_SHORT = ("提案者",)
_FORMAT = {"format": "bulletin", "extension": "md"}


def nest(values: Mapping[str, Any], sheet: Sheet) -> Json:
    """Values by key as the form has them: the rare ones inside the fold."""
    rare = {field.key for field in sheet.fields} - set(_often(sheet))
    top = {key: value for key, value in values.items() if key not in rare}
    return {**top, MORE: {key: values[key] for key in values if key in rare}}


def flatten(sent: Mapping[str, Any]) -> Json:
    """The values of a form by key."""
    more = sent.get(MORE)
    return {**(more if isinstance(more, dict) else {}), **{key: sent[key] for key in sent if key != MORE}}


def settings(issues: Sequence[tuple[str, str]], departments: Mapping[str, Collection[str]]) -> Json:
    """Decap's config; ``issues`` are ids and titles, newest first, ``departments`` the choices of each."""
    folders = [_issue_collection(one, title, departments.get(one, ())) for one, title in issues]
    files = [_issue_file(one, title) for one, title in issues]
    about = {"name": "issues", "label": "各期的说明", "editor": {"preview": True}, **_FORMAT, "files": files}
    return {
        "backend": {"name": "proxy", "branch": "desk"},
        "local_backend": False,
        "locale": "zh_Hans",
        "media_folder": "issues",
        "show_preview_links": False,
        "publish_mode": "simple",
        "slug": {"encoding": "unicode", "clean_accents": False, "sanitize_replacement": "-"},
        "collections": [*folders, *([about] if files else [])],
    }


def _issue_collection(issue: str, title: str, departments: Collection[str]) -> Json:
    return {
        "name": issue,
        "label": title,
        "label_singular": f"写一篇（{title}）",
        "folder": f"issues/{issue}",
        **_FORMAT,
        "create": True,
        "delete": True,
        "identifier_field": "标题",
        "slug": "{{fields.文件}}",
        "summary": "{{fields.序}}　{{fields.标题}}{{fields.续}}　·　{{fields.栏目}}",
        "sortable_fields": [{"field": ORDER, "label": "次序", "default_sort": "asc"}],
        "fields": _article_fields(departments),
    }


def _article_fields(departments: Collection[str]) -> list[Json]:
    choices = {"栏目": tuple(departments)}
    by_key = {field.key: field for field in ARTICLE.fields}
    often = [widget(by_key[key], choices) for key in _OFTEN]
    body = {"name": BODY, "label": BODY, "widget": "bulletin-body"}
    return [*often, body, _fold(ARTICLE, choices), *_hidden()]


def _issue_file(issue: str, title: str) -> Json:
    by_key = {field.key: field for field in ISSUE.fields}
    often = [widget(by_key[key], {}) for key in _OFTEN_IN_ISSUE]
    fields = [*often, _fold(ISSUE, {}), *_hidden()]
    return {"name": issue, "label": title, "file": f"issues/{issue}/issue.yml", "fields": fields}


def _fold(sheet: Sheet, choices: Mapping[str, Sequence[str]]) -> Json:
    fields = [field for field in sheet.fields if field.key not in _often(sheet)]
    rare = sorted(fields, key=lambda field: (*_FIRST_IN_FOLD, field.key).index(field.key))
    names = "、".join(field.key for field in rare[:4])
    return {
        "name": MORE,
        "label": MORE,
        "widget": "object",
        "required": False,
        "collapsed": True,
        "hint": f"{names}等，点开再填",
        "fields": [widget(field, choices) for field in rare],
    }


def _hidden() -> Iterable[Json]:
    return (
        {"name": name, "widget": "hidden", "required": False}
        for name in (NAME, ORDER, BEGAN, BROKEN, CONTINUED)
    )


def widget(field: FormField, choices: Mapping[str, Sequence[str]], *, inner: bool = False) -> Json:
    """One field of the form. What a part of a value must have is left to ``check``."""
    shape = _shape(field, choices.get(field.key) or field.choices)
    hint = "。".join(part for part in (field.hint, _example(field)) if part)
    return {
        "name": field.key,
        "label": field.key,
        "required": field.required and not inner,
        **({"hint": hint} if hint else {}),
        **shape,
    }


def _shape(field: FormField, choices: Sequence[str]) -> Json:
    if choices:
        return {"widget": "select", "options": list(choices)}
    if field.kind is Kind.NUMBER:
        lower, upper = field.limits
        limits = {"min": lower, "max": upper}
        given = {name: limit for name, limit in limits.items() if limit is not None}
        return {"widget": "number", "value_type": "int", "step": 1, **given}
    if field.kind is Kind.DATE:
        return {"widget": "datetime", "date_format": "YYYY-MM-DD", "time_format": False, "default": ""}
    if field.kind in (Kind.PEOPLE, Kind.GROUP):
        return _parts(field)
    is_long = field.key in _LONG or field.kind is Kind.ROLES
    is_several = field.kind is Kind.LINES and field.separator == "\n" and field.key not in _SHORT
    return {"widget": "text" if is_long or is_several else "string"}


def _parts(field: FormField) -> Json:
    fields = [widget(part, {}, inner=True) for part in field.parts]
    if field.kind is Kind.GROUP:
        return {"widget": "object", "collapsed": True, "fields": fields}
    summary = "　".join(f"{{{{fields.{part.key}}}}}" for part in field.parts)
    return {
        "widget": "list",
        "label_singular": field.key,
        "summary": summary,
        "collapsed": True,
        "fields": fields,
    }


def _example(field: FormField) -> str:
    """An example, where a form of one line can show it."""
    is_plain = field.kind in (Kind.TEXT, Kind.LINES, Kind.NUMBER) and not field.choices
    return f"例如：{field.example}" if is_plain and field.example[:1] not in "[{" else ""


def _often(sheet: Sheet) -> tuple[str, ...]:
    return _OFTEN if sheet is ARTICLE else _OFTEN_IN_ISSUE
