"""Characters of symbol fonts, in which □ and ✓ are written as private codes, as plain characters.

In: a font's name and a code. Out: a character, or nothing where it is not known. From the tables of the fonts
Wingdings and Symbol.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_WINGDINGS: Mapping[int, str] = MappingProxyType(
    {
        0x46: "☞", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "◆",
        0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB6: "☆", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE8: "→",
        0xF0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    }
)  # fmt: skip
_SYMBOL: Mapping[int, str] = MappingProxyType(
    {
        0xB7: "•", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xA3: "≤", 0xB3: "≥", 0xAE: "→",
        0x61: "α", 0x62: "β", 0x6D: "μ", 0x70: "π", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω",
    }
)  # fmt: skip
_PRIVATE = 0xF000


def plain_symbol(font: str, code: str) -> str:
    """The character that the font shows for a code in hexadecimal (F0A8); empty when it is not known."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    table = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}.get(font.strip().lower())
    if table is not None:
        return table.get(point & 0xFF, "")
    return chr(point) if 0x20 <= point < _PRIVATE and not 0xD800 <= point < 0xE000 else ""
