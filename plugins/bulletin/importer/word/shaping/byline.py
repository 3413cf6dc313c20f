"""The author line of a draft: a unit and the names behind it, names with points, names parted by commas.

In: a line under the title. Out: its persons, each with the unit as his post, or nobody. A draft has no list
of authors to compare with, so every part must be certain: a unit by its last word, a name by its form.
"""

from __future__ import annotations

import re

from bulletin.importer.reading.names import (
    BYLINE_LABEL,
    Person,
    is_institution,
    is_person,
    is_post,
    join_single_characters,
    read_persons,
)
from bulletin.importer.reading.text import has_inner_stop

LONGEST = 40
"""Characters of the longest author line."""
_PARTS = re.compile(r"[\s\u3000、，,]+")
_POINTED = re.compile(r"^[\u3400-\u9fff]{1,6}(?:[·•・][\u3400-\u9fff]{1,6}){1,3}$")
"""A name of a people that parts its names with points: 买买提·艾力."""
_MASKED = re.compile(r"^[\u3400-\u9fff]某{1,2}$")
_STOPS = ("。", "；", "：", "！", "？", "…")


def read_byline(text: str) -> tuple[Person, ...]:
    """The persons whom the line names; nobody where a part of it is anything but a unit or a name."""
    if not is_short(text):
        return ()
    if persons := read_persons(text):
        return persons
    bare = BYLINE_LABEL.sub("", text).strip("（）() \u3000")
    parts = join_single_characters([part for part in _PARTS.split(bare) if part])
    count = next((i for i, part in enumerate(parts) if _is_name(part)), len(parts))
    unit, names = " ".join(parts[:count]), parts[count:]
    certain = not unit or is_institution(unit) or is_post(unit)
    if not names or count > 1 or not certain or not all(map(_is_name, names)):
        return ()
    return tuple(Person(name, unit) for name in names)


def is_short(text: str) -> bool:
    """Whether the line is too short for a text and says no sentence."""
    return len(text) <= LONGEST and not text.endswith(_STOPS) and not has_inner_stop(_PARTS.sub("", text))


def may_be_byline(text: str) -> bool:
    """Whether an editor should look at the line: several short parts, or one with a point in it."""
    parts = [part for part in _PARTS.split(text) if part]
    return is_short(text) and (1 < len(parts) <= 6 or _POINTED.match(text) is not None)


def _is_name(text: str) -> bool:
    return is_person(text) or _POINTED.match(text) is not None or _MASKED.match(text) is not None
