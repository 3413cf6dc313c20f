"""The body split into articles by the contents.

In: the body's lines, the entries of 目录, the corpus. Out: one Draft for each article in the order of the
body, and the decisions taken. Pure; what the title block and the tails of other articles are is told apart
here and in ``pairing``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bulletin.importer.front.contents import DECK, Entry
from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.names import read_persons
from bulletin.importer.reading.text import FULL_SPACE, close_spaced, key
from bulletin.importer.splitting.anchors import Anchor, find_anchors, title_keys
from bulletin.importer.splitting.bylines import part_unlisted_surname
from bulletin.importer.splitting.lost import OPENING, find_lost_start
from bulletin.importer.splitting.titleblock import TitleBlock, is_digest, is_title_like, read_title_block
from bulletin.importer.splitting.unlisted import find_unlisted

SHORT_NAME = 2
SAME_PAGE = 0.3
"""Where an article is looked for that begins on the page on which the one before it does."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article while it is put together: its entry in 目录, its title block, the lines of its text."""

    entry: Entry
    block: TitleBlock
    lines: tuple[Line, ...]

    @property
    def is_digest(self) -> bool:
        """Whether it collects speeches (发言摘登)."""
        return is_digest(
            self.entry.title, self.entry.deck, self.block.title, *self.block.deck, self.block.kicker
        )


def split_by_contents(
    body: Sequence[Line], entries: Sequence[Entry], corpus: Corpus
) -> tuple[tuple[Draft, ...], tuple[Decision, ...]]:
    """Articles in the order in which the body prints them."""
    anchors = find_anchors(body, entries)
    blocks = _blocks(body, entries, anchors, corpus)
    decisions = [
        _anchor_decision(body, entry, anchor)
        for entry, anchor in zip(entries, anchors, strict=True)
        if anchor and anchor.likeness < 1
    ]
    for number in range(len(entries)):
        if anchors[number] is None:
            block, decision = _find_lost(body, entries, blocks, number, corpus)
            decisions.append(decision)
            if block:
                blocks[number] = block
    named = [part_unlisted_surname(body, entries[number], block) for number, block in sorted(blocks.items())]
    listed = [(entry, block) for entry, block, _ in named]
    decisions += [decision for *_, said in named for decision in said]
    extra = _unlisted(body, listed, corpus)
    decisions += [_unlisted_decision(body, entry, block) for entry, block in extra]
    return _cut(body, [*listed, *extra]), tuple(decisions)


def _blocks(
    body: Sequence[Line], entries: Sequence[Entry], anchors: Sequence[Anchor | None], corpus: Corpus
) -> dict[int, TitleBlock]:
    blocks: dict[int, TitleBlock] = {}
    floor = 0
    for number in sorted((n for n, a in enumerate(anchors) if a), key=lambda n: anchors[n].start):  # type: ignore[union-attr]
        anchor = anchors[number]
        assert anchor is not None
        blocks[number] = read_title_block(
            body, range(anchor.start, anchor.end), min(floor, anchor.start), entries[number], corpus
        )
        floor = blocks[number].end
    return blocks


def _find_lost(
    body: Sequence[Line], entries: Sequence[Entry], blocks: dict[int, TitleBlock], number: int, corpus: Corpus
) -> tuple[TitleBlock | None, Decision]:
    entry = entries[number]
    before = max((n for n in blocks if n < number), default=None)
    after = min((n for n in blocks if n > number), default=None)
    low = blocks[before].end if before is not None else 0
    high = blocks[after].start if after is not None else len(body)
    share = _share(entries, before, number, after)
    start = find_lost_start(body[low:high], entry, share, first=before is None) if low < high else None
    where = entry.lines[0] if entry.lines else 0
    if start is None:
        return None, Decision(
            where,
            "目录有、正文无",
            f"目录中的《{entry.title}》在正文里没有找到，未建文件",
            "可能并在相邻的文章里，请对照原刊",
        )
    line = body[low + start]
    block = _read_untitled(body, low + start, high, entry, corpus)
    return block, Decision(
        line.number, "标题漏扫", f"从这一行起算作《{entry.title}》，标题取自目录", "这一段也可能属于前一篇"
    )


