"""Tails without any mark: the end of one column that the scan reads in the middle of the next article.

In: the drafts in the order of the body, the corpus. Out: the drafts with such lines given back, and the
decisions. Only a text that stops inside a sentence takes lines, and only where quotation, words or the
signature of its author prove that they are its own; how many lines follow is told by the words they share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin.importer.joining.paragraphs import CAPTION, CREDIT
from bulletin.importer.reading.credits import persons_of
from bulletin.importer.reading.decisions import Decision
from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.lines import Line
from bulletin.importer.reading.numbering import starts_new
from bulletin.importer.reading.text import closes_quote, ends_open, key, opens_quote, starts_headless
from bulletin.importer.splitting.split import Draft

REACH = 2
"""How many articles further down a tail is looked for."""
LEAST = 3.0
SIGNATURE_REACH = 3
LEAST_CUT = 8


def return_silent_tails(
    drafts: Sequence[Draft], corpus: Corpus
) -> tuple[tuple[Draft, ...], tuple[Decision, ...]]:
    """The drafts with every such tail behind its own head."""
    mended = list(drafts)
    decisions: list[Decision] = []
    for number, draft in enumerate(drafts):
        if not _stops_short(mended[number].lines):
            continue
        for other in range(number + 1, min(number + 1 + REACH, len(drafts))):
            place = _find_tail(mended[number], mended[other].lines, corpus)
            if place is None:
                continue
            end = _tail_end(mended[number], mended[other].lines, place)
            tail = mended[other].lines[place:end]
            rest = (*mended[other].lines[:place], *mended[other].lines[end:])
            mended[number] = replace(mended[number], lines=(*mended[number].lines, *tail))
            mended[other] = replace(mended[other], lines=rest)
            decisions.append(_decision(tail[0], draft))
            break
    return tuple(mended), tuple(decisions)


def _stops_short(lines: Sequence[Line]) -> bool:
    """Whether the last line of an article ends inside a sentence and no mark says where it goes on."""
    if not lines or lines[-1].jump_out or lines[-1].row or lines[-1].level:
        return False
    text = lines[-1].text
    if CREDIT.search(text) or CAPTION.match(text) or persons_of(text):
        return False
    return len(text) >= LEAST_CUT and ends_open(text) and text[-1] not in "）)】"


def _find_tail(head: Draft, lines: Sequence[Line], corpus: Corpus) -> int | None:
    """The line that surely goes on with the head, behind a finished text of its host."""
    for place in range(1, len(lines)):
        line, before = lines[place], lines[place - 1]
        if (
            line.jump_in
            or line.level
            or starts_new(line.text)
            or (ends_open(before.text) and not before.jump_out)
        ):
            continue
        if _proof(head, lines, place, corpus) >= LEAST:
            return place
    return None


def _proof(head: Draft, lines: Sequence[Line], place: int, corpus: Corpus) -> float:
    last, text = head.lines[-1].text, lines[place].text
    proof = corpus.bond(last, text)
    if closes_quote(text):
        proof += LEAST if opens_quote(last) else -LEAST
    if last.count('"') % 2 and text.count('"') % 2:
        proof += LEAST
    if starts_headless(text):
        proof += LEAST
    return proof + (LEAST if _signed_at(head, lines, place) is not None else 0.0)


def _signed_at(head: Draft, lines: Sequence[Line], place: int) -> int | None:
    """The line behind ``place`` that ends in the name of the head's author in brackets."""
    author = key(head.entry.author)
    if not author:
        return None
    ends = range(place, min(place + SIGNATURE_REACH, len(lines)))
    return next(
        (i for i in ends if lines[i].text.endswith((f"（{author}）", f"（{head.entry.author}）"))), None
    )


def _tail_end(head: Draft, lines: Sequence[Line], place: int) -> int:
    """Behind the last line of the tail: the signature, else as long as the head's words come back."""
    signed = _signed_at(head, lines, place)
    if signed is not None:
        return signed + 1
    mine, theirs = _pairs(head.lines), _pairs(lines[:place])
    end = place + 1
    while end < len(lines) and not lines[end].jump_in and not lines[end].level:
        own = _pairs(lines[end : end + 1])
        if not ends_open(lines[end - 1].text) and len(own & mine) <= len(own & theirs):
            break
        end += 1
    return end


def _pairs(lines: Sequence[Line]) -> set[str]:
    """All pairs of neighbouring characters."""
    return {text[i : i + 2] for text in (key(line.text) for line in lines) for i in range(len(text) - 1)}


def _decision(line: Line, head: Draft) -> Decision:
    chosen = f"“{line.text[:16]}…”接在《{head.block.title}》断开的句子后面（原刊没有转接标记）"
    return Decision(line.number, "两栏串读", chosen, "属于它前面的那一篇")
