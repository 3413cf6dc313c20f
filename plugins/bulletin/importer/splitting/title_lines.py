"""Whether one line has the build of a title: short, free of sentences, no item of a list, no date.

In: a line. Out: a truth value. A talking title has a comma or an exclamation in it (读书，让履职更有底气).
"""

from __future__ import annotations

import re

from bulletin.importer.reading.dates import is_date
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.numbering import starts_new
from bulletin.importer.reading.text import ends_open, has_inner_stop, opens_quote
from bulletin.importer.splitting.proposal import LONGEST

BRACKETED = re.compile(r"^[（(【].*[）)】]$")
LONGEST_TALKING = 26
LONGEST_CRY = 10
"""A longer line that ends in ！ or ？ is a sentence of the text."""


def is_title_like(line: Line) -> bool:
    """Whether the line may be part of a title: short, free of sentences, no list item, no date."""
    text = line.text
    if (
        line.row
        or not 2 <= len(text) <= LONGEST
        or text.endswith(("。", "；", "：", "，", "、", "…"))
        or BRACKETED.match(text)
    ):
        return False
    if text.endswith(("！", "？")) and not line.level and len(text) > LONGEST_CRY:
        return False
    if starts_new(text) or is_date(text) or (text.endswith(("”", "》")) and not ends_open(text)):
        return False
    return line.level > 0 or not has_inner_stop(text.rstrip("！？!?"))


def is_talking_title(text: str) -> bool:
    """A title with a comma or an exclamation in it: 读书，让履职更有底气."""
    if (
        len(text) > LONGEST_TALKING
        or opens_quote(text)
        or text[-1] in "，。；：、"
        or starts_new(text)
        or BRACKETED.match(text)
    ):
        return False
    return (
        ends_open(text.rstrip("！？"))
        and sum(text.count(mark) for mark in "，！？") == 1
        and "。" not in text
    )
