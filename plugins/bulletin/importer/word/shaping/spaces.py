"""Spaces of a Word draft: indents and soft spaces gone, those that part things kept.

In: Rich text. Out: Rich text; only white space and invisible characters are changed.
"""

from __future__ import annotations

import re

from bulletin.importer.reading.lines import AROUND_MARK, INVISIBLE, NUMERIC_SPACE, ODD_SPACES
from bulletin.importer.reading.text import FULL_SPACE
from bulletin.importer.word.reading.rich import Rich
from bulletin.load.encoding import CONTROLS

_ODD_LINE_END = re.compile("[\x85\u2028\u2029]")
_TAB = re.compile(r"\t")
_MORE = re.compile(r"(?<= ) +|(?<=\u3000)\u3000+|(?<=\u3000) +|(?<! ) +(?=\u3000)")
_NUMBERED = re.compile(r"^\s*[表图]\s*[0-9０-９]+ ")
_AT_LINE_END = re.compile(r"(?<![ \u3000])[ \u3000]+(?=\n)|(?<=\n)[ \u3000]+")
_CJK_GAP = re.compile(r"(?<=[\u3400-\u9fff，。；：、！？）”]) +(?=[（“，。；：、！？）”])")


def tidy(rich: Rich) -> Rich:
    """A paragraph without indent and soft spaces."""
    text = _TAB.sub(FULL_SPACE, _ODD_LINE_END.sub("\n", rich.text))
    rich = Rich(_NUMBERED.sub(_part, ODD_SPACES.sub(" ", text)), rich.faces)
    rich = rich.without(INVISIBLE).without(CONTROLS).without(_AT_LINE_END).stripped()
    for soft in (_MORE, AROUND_MARK, NUMERIC_SPACE, _CJK_GAP):
        rich = rich.without(soft)
    return rich


def _part(found: re.Match[str]) -> str:
    """The space behind 表1 and 图1 parts the number from the title: it stays."""
    return found[0][:-1] + FULL_SPACE
