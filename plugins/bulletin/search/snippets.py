"""Excerpts with the hits marked: a piece of text and the terms go in, spans of text come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bulletin.search.grammar import Term
from bulletin.search.normalise import Folder, is_narrow, is_separator

LEAD, LENGTH = 30, 110
"""Characters before the first hit, and of the whole excerpt."""

_SENTENCE_END = re.compile(r"[。！？\n]\s*")


@dataclass(frozen=True, slots=True)
class Snippet:
    """An excerpt: ``spans`` are (text, whether marked); ``offset`` of its first hit in the piece, or -1."""

    spans: tuple[tuple[str, bool], ...]
    offset: int


def find_terms(text: str, terms: Sequence[Term], folder: Folder) -> list[tuple[int, int]]:
    """Where the terms stand in the text, as increasing ranges of offsets that do not overlap."""
    plain, places = folder.plain_with_places(text)
    units, unit_places = _spoken_with_places(plain, places)
    found = []
    for term in terms:
        source, offsets = (units, unit_places) if term.is_phrase else (plain, places)
        at = source.find(term.text)
        while at >= 0:
            found.append((offsets[at], offsets[at + len(term.text) - 1] + 1))
            at = source.find(term.text, at + 1)
    return _merge(found)


def place_of_unit(parts: Sequence[str], unit: int, folder: Folder) -> int:
    """The offset, in the parts joined with line ends, of a unit of their plain form."""
    start = 0
    for part in parts:
        _, places = folder.plain_with_places(part)
        if unit < len(places):
            return start + places[unit]
        unit -= len(places) + 1
        start += len(part) + 1
    return 0


def cut_snippet(text: str, terms: Sequence[Term], wanted: int, folder: Folder) -> Snippet:
    """The excerpt around the hit nearest to the offset ``wanted``; begins with a sentence if one is near."""
    ranges = find_terms(text, terms, folder)
    first = min(ranges, key=lambda r: abs(r[0] - wanted), default=None)
    start = _begin(text, first[0]) if first else 0
    end = min(len(text), start + LENGTH)
    shown = [(left, right) for left, right in ranges if left >= start and right <= end]
    return Snippet(_split_spans(text, shown, start, end), first[0] if first else -1)


def mark_fields(fields: Iterable[str], terms: Sequence[Term], folder: Folder) -> tuple[tuple[str, bool], ...]:
    """The fields that have a term, marked, each followed by a wide space; empty where none has."""
    spans: list[tuple[str, bool]] = []
    for field in fields:
        ranges = find_terms(field, terms, folder)
        if ranges:
            spans += [*_split_spans(field, ranges, 0, len(field)), ("\u3000", False)]
    return tuple(spans)


def _split_spans(
    text: str, ranges: Iterable[tuple[int, int]], start: int, end: int
) -> tuple[tuple[str, bool], ...]:
    spans: list[tuple[str, bool]] = []
    at = start
    for left, right in ranges:
        spans += [(text[at:left], False), (text[left:right], True)]
        at = right
    spans.append((text[at:end], False))
    return tuple((re.sub(r"\s+", " ", span), marked) for span, marked in spans if span)


def _begin(text: str, hit: int) -> int:
    start = max(0, hit - LEAD)
    end = _SENTENCE_END.search(text, start, hit)
    return end.end() if end else start


def _spoken_with_places(plain: str, places: Sequence[int]) -> tuple[str, list[int]]:
    units: list[str] = []
    kept: list[int] = []
    pending = False
    for unit, place in zip(plain, places, strict=True):
        if is_separator(unit):
            pending = True
            continue
        if pending and units and is_narrow(units[-1]) and is_narrow(unit):
            units.append(" ")
            kept.append(place)
        units.append(unit)
        kept.append(place)
        pending = False
    return "".join(units), kept


def _merge(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for left, right in sorted(ranges):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged
