"""The end of a draft: signature, date, a note on the author.

In: the flow behind the title block, and what that said. Out: what the end adds, and which items it took. Only
what is certain is taken: a line at the right that is a person, an institution or a date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.joining.article import AUTHOR_NOTE, LONGEST_NOTE
from bulletin.importer.reading.names import BYLINE_LABEL, Person, is_institution, is_person, read_persons
from bulletin.importer.reading.text import close_spaced
from bulletin.importer.splitting.titleblock import DATE, TitleBlock
from bulletin.importer.word.reading.blocks import Align, WordParagraph
from bulletin.importer.word.shaping.flow import Item

_SIGNATURE = re.compile(r"^[（(]([^（）()]{2,30})[）)]$")
_MOST_LINES = 4
_LONGEST_SIGNATURE = 40


@dataclass(frozen=True, slots=True)
class Ending:
    """What the end of the draft says; ``taken`` are places in the flow."""

    authors: tuple[Person, ...] = ()
    date: str = ""
    author_note: str = ""
    taken: tuple[int, ...] = ()


def read_ending(flow: Sequence[Item], first: int, block: TitleBlock) -> Ending:
    """The ending; nothing before ``first`` belongs to it."""
    authors: tuple[Person, ...] = ()
    date = note = ""
    taken: list[int] = []
    for place in range(len(flow) - 1, max(first, len(flow) - 1 - _MOST_LINES) - 1, -1):
        item = flow[place]
        if not isinstance(item, WordParagraph) or item.rich.notes:
            break
        text = item.rich.plain
        if AUTHOR_NOTE.match(text) and len(text) <= LONGEST_NOTE and not note:
            note = text
        elif (found := DATE.match(text)) and not date and _iso(found) in (block.date or _iso(found)):
            date = _iso(found)
        elif not authors and (persons := _signed(item, dated=bool(date))) and _adds(persons, block):
            authors = persons
        else:
            break
        taken.append(place)
    if not note:
        note, places = _note_among(flow, first)
        taken += places
    return Ending(authors, date, note, tuple(sorted(taken)))


def _note_among(flow: Sequence[Item], first: int) -> tuple[str, list[int]]:
    """A note on the author in brackets with other lines behind it, such as who edited the text."""
    for place in range(max(first, len(flow) - _MOST_LINES), len(flow)):
        item = flow[place]
        text = item.rich.plain if isinstance(item, WordParagraph) and not item.rich.notes else ""
        if AUTHOR_NOTE.match(text) and text[0] in "（(" and text[-1] in "）)" and len(text) <= LONGEST_NOTE:
            return text, [place]
    return "", []


def _adds(persons: tuple[Person, ...], block: TitleBlock) -> bool:
    """Whether the signature names the author, or those that the title block names already."""
    return not block.authors or {one.name for one in persons} <= {one.name for one in block.authors}


def _iso(found: re.Match[str]) -> str:
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"


def _signed(paragraph: WordParagraph, *, dated: bool) -> tuple[Person, ...]:
    """Who signs the draft in this line; nobody when it may as well be text."""
    text = paragraph.rich.plain
    bracketed = _SIGNATURE.match(text)
    if bracketed:
        inner = bracketed[1]
        return read_persons(inner) if BYLINE_LABEL.match(inner) or is_person(inner) else ()
    if len(text) > _LONGEST_SIGNATURE or not (paragraph.align is Align.RIGHT or dated):
        return ()
    return read_persons(text) or ((Person(close_spaced(text)),) if is_institution(text) else ())
