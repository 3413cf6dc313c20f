"""The author whose surname no list has: a short line under the title, the last word of its entry in 目录.

In: the body's lines, an entry and its title block. Out: both with the author parted from the title, and the
decision to show. A word of four characters is more often half of a title; it stays there, and is shown too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin.importer.front.contents import Entry
from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import Person
from bulletin.importer.reading.text import CJK, FULL_SPACE
from bulletin.importer.splitting.titleblock import TitleBlock

SHORTEST, LONGEST = 2, 3
"""Characters of a name that begins with no known surname."""
DOUBTFUL = 4


def part_unlisted_surname(
    body: Sequence[Line], entry: Entry, block: TitleBlock
) -> tuple[Entry, TitleBlock, tuple[Decision, ...]]:
    """The entry and its block; unchanged, without a decision, where no such line stands under the title."""
    title, _, word = entry.title.rpartition(FULL_SPACE)
    line = _line_of(body, block, word)
    if not title or line is None or entry.author or block.authors:
        return entry, block, ()
    if len(word) > LONGEST:
        chosen = f"标题下面单独一行的“{word}”算作标题的下半截"
        return entry, block, (Decision(line.number, "作者", chosen, "是作者的名字"),)
    chosen = f"标题下面单独一行的“{word}”与目录末尾相同，算作作者"
    named = replace(
        block,
        title=block.title.removesuffix(FULL_SPACE + word),
        deck=tuple(deck for deck in block.deck if deck != word),
        authors=(Person(word),),
    )
    return (
        replace(entry, title=title, author=word),
        named,
        (Decision(line.number, "作者", chosen, "是标题的一部分"),),
    )


def _line_of(body: Sequence[Line], block: TitleBlock, word: str) -> Line | None:
    """The line of the block, not its first, that is this word."""
    if not SHORTEST <= len(word) <= DOUBTFUL or len(CJK.findall(word)) != len(word):
        return None
    if not block.title.endswith(FULL_SPACE + word) and word not in block.deck:
        return None
    under = body[block.start + 1 : block.end]
    return next((line for line in under if line.text == word and not line.level), None)
