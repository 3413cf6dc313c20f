"""The pieces that every schema is made of: keys with both names, and values written as editors do.

A key's field carries, besides its names, what its value should be (``description``), a right
example (``examples``) and, for forms and for editors that complete keys, what it is good for (``hint``);
messages are made from these.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})年(\d{1,2})月(\d{1,2})日")
_OTHER_DATE = re.compile(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D{0,2}")


class Schema(BaseModel):
    """A mapping of a known set of keys; an unknown key is a problem, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def key(
    names: str,
    kind: str,
    example: str,
    default: Any = ...,
    *,
    hint: str = "",
    advice: str = "",
    **limits: Any,
) -> Any:
    """A field: ``names`` are the Chinese key and its English ones, parted by spaces.

    ``kind`` says what the value should be, ``example`` shows one; ``default`` makes it optional.
    ``hint`` is a sentence for whoever fills it in; ``advice`` is what is said of a wrong value, and
    then the example is not.
    """
    return Field(
        default,
        validation_alias=AliasChoices(*names.split()),
        description=kind,
        examples=[example],
        json_schema_extra={name: said for name, said in (("hint", hint), ("advice", advice)) if said} or None,
        **limits,
    )


def text(names: str, example: str, hint: str = "") -> Any:
    """An optional field of plain text, empty when it is not given."""
    return key(names, "文字", example, "", hint=hint)


def as_list(value: object) -> list[object]:
    """A single value as a list of one."""
    return list(value) if isinstance(value, list | tuple) else [value]


def _title_lines(value: object) -> object:
    """Title lines: a list, each broken at full-width spaces too."""
    lines = _all_text(value)
    return (
        value
        if lines is None
        else [part for line in lines for part in re.split(r"[\u3000\n]+", line) if part]
    )


def _deck_lines(value: object) -> object:
    """Deck lines: a list, or text of several lines; a leading —— is set by the machine."""
    lines = _all_text(value)
    if lines is None:
        return value
    bare = (re.sub(r"^[—－–-]+\s*", "", part.strip()) for line in lines for part in line.split("\n"))
    return [line for line in bare if line]


def _all_text(value: object) -> list[str] | None:
    """The text, or the list of texts; None when something else is among them."""
    parts = as_list(value)
    texts = [part.strip() for part in parts if isinstance(part, str)]
    return texts if len(texts) == len(parts) else None


def _names(value: object) -> object:
    """Names: a list, or text in which they are parted by 、."""
    if isinstance(value, str):
        return [name for name in re.split(r"[、,，;；]\s*", value) if name]
    return value


def _date(value: object) -> object:
    """2026-03-01 or 2026年3月1日 as a date."""
    match = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise _odd_date(value)
    year, month, day = (int(part) for part in match.groups() if part)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise PydanticCustomError(
            "date-impossible",
            "日期应是日历上有的，没有{found}这一天",
            {"found": str(value), "example": f"{_possible(year, month, day)}"},
        ) from None


def _odd_date(value: object) -> Exception:
    match = _OTHER_DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        return ValueError("no date")
    year, month, day = (int(part) for part in match.groups())
    return PydanticCustomError(
        "value-wrong",
        "日期应为年-月-日，现为“{found}”",
        {"found": str(value), "example": f"{_possible(year, month, day)}"},
    )


def _possible(year: int, month: int, day: int) -> datetime.date:
    """The nearest day that exists."""
    first = datetime.date(max(year, 1), min(max(month, 1), 12), 1)
    last = calendar.monthrange(first.year, first.month)[1]
    return first.replace(day=min(max(day, 1), last))


def words(english: Mapping[str, str]) -> BeforeValidator:
    """A validator that reads English words as the Chinese ones of an enumeration."""
    return BeforeValidator(lambda value: english.get(value, value) if isinstance(value, str) else value)


Text = Annotated[str, StringConstraints(strip_whitespace=True)]
TitleLines = Annotated[tuple[Text, ...], BeforeValidator(_title_lines)]
DeckLines = Annotated[tuple[Text, ...], BeforeValidator(_deck_lines)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(as_list)]
Names = Annotated[tuple[Text, ...], BeforeValidator(_names)]
Date = Annotated[datetime.date, BeforeValidator(_date)]