def _read_untitled(body: Sequence[Line], start: int, high: int, entry: Entry, corpus: Corpus) -> TitleBlock:
    """The rest of a title block whose title is gone: kicker lines, then deck, byline, date."""
    if OPENING.match("".join(line.text for line in body[start : start + 3])):
        return TitleBlock(start, start, entry.title)
    end = start
    while (
        end < high - 1 and end - start < 2 and is_title_like(body[end]) and not _is_byline(body[end], entry)
    ):
        end += 1
    if end and body[start:end] and DECK.match(body[start].text):
        end = start
    block = read_title_block(body[:high], range(end, end), end, entry, corpus)
    kicker = FULL_SPACE.join(line.text for line in body[start:end])
    return replace(block, start=start, title=entry.title, kicker=kicker)


def _is_byline(line: Line, entry: Entry) -> bool:
    return bool(read_persons(line.text)) or key(line.text) == key(entry.author)


def _share(entries: Sequence[Entry], before: int | None, number: int, after: int | None) -> float:
    first = entries[before].page if before is not None else entries[number].page
    last = entries[after].page if after is not None else None
    page = entries[number].page
    if first is None or last is None or page is None or last <= first:
        return 0.5
    if page == first:
        return SAME_PAGE
    return (page - first) / (last - first)


def _anchor_decision(body: Sequence[Line], entry: Entry, anchor: Anchor) -> Decision:
    printed = "　".join(line.text for line in body[anchor.start : anchor.end])
    return Decision(
        body[anchor.start].number,
        "标题与目录不同",
        f"正文标题“{printed}”认作目录中的《{entry.title}》",
        "可能是另一篇文章",
    )


def _unlisted(
    body: Sequence[Line], listed: Sequence[tuple[Entry, TitleBlock]], corpus: Corpus
) -> list[tuple[Entry, TitleBlock]]:
    order = sorted(listed, key=lambda pair: pair[1].start)
    found: list[tuple[Entry, TitleBlock]] = []
    for place, (entry, block) in enumerate(order):
        end = order[place + 1][1].start if place + 1 < len(order) else len(body)
        if not is_digest(entry.title, entry.deck, block.title, *block.deck):
            found += find_unlisted(body, block.end, end, entry.department, corpus)
    return found


def _unlisted_decision(body: Sequence[Line], entry: Entry, block: TitleBlock) -> Decision:
    return Decision(
        body[block.start].number,
        "正文有、目录无",
        f"《{entry.title}》目录没有列，照标题和署名另立一篇",
        "是前一篇里的小标题",
    )


def _cut(body: Sequence[Line], found: Sequence[tuple[Entry, TitleBlock]]) -> tuple[Draft, ...]:
    order = sorted(found, key=lambda pair: pair[1].start)
    drafts = []
    for place, (entry, block) in enumerate(order):
        end = order[place + 1][1].start if place + 1 < len(order) else len(body)
        named, parted = _part_author(entry, block)
        drafts.append(_reclaim_title(Draft(named, parted, tuple(body[parted.end : end]))))
    return tuple(drafts)


def _part_author(entry: Entry, block: TitleBlock) -> tuple[Entry, TitleBlock]:
    """A title line that ends in what 目录 seems to name as the author.

    A name of three characters is a name; one of two (和谐) may as well be a word of the title.
    """
    if not entry.author or key(block.title) != key(entry.title + entry.author):
        return entry, block
    if len(key(entry.author)) > SHORT_NAME:
        authors = block.authors or read_persons(entry.author)
        return entry, replace(block, title=entry.title, authors=authors)
    return replace(entry, title=entry.title + FULL_SPACE + entry.author, author=""), block


def _reclaim_title(draft: Draft) -> Draft:
    """A headline over two pages: its right half was read into the text, and comes back to the title."""
    whole, half = title_keys(draft.entry)[-1] if draft.entry.title else "", key(draft.block.title)
    rest = next(
        (
            form[len(half) :]
            for form in title_keys(draft.entry)
            if form.startswith(half) and len(form) > len(half) + 3
        ),
        "",
    )
    if not whole or not rest:
        return draft
    lines = list(draft.lines)
    place = next((i for i, line in enumerate(lines) if key(line.text) == rest and is_title_like(line)), None)
    if place is None:
        return draft
    title = draft.block.title + FULL_SPACE + close_spaced(lines[place].text)
    block = replace(draft.block, title=title, also=(lines[place].number,))
    del lines[place]
    if place < len(lines) and DECK.match(lines[place].text):
        block = replace(
            block,
            deck=(*block.deck, DECK.sub("", lines[place].text)),
            also=(*block.also, lines[place].number),
        )
        del lines[place]
    return replace(draft, block=block, lines=tuple(lines))
