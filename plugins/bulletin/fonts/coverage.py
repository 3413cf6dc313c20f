"""Which characters a font has."""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont


def characters_of(path: Path) -> frozenset[str]:
    """All characters that a font file has glyphs for; TTLibError when the file is no font."""
    with TTFont(path, fontNumber=0, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
