"""Values as text of YAML that the loader reads back as the same values.

Each spelling is tried and read; the plainest that says the same is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import yaml

from bulletin.desk.writing.fields import FormField, Kind
from bulletin.desk.writing.values import FormValue, roles_of
from bulletin.errors import BulletinError
from bulletin.load.marked_yaml import Value, read_yaml

_WIDE = 10**9


def value_text(field: FormField, value: FormValue, indent: str, line_end: str) -> str:
    """What stands behind ``键:``, with the space or line end before it; ``indent`` is the key's own."""
    deeper = f"{indent}  "
    if field.kind is Kind.PEOPLE and not isinstance(value, str | Mapping):
        return _people(field, value, deeper, line_end)
    if field.kind is Kind.ROLES and isinstance(value, str):
        pairs = (f"{deeper}{flow(role)}: {scalar(names)}" for role, names in roles_of(value))
        return "".join(f"{line_end}{pair}" for pair in pairs)
    if isinstance(value, Mapping):
        return f" {group_text(field, value)}"
    assert isinstance(value, str), value
    if field.kind is Kind.LINES and field.separator == "\n" and len(field.items(value)) > 1:
        return "".join(f"{line_end}{deeper}- {scalar(item)}" for item in field.items(value))
    if "\n" in value:
        return f" {_block(value, deeper, line_end)}"
    return f" {scalar(value)}"


def scalar(text: str) -> str:
    """Text on one line, outside brackets."""
    return _plainest(text, lambda spelled: f"甲: {spelled}", text)


def flow(text: str) -> str:
    """Text on one line, inside brackets."""
    return _plainest(text, lambda spelled: f"甲: [{spelled}, {{乙: {spelled}}}]", [text, {"乙": text}])


def group_text(field: FormField, group: Mapping[str, str]) -> str:
    """A mapping in braces, its keys in the order of the model."""
    keys = [part.key for part in field.parts if group.get(part.key)]
    return "{" + ", ".join(f"{key}: {flow(group[key])}" for key in keys) + "}"


def person_text(field: FormField, person: Mapping[str, str]) -> str:
    """A person: the bare name where nothing else is said."""
    name = field.parts[0].key
    return scalar(person[name]) if set(person) == {name} else group_text(field, person)


def _people(field: FormField, people: Sequence[Mapping[str, str]], indent: str, line_end: str) -> str:
    if len(people) == 1:
        return f" {person_text(field, people[0])}"
    name = field.parts[0].key
    if all(set(person) == {name} for person in people):
        return f" [{', '.join(flow(person[name]) for person in people)}]"
    return "".join(f"{line_end}{indent}- {person_text(field, person)}" for person in people)


def _block(text: str, indent: str, line_end: str) -> str:
    """Several lines under each other; in quotation marks where their spaces would not come through."""
    lines = text.split("\n")
    block = "|-" + "".join(f"\n{indent}{line}" if line else "\n" for line in lines)
    if _reads_as(f"甲: {block}\n", text):
        return block.replace("\n", line_end)
    return _quoted(text)


def _plainest(text: str, sentence: Callable[[str], str], wanted: Value) -> str:
    spellings: Iterable[str] = (text, _quoted(text))
    return next((one for one in spellings if _reads_as(sentence(one), wanted)), _quoted(text))


def _reads_as(source: str, wanted: Value) -> bool:
    try:
        return read_yaml(source, "").values.get("甲") == wanted
    except BulletinError:
        return False


def _quoted(text: str) -> str:
    """In double quotation marks, on one line."""
    dumped = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=_WIDE)
    return dumped.strip("\n")
