"""Which characters a font has, and which of a text's it lacks.

Goes in: a font file; a text. Comes out: a set of characters; the missing ones with their places.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont

_INVISIBLE = {"Cc", "Cf", "Zl", "Zp", "Zs", "Mn"}


@dataclass(frozen=True, slots=True)
class Missing:
    """A character that no face has; ``offsets`` count the text's characters from 0."""

    character: str
    offsets: tuple[int, ...]

    @property
    def code(self) -> str:
        """The code point as it is looked up: U+4E00."""
        return f"U+{ord(self.character):04X}"


def characters_of(path: Path) -> frozenset[str]:
    """All characters that a font file has glyphs for; TTLibError when the file is no font."""
    with TTFont(path, fontNumber=0, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def missing_characters(available: AbstractSet[str], text: str) -> tuple[Missing, ...]:
    """The visible characters of a text that are not available, in the order of their first places."""
    places: dict[str, list[int]] = {}
    for offset, character in enumerate(text):
        if character not in available and unicodedata.category(character) not in _INVISIBLE:
            places.setdefault(character, []).append(offset)
    return tuple(Missing(character, tuple(offsets)) for character, offsets in places.items())
