"""Names in the order of a Chinese index: by the initial of the first character's pinyin.

GB 2312 orders its 3,755 level-1 characters by pinyin, so a character's GBK code tells its initial
without a dictionary. Rarer characters stand under 其他; a surname that is read unusually stands
where its character is usually read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")

_FIRST_CHARACTERS = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ"
_STARTS = [character.encode("gbk") for character in _FIRST_CHARACTERS]
_END = "座".encode("gbk")
OTHER = "其他"


@dataclass(frozen=True, slots=True)
class Initial(Generic[Item]):
    """A letter, and what stands under it."""

    letter: str
    items: tuple[Item, ...]


def initial_of(name: str) -> str:
    """The letter that a name stands under: A to Z, or 其他."""
    first = name[:1].upper()
    if first.isascii() and first.isalpha():
        return first
    code = first.encode("gbk", "replace")
    if len(code) < 2 or not _STARTS[0] <= code <= _END:
        return OTHER
    return _LETTERS[bisect_right(_STARTS, code) - 1]


def sort_by_initial(items: Iterable[Item], name_of: Callable[[Item], str]) -> tuple[Initial[Item], ...]:
    """Items under their letters, 其他 last; within a letter by the characters' codes."""
    groups: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda item: name_of(item).encode("gb18030")):
        groups.setdefault(initial_of(name_of(item)), []).append(item)
    ordered = sorted(groups, key=lambda letter: (letter == OTHER, letter))
    return tuple(Initial(letter, tuple(groups[letter])) for letter in ordered)
