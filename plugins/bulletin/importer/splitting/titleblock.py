"""The block round a title: kicker above, deck below, byline, date, head of a proposal, editor's note.

In: the body's lines and the place of the title in them. Out: a TitleBlock, which says where the text begins.
A line above belongs to the block when nothing of the article before is left open; a line below, while it
says no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bulletin.importer.front.contents import DECK, Entry
from bulletin.importer.reading.credits import names_author, persons_of, read_credits
from bulletin.importer.reading.dates import is_date, read_date
from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import (
    BYLINE_LABEL,
    Person,
    is_institution,
    is_person,
    is_post,
    read_persons,
)
from bulletin.importer.reading.numbering import starts_new
from bulletin.importer.reading.text import (
    FULL_SPACE,
    close_spaced,
    ends_open,
    has_inner_stop,
    key,
    starts_headless,
)
from bulletin.importer.splitting.proposal import LONGEST, read_proposal_line
from bulletin.importer.splitting.title_lines import BRACKETED, is_talking_title, is_title_like

__all__ = [
    "BRACKETED",
    "DATE",
    "EDITORS_NOTE",
    "TitleBlock",
    "is_digest",
    "is_talking_title",
    "is_title_like",
    "read_title_block",
]

DATE = re.compile(r"^[（(]?\s*((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*[）)]?$")
"""A date in Arabic numerals: year, month, day."""
EDITORS_NOTE = re.compile(r"^[【（(\[]?\s*(?:编\s*者\s*按|编者的话|按\s*语)\s*[】）)\]]?\s*[：:]?\s*")
DIGEST = re.compile(
    r"(?:(?:发言|讲话|交流|书面)(?:材料)?|手记|心得|体会|感言|感悟|笔谈|寄语|建言|心声|日记|故事|来信)"
    r"(?:摘登|摘编|摘要|选登|摘录|选编|选录|选刊|辑录|集萃|撷英)"
)
MOST_ABOVE = 3
MOST_DECKS = 3
RUNS_OVER = 2
REPORTS = re.compile(r"^[^。]{0,60}?反映[：:]")
SPREAD = 12
"""Lines within which the deck of a headline over two pages stands."""
LEAST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What stands in lines ``start`` to ``end`` (exclusive) of the body, apart from the text.

    ``also`` are numbers of lines elsewhere that belong to the title.
    """

    start: int
    end: int
    title: str
    kicker: str = ""
    deck: tuple[str, ...] = ()
    authors: tuple[Person, ...] = ()
    date: str = ""
    proposal: tuple[tuple[str, str], ...] = ()
    editors_note: str = ""
    also: tuple[int, ...] = ()


def read_title_block(
    body: Sequence[Line], own: range, floor: int, entry: Entry, corpus: Corpus
) -> TitleBlock:
    """The block of the title in lines ``own`` (perhaps none); nothing before ``floor`` belongs to it."""
    start, end = own.start, own.stop
    top = _rise(body, start, floor, entry.author)
    bylines = [line for line in body[top:start] if names_author(line.text, entry.author)]
    above, titles = [line for line in body[top:start] if line not in bylines], body[start:end]
    authors = tuple(person for line in bylines for person in persons_of(line.text))
    block = TitleBlock(top, end, _join(titles), _join(above), authors=authors)
    headed = [line for line in above if line.level in (1, 2)]
    if headed and not any(line.level for line in titles):
        first = above.index(headed[0])
        block = replace(
            block,
            title=_join(above[first:]),
            kicker=_join(above[:first]),
            deck=tuple(line.text for line in titles),
        )
    return _descend(body, block, entry, corpus)


def is_digest(*texts: str) -> bool:
    """Whether one of the titles or decks says that speeches follow."""
    return any(DIGEST.search(text) for text in texts)


def _join(lines: Sequence[Line]) -> str:
    return FULL_SPACE.join(close_spaced(line.text) for line in lines)


def _rise(body: Sequence[Line], start: int, floor: int, author: str) -> int:
    top = start
    for i in range(start - 1, max(floor, start - MOST_ABOVE) - 1, -1):
        line = body[i]
        if not is_title_like(line) or line.jump_out or line.jump_in or DECK.match(line.text):
            break
        if author and persons_of(line.text) and not names_author(line.text, author):
            break
        if i == floor or _is_closed(body[i - 1]):
            top = i
    return top


def _is_closed(line: Line) -> bool:
    return (
        not ends_open(line.text)
        or line.jump_out is not None
        or BRACKETED.match(line.text) is not None
        or is_date(line.text)
    )


