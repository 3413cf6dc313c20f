"""The head of a proposal as a form: a small table of labels and values under the title.

In: a table and the title. Out: what it states, as the recogniser of proposals reads it; nothing when it is
any other table.
"""

from __future__ import annotations

import re

from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.text import key
from bulletin.importer.splitting.proposal import PROPOSAL_WORDS, read_proposal_line
from bulletin.importer.word.reading.blocks import WordTable
from bulletin.importer.word.shaping.grids import words_of_table

_LABEL = re.compile(PROPOSAL_WORDS)
_SUBJECT = re.compile(r"案\s*由|题\s*目|标\s*题|提案名称")
_MOST_CELLS = 24


def read_form(table: WordTable, title: str) -> tuple[tuple[str, str], ...]:
    """Labels and values; every label of the table must be one that a proposal's head has."""
    cells = [words.strip() for words in words_of_table(table)]
    if len(cells) > _MOST_CELLS or len(cells) % 2:
        return ()
    stated: list[tuple[str, str]] = []
    for label, value in zip(cells[::2], cells[1::2], strict=True):
        bare = label.rstrip("：: ")
        if not bare and not value:
            continue
        if _SUBJECT.fullmatch(bare) and key(value) == key(title):
            continue
        found = read_proposal_line(_line(f"{bare}：{value}")) if _LABEL.fullmatch(bare) and value else ()
        if not found:
            return ()
        stated += found
    return tuple(stated)


def _line(text: str) -> Line:
    return Line(0, text, text)
