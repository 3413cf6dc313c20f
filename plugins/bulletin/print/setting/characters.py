"""Classes of characters in Chinese text: what may begin or end a line, and which marks have blank halves.

After GB/T 15834 (no closing mark at a line's start, no opening mark at its end, —— and …… in one
piece) and the W3C note on Chinese text layout (CLREQ) for the blank halves.
"""

from __future__ import annotations

import re
from enum import IntEnum

OPENING = "（《〈「『【〔［｛“‘〖"
CLOSING = "，。、；：！？）》〉」』】〕］｝”’〗．"
NO_LINE_START = frozenset(CLOSING + "·•～—–-…％‰℃°々ー·" + "!%),.:;?]}")
NO_LINE_END = frozenset(OPENING + "￥＄№＃([{$#@")
MIDDLE = "·•"
JOINERS = frozenset("—–～·％‰℃°")
"""Signs that stand close to the numbers they join or follow."""
PAIRED = frozenset("（）《》〈〉「」『』【】〔〕“”‘’")

TOKEN = re.compile(
    r"——|……"
    r"|[!-~\u00a0-\u00b6\u00b8-\u024f\u2009\u202f]+(?:’[A-Za-z]+)*"  # a word or number, its spaces fixed
    r"| +"
    r"|.",
    re.DOTALL,
)
WORD_JOINTS = re.compile(r"(?<=[/\\_@-])(?=[A-Za-z0-9])|(?<=[.,;:?&=+)])(?=[A-Za-z])")
"""Where a long word may be divided: behind a sign, but never behind a point or comma of a number."""


class Kind(IntEnum):
    """How a piece of text behaves in a line."""

    HAN = 0
    OPEN = 1
    CLOSE = 2
    WORD = 3
    SPACE = 4
    DASH = 5
    PIECE = 6
    """Part of a word that is too long for its line: the line may end behind it."""


def kind_of(token: str) -> Kind:
    """The class of a token that ``TOKEN`` found."""
    first = token[0]
    if first in OPENING:
        return Kind.OPEN
    if first in CLOSING:
        return Kind.CLOSE
    if first in " \u3000":
        return Kind.SPACE
    if len(token) == 2 and first in "—…":
        return Kind.DASH
    if ("!" <= first <= "~") or ("\u00a0" <= first <= "\u024f" and first != "·") or first in "\u2009\u202f":
        return Kind.WORD
    return Kind.HAN
