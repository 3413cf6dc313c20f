"""Lines of Chinese for a terminal: broken anywhere but in a word and before or behind the wrong mark.

Rich breaks at spaces, which Chinese has few of. Widths are columns; a Chinese character takes two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

_CLOSING = "，。、；：？！）》〉】〕”’…—％%·"
_OPENING = "（《〈【〔“‘"
_PIECE = re.compile(
    rf"[ \u3000]+|[{_OPENING}]*(?:[\x21-\x7e]+|[^\x00-\x20\u3000])[{_CLOSING}]*",
)


def wrap(text: str, width: int) -> tuple[str, ...]:
    """The lines of a paragraph, each ``width`` columns at most; only a word longer than that runs over."""
    lines: list[str] = []
    line = ""
    for piece in _PIECE.findall(text):
        if line and cell_len(line) + cell_len(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line or piece.strip() else ""
    return (*lines, line.rstrip())


def pad(text: str, width: int) -> str:
    """The text with spaces behind it up to so many columns."""
    return text + " " * max(0, width - cell_len(text))


def hang(label: str, text: str, width: int, indent: int) -> Iterator[str]:
    """A label with a text beside it from column ``indent``, under it where the label is longer."""
    lines = wrap(text, max(20, width - indent)) if text else ("",)
    if cell_len(label) + 1 > indent:
        yield label
        label = ""
    for line in lines:
        yield (pad(label, indent) + line).rstrip()
        label = ""
