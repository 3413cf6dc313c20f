"""Blocks of lines that may head an article: department's label, byline, kicker, title, deck.

In: the body's lines. Out: Blocks, each with what its lines are. A block stands between a finished text and a
text; verse and lines that keep their printed ends are none, however short they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.front.contents import DECK
from bulletin.importer.joining.paragraphs import CAPTION, CREDIT
from bulletin.importer.reading.dates import is_date
from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import BYLINE_LABEL, read_persons
from bulletin.importer.reading.numbering import read_numbering
from bulletin.importer.reading.text import close_spaced, ends_open, key, starts_headless
from bulletin.importer.splitting.kinds import Kind
from bulletin.importer.splitting.labels import (
    in_wrapped_text,
    is_label,
    is_marked,
    known_labels,
    names_column,
)
from bulletin.importer.splitting.roles import read_byline
from bulletin.importer.splitting.titleblock import BRACKETED, is_talking_title, is_title_like

MARKED_LABEL = re.compile(r"^[【\[〖◎●■◆▍▌]\s*([^】\]〗]{2,12})[】\]〗]?$")
MOST_TITLES = 4
MOST_PARTS = 3
LONGEST_NAME, LONGEST_TALK, LEAST_TEXT = 4, 12, 30
NOTICE = re.compile(
    r"(?:[\u3400-\u9fff]{0,6}(?:启事|稿约|更正|致歉|声明|征文|公告|敬告|须知)|致读者|敬告读者|编后)"
)
MOST_KICKERS = 2


@dataclass(frozen=True, slots=True)
class Block:
    """Lines ``start`` to ``end`` (exclusive) of the body and what each of them is."""

    start: int
    kinds: tuple[Kind, ...]

    @property
    def end(self) -> int:
        """The first line behind the block."""
        return self.start + len(self.kinds)

    @property
    def titles(self) -> int:
        """How many of its lines are kicker, title or deck."""
        return sum(kind in (Kind.TITLE, Kind.DECK) for kind in self.kinds)


def find_blocks(body: Sequence[Line], corpus: Corpus) -> list[Block]:
    """The blocks in the order of the body."""
    labels = known_labels(body)
    blocks: list[Block] = []
    i = 0
    while i < len(body):
        if signs_off(body, i):
            i += 1
            continue
        start, kinds = _collect(body, i, labels, corpus)
        end = start + len(kinds)
        if kinds and _is_block(body, start, kinds) and end < len(body) and _is_free(body, start, end, corpus):
            blocks.append(Block(start, tuple(kinds)))
        i = max(end, i + 1)
    return blocks


def _collect(body: Sequence[Line], i: int, labels: frozenset[str], corpus: Corpus) -> tuple[int, list[Kind]]:
    """The run of lines from ``i`` that one block may hold, and where it begins."""
    start, kinds = i, list[Kind]()
    while start + len(kinds) < len(body):
        place = start + len(kinds)
        kind = _classify(body, place, labels, corpus)
        if kind is None or (kinds and kind is Kind.LABEL):
            break
        if kinds[-1:] == [Kind.BYLINE] and Kind.TITLE in kinds and kind not in (Kind.DECK, Kind.BYLINE):
            break
        plain = not any(is_marked(line) for line in body[start:place])
        if is_marked(body[place]) and plain and kinds.count(Kind.TITLE) > MOST_KICKERS:
            start, kinds = place, []
        kinds.append(kind)
    return start, kinds


def _is_block(body: Sequence[Line], start: int, kinds: Sequence[Kind]) -> bool:
    """Whether the run is no verse: few titles, or titles that the source marks."""
    if Kind.TITLE not in kinds:
        return False
    unmarked = sum(kind is Kind.TITLE and not is_marked(body[start + k]) for k, kind in enumerate(kinds))
    return unmarked <= MOST_TITLES


def signs_off(body: Sequence[Line], i: int) -> bool:
    """Whether line ``i`` is the byline at the end of the text before it (本报记者 某某某 摄影报道)."""
    if i == 0 or not BYLINE_LABEL.match(body[i].text) or not read_persons(body[i].text):
        return False
    return not ends_open(body[i - 1].text) and not is_title_like(body[i - 1])


def _classify(body: Sequence[Line], i: int, labels: frozenset[str], corpus: Corpus) -> Kind | None:
    """What line ``i`` would be in a block; None: it is text."""
    line = body[i]
    if line.jump_in or line.jump_out or line.row or _is_caption(line) or in_wrapped_text(body, i):
        return None
    answers = (
        (is_date(line.text), Kind.DATE),
        (is_label(body, i, labels), Kind.LABEL),
        (DECK.match(line.text), Kind.DECK),
        (is_notice(line.text), Kind.TITLE),
        (not line.level and (read_byline(line.text) or _is_pen_name(body, i)), Kind.BYLINE),
        (_is_title(body, i, corpus), Kind.TITLE),
    )
    return next((kind for fits, kind in answers if fits), None)


def _is_title(body: Sequence[Line], i: int, corpus: Corpus) -> bool:
    line = body[i]
    if _is_row(line):
        return False
    if _opens_headline(body, i) or is_title_like(line) or MARKED_LABEL.match(line.text):
        return True
    if is_marked(line) and _may_be_marked_title(line):
        return True
    return is_talking_title(line.text) and i + 1 < len(body) and not _goes_on(line, body[i + 1], corpus)


def is_notice(text: str) -> bool:
    """Whether the line is the title of a notice: 更正, 征稿启事."""
    return NOTICE.fullmatch("".join(text.split())) is not None


def _is_pen_name(body: Sequence[Line], i: int) -> bool:
    """Whether line ``i`` is as short as a name, under a marked title and over a text."""
    bare = key(body[i].text)
    if not 2 <= len(bare) <= LONGEST_NAME or len(bare) != len(body[i].text) or i + 1 >= len(body):
        return False
    return i > 0 and is_marked(body[i - 1]) and not is_marked(body[i]) and len(body[i + 1].text) >= LEAST_TEXT


def _is_row(line: Line) -> bool:
    return not is_marked(line) and len(close_spaced(line.text).split()) > MOST_PARTS


def _opens_headline(body: Sequence[Line], i: int) -> bool:
    """Whether line ``i`` is the first half of a headline with a colon (旧书摊主老权： / 一本也舍不得卖)."""
    text = body[i].text
    short = text.endswith("：") and len(text) <= LONGEST_TALK and "，" not in text
    return short and i + 1 < len(body) and is_title_like(body[i + 1]) and not in_wrapped_text(body, i + 1)


def _may_be_marked_title(line: Line) -> bool:
    return read_numbering(line.text) is None and not line.text.endswith(("。", "，", "；", "："))


def _is_caption(line: Line) -> bool:
    return CAPTION.match(line.text) is not None or (not line.level and CREDIT.search(line.text) is not None)


def _goes_on(line: Line, following: Line, corpus: Corpus) -> bool:
    return starts_headless(following.text) or corpus.bond(line.text, following.text) >= 2


def _is_free(body: Sequence[Line], start: int, end: int, corpus: Corpus) -> bool:
    """Whether nothing before is left open that the text after the lines would finish."""
    i = start - 1
    while i >= 0 and (_is_caption(body[i]) or signs_off(body, i)):
        i -= 1
    after = body[end].text
    if i < 0 or body[i].jump_out or BRACKETED.match(body[i].text) or not ends_open(body[i].text):
        return not starts_headless(after)
    bound = corpus.bond(body[i].text, after) >= 2 or starts_headless(after)
    return (is_marked(body[start]) or names_column(body[start].text)) and not bound
