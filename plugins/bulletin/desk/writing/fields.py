"""What a form shows of a mapping of YAML: one field for each key of the model that validates it.

Goes in: a schema of the loader. Comes out: fields with the names, kinds, choices, limits and hints of
the validation, so that form and validation cannot drift apart.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import AliasChoices, BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from bulletin.load.schema import Schema

_SEPARATORS = ("\u3000", "、", "\n")
"""What parts the items of a list that is written as one text; the first that the validation knows."""


class Kind(Enum):
    """How a value looks in a form."""

    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    DATE = "date"
    LINES = "lines"
    """Several texts, in a form one text with separators between them."""
    PEOPLE = "people"
    """A list of mappings."""
    GROUP = "group"
    """A mapping of known keys."""
    ROLES = "roles"
    """A mapping of any keys to names, in a form a line each."""


@dataclass(frozen=True, slots=True)
class FormField:
    """A key: ``names`` are all its spellings, the Chinese one first; ``separator`` is of LINES."""

    names: tuple[str, ...]
    kind: Kind
    expected: str
    example: str
    hint: str
    required: bool
    adapter: TypeAdapter[Any]
    choices: tuple[str, ...] = ()
    limits: tuple[int | None, int | None] = (None, None)
    separator: str = ""
    parts: tuple[FormField, ...] = ()

    @property
    def key(self) -> str:
        """The key as we write it."""
        return self.names[0]

    def items(self, text: str) -> tuple[str, ...]:
        """The items of LINES; ROLES have a line each."""
        parts = (part.strip() for part in text.split(self.separator or "\n"))
        return tuple(part for part in parts if part)

    def validated(self, value: object) -> Any:
        """The value as the loader takes it; None when it refuses."""
        try:
            return self.adapter.validate_python(value)
        except ValidationError:
            return None


@cache
def fields_of(model: type[Schema]) -> tuple[FormField, ...]:
    """The fields of a schema, in its order."""
    return tuple(_field(field) for field in model.model_fields.values())


def _field(field: FieldInfo) -> FormField:
    assert isinstance(field.validation_alias, AliasChoices), field
    extra = field.json_schema_extra
    meant: Any = Annotated[field.annotation, *field.metadata, None]
    adapter: TypeAdapter[Any] = TypeAdapter(meant)
    kind = _kind(field.annotation)
    choices = next((part for part in _types_in(field.annotation) if issubclass(part, Enum)), None)
    inner = next((part for part in _types_in(field.annotation) if issubclass(part, BaseModel)), None)
    return FormField(
        names=tuple(str(name) for name in field.validation_alias.choices),
        kind=kind,
        expected=field.description or "",
        example=str((field.examples or [""])[0]),
        hint=str(extra.get("hint", "")) if isinstance(extra, dict) else "",
        required=field.is_required(),
        adapter=adapter,
        choices=tuple(str(one.value) for one in choices) if choices else (),
        limits=_limits(field),
        separator=_separator(adapter) if kind is Kind.LINES else "",
        parts=fields_of(inner) if inner is not None and issubclass(inner, Schema) else (),
    )


def _kind(annotation: Any) -> Kind:
    types = tuple(_types_in(annotation))
    is_list = any(get_origin(part) is tuple for part in _unions(annotation))
    if any(issubclass(part, BaseModel) for part in types):
        return Kind.PEOPLE if is_list else Kind.GROUP
    if any(get_origin(part) is dict for part in _unions(annotation)):
        return Kind.ROLES
    if is_list:
        return Kind.LINES if str in types else Kind.TEXT
    for kind, wanted in ((Kind.CHOICE, Enum), (Kind.DATE, datetime.date), (Kind.NUMBER, int)):
        if any(issubclass(part, wanted) for part in types):
            return kind
    return Kind.TEXT


def _unions(annotation: Any) -> Iterator[Any]:
    """The annotation without Annotated and None."""
    if get_origin(annotation) is Annotated:
        yield from _unions(get_args(annotation)[0])
    elif get_origin(annotation) in (tuple, dict) or isinstance(annotation, type):
        yield annotation
    else:
        for part in get_args(annotation):
            yield from _unions(part)


def _types_in(annotation: Any) -> Iterator[type]:
    for part in _unions(annotation):
        if get_origin(part) in (tuple, dict):
            for inner in get_args(part):
                yield from _types_in(inner)
        elif isinstance(part, type) and part is not type(None):
            yield part


def _limits(field: FieldInfo) -> tuple[int | None, int | None]:
    lower = next((one.ge for one in field.metadata if hasattr(one, "ge")), None)
    upper = next((one.le for one in field.metadata if hasattr(one, "le")), None)
    return (lower, upper)


def _separator(adapter: TypeAdapter[Any]) -> str:
    """The separator that the validation itself takes for one; a line each where it knows none."""
    return next((mark for mark in _SEPARATORS if len(adapter.validate_python(f"甲{mark}乙")) == 2), "\n")
