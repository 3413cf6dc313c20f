"""What a line of a title block is.

A name only; ``headlines`` finds it, ``roles`` makes fields of it.
"""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What a line of a block is."""

    LABEL = "label"
    BYLINE = "byline"
    DECK = "deck"
    DATE = "date"
    TITLE = "title"