def _descend(body: Sequence[Line], block: TitleBlock, entry: Entry, corpus: Corpus) -> TitleBlock:
    coming = [line.text for line in body[block.end : block.end + SPREAD] if DECK.match(line.text)]
    digest = is_digest(entry.title, entry.deck, block.title, *block.deck, *coming)
    posts: list[str] = []
    while block.end < len(body):
        line = body[block.end]
        taken = _take(line, block, entry.author, posts, digest=digest)
        if taken is None and not digest and not block.authors and _is_deck(body, block.end, corpus):
            taken = replace(block, deck=(*block.deck, line.text))
        byline = taken is not None and len(taken.authors) > len(block.authors) and not entry.author
        if taken is None or (byline and _runs_over(body, block.end, corpus)):
            break
        block = replace(taken, end=block.end + 1)
        digest = digest or is_digest(*block.deck)
        if taken.editors_note:
            block = _run_on_note(body, block)
    return _give_posts(block, posts)


def _runs_over(body: Sequence[Line], i: int, corpus: Corpus) -> bool:
    """Whether the byline read in line ``i`` is the cut first line of the text: …高级工 | 程师某某某反映."""
    text = body[i].text
    if i + 1 >= len(body) or " " in text or is_person(text):
        return False
    following = body[i + 1].text
    return REPORTS.match(following) is not None or corpus.bond(text, following) >= RUNS_OVER


def _take(line: Line, block: TitleBlock, author: str, posts: list[str], *, digest: bool) -> TitleBlock | None:
    """The block with the line in it, or None when the line is nothing that stands under a title."""
    text = line.text
    if DECK.match(text) and len(text) <= LONGEST:
        return replace(block, deck=(*block.deck, DECK.sub("", text)))
    if EDITORS_NOTE.match(text) and not block.editors_note:
        return replace(block, editors_note=EDITORS_NOTE.sub("", text))
    if date := read_date(text):
        return replace(block, date=date)
    if stated := read_proposal_line(line):
        return replace(block, proposal=(*block.proposal, *stated))
    return None if digest and not author else _take_byline(text, block, author, posts)


def _take_byline(text: str, block: TitleBlock, author: str, posts: list[str]) -> TitleBlock | None:
    if persons := read_credits(text):
        return replace(block, authors=(*block.authors, *persons))
    listed = bool(author) and key(text) == key(author)
    sentence = has_inner_stop(text.replace("，", "")) or (text.endswith(("。", "：")) and not listed)
    if sentence or len(text) > LONGEST or starts_new(text):
        return None
    persons = read_persons(text)
    if persons and (BYLINE_LABEL.match(text) or is_person(text) or _agrees(persons, author)):
        return replace(block, authors=(*block.authors, *persons))
    if is_post(text):
        posts.append(text)
        return block
    institution = listed or (is_institution(text) and not block.authors)
    return replace(block, authors=(*block.authors, Person(close_spaced(text)))) if institution else None


def _agrees(persons: Sequence[Person], author: str) -> bool:
    """Whether the contents name these persons, or name nobody."""
    return not author or any(key(person.name) in key(author) for person in persons)


def _is_deck(body: Sequence[Line], i: int, corpus: Corpus) -> bool:
    """Whether line ``i`` is a deck and not a subheading or the first piece of the text.

    A deck may have several lines; what stands behind the last of them must not go on with it.
    """
    end = i
    while end < len(body) and end - i < MOST_DECKS and _may_be_deck(body[end]):
        end += 1
    if end == i or end >= len(body):
        return False
    last, following = body[end - 1], body[end]
    return (
        not starts_headless(following.text)
        and corpus.bond(last.text, following.text) < 4
        and not corpus.fills_column(last.text)
    )


def _may_be_deck(line: Line) -> bool:
    """Whether the line may stand in a deck; a row of a table has more columns than a deck has halves."""
    return is_title_like(line) and not line.jump_out and len(line.text.split()) < LEAST_COLUMNS


def _run_on_note(body: Sequence[Line], block: TitleBlock) -> TitleBlock:
    while block.end < len(body) and ends_open(block.editors_note) and not body[block.end].level:
        line = body[block.end]
        block = replace(block, editors_note=block.editors_note + line.text, end=block.end + 1)
    return block


def _give_posts(block: TitleBlock, posts: Sequence[str]) -> TitleBlock:
    """Posts on lines of their own belong to the one person named, else they are the deck's."""
    if not posts:
        return block
    if len(block.authors) == 1:
        person = block.authors[0]
        post = "、".join(part for part in (person.post, *posts) if part)
        return replace(block, authors=(replace(person, post=post),))
    return replace(block, deck=(*block.deck, *posts))
