"""Values as a form holds them: from YAML, and from what a browser sends back.

A value is text; or a mapping of texts (GROUP); or a tuple of mappings (PEOPLE). Empty ones are left
out of mappings, so that two values are equal just when a form shows the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from bulletin.desk.writing.fields import FormField, Kind
from bulletin.load.marked_yaml import Value
from bulletin.load.people import split_people

Group: TypeAlias = Mapping[str, str]
FormValue: TypeAlias = str | Group | tuple[Group, ...]


def shown(fields: Iterable[FormField], values: Mapping[str, Value]) -> dict[str, FormValue]:
    """The form's values of a mapping of YAML, by key; what a form cannot show is empty."""
    return {field.key: shown_value(field, _written(field, values)) for field in fields}


def received(fields: Iterable[FormField], values: Mapping[str, object]) -> dict[str, FormValue]:
    """The form's values as a browser sends them; a key that is not sent is empty."""
    return {field.key: received_value(field, values.get(field.key)) for field in fields}


def shown_value(field: FormField, value: Value | None) -> FormValue:
    """One value of YAML as the form shows it."""
    if value is None:
        return empty(field)
    if field.kind is Kind.PEOPLE:
        people = value if isinstance(value, list) else [value]
        ones = [name for one in people for name in (split_people(one) if isinstance(one, str) else [one])]
        return tuple(group for one in ones if (group := _person(field, one)))
    if field.kind is Kind.GROUP:
        return _group(field, value)
    if field.kind is Kind.ROLES:
        return "\n".join(f"{role}: {_names(names)}" for role, names in _pairs(value))
    return _text(field, value)


def received_value(field: FormField, value: object) -> FormValue:
    """One value from a browser; what is no such value is empty."""
    if field.kind is Kind.PEOPLE:
        people = value if isinstance(value, list) else []
        groups = (_received_group(field, one) for one in people)
        return tuple(group for group in groups if group)
    if field.kind is Kind.GROUP:
        return _received_group(field, value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value).replace("\r\n", "\n").strip()
    if field.kind is Kind.ROLES:
        return "\n".join(f"{role}: {names}" for role, names in roles_of(text))
    return _text(field, text)


def empty(field: FormField) -> FormValue:
    """The value of a key that is not there."""
    return () if field.kind is Kind.PEOPLE else {} if field.kind is Kind.GROUP else ""


def print_of(value: object) -> str:
    """A short hash of a value, to see later whether it has changed."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()


def roles_of(text: str) -> tuple[tuple[str, str], ...]:
    """Roles and names of a form's lines ``主编: 王某某``; a line without a colon has no names."""
    parts = (line.replace("：", ":", 1).partition(":") for line in text.split("\n") if line.strip())
    return tuple((role.strip(), names.strip()) for role, _, names in parts)


def _written(field: FormField, values: Mapping[str, Value]) -> Value | None:
    return next((values[name] for name in field.names if name in values), None)


def _person(field: FormField, value: Value) -> Group:
    if isinstance(value, str):
        return {field.parts[0].key: value.strip()} if value.strip() else {}
    return _group(field, value)


def _group(field: FormField, value: Value) -> Group:
    if not isinstance(value, dict):
        return {}
    texts = {part.key: shown_value(part, _written(part, value)) for part in field.parts}
    return {key: text for key, text in texts.items() if isinstance(text, str) and text}


def _received_group(field: FormField, value: object) -> Group:
    if not isinstance(value, dict):
        return {}
    texts = {part.key: received_value(part, value.get(part.key)) for part in field.parts}
    return {key: text for key, text in texts.items() if isinstance(text, str) and text}


def _text(field: FormField, value: Value) -> str:
    """The text in the form's own spelling, where the validation understands it: dates, choices, lines."""
    validated = field.validated(value)
    if validated is not None and field.kind is Kind.LINES:
        return field.separator.join(field.items(field.separator.join(validated)))
    if validated is not None and field.kind is Kind.CHOICE:
        return str(validated.value)
    if validated is not None and field.kind is Kind.DATE:
        return str(validated.isoformat())
    return value.strip() if isinstance(value, str) else ""


def _pairs(value: Value) -> Iterable[tuple[str, Value]]:
    return value.items() if isinstance(value, dict) else ()


def _names(value: Value) -> str:
    names = value if isinstance(value, list) else [value]
    return "、".join(name for name in names if isinstance(name, str))
