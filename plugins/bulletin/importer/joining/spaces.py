"""Spaces that a scan sprinkles into words, told from those that were printed.

In: a title or paragraph, the corpus, for a title also its form in 目录. Out: the text, printed spaces as
full-width ones, soft ones gone. A space is soft when the words round it stand together elsewhere in the
issue; one that 目录 prints at the same place is not.
"""

from __future__ import annotations

import re

from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.text import FULL_SPACE, close_spaced, has_cjk, key

SPACE = re.compile(r"[ \u3000]+")
REPORTERS = re.compile(r"（[^）]{0,30}(?:记者|通讯员)[^）]{0,30}$")
DATELINE_END = re.compile(r"(?:电|讯|报道)$")
CREDIT = re.compile("(?:记者|通讯员)\u3000|\u3000(?:本[报刊]记者|[摄绘文图]$|[摄绘文图][/／]|摄影报道|供图)")
"""A space beside the name of a reporter or photographer."""
NUMBERED = re.compile(r"第[一二三四五六七八九十百零〇\d]{1,5}[章节条编]")
"""The number of a rule or chapter, which a space parts from its text."""
LONGEST_DATELINE = 24


def clean_title(text: str, corpus: Corpus, listed: str = "") -> str:
    """A title with the full-width spaces at which it was printed in lines; ``listed`` is its form in 目录."""
    text = close_spaced(text)
    breaks = _breaks(listed, text)
    parts: list[str] = []
    end = 0
    for match in SPACE.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        known = breaks is not None and len(key(before)) in breaks
        soft = not known and _inside_words(before, after, corpus, plain=breaks is not None)
        parts += [text[end : match.start()], "" if soft else _title_space(before, after)]
        end = match.end()
    return "".join([*parts, text[end:]]).strip()


def clean_paragraph(text: str, corpus: Corpus) -> str:
    """A paragraph; spaces stay in a slogan in quotation marks, after a dateline, in Latin text."""
    parts: list[str] = []
    end = 0
    for match in SPACE.finditer(text):
        parts += [text[end : match.start()], _space(text[: match.start()], text[match.end() :], corpus)]
        end = match.end()
    return "".join([*parts, text[end:]]).strip()


def _breaks(listed: str, text: str) -> frozenset[int] | None:
    """Places, in characters of the title, where 目录 prints a space; None when it prints another title."""
    shift = len(key(listed)) - len(key(text))
    if not listed or shift < 0 or not key(listed).endswith(key(text)):
        return None
    return frozenset(len(key(listed[: match.start()])) - shift for match in SPACE.finditer(listed))


def _title_space(before: str, after: str) -> str:
    if not before or not after:
        return ""
    return " " if _is_latin(before[-1]) and _is_latin(after[0]) else FULL_SPACE


def _space(before: str, after: str, corpus: Corpus) -> str:
    if not before or not after:
        return ""
    if _is_latin(before[-1]) and _is_latin(after[0]):
        return " "
    if (
        REPORTERS.search(before)
        or NUMBERED.fullmatch(before)
        or CREDIT.search(before[-6:] + FULL_SPACE + after[:6])
    ):
        return FULL_SPACE
    if not has_cjk(before[-1]) or _inside_words(before, after, corpus, plain=False):
        return ""
    quoted = before.count("“") > before.count("”") or before.count("《") > before.count("》")
    dated = len(before) <= LONGEST_DATELINE and DATELINE_END.search(before) is not None
    return FULL_SPACE if quoted or dated else ""


def _inside_words(before: str, after: str, corpus: Corpus, *, plain: bool) -> bool:
    """Whether the issue writes these words together; ``plain`` says that 目录 prints no space here."""
    if not corpus.seen(before[-2:] + after[:2]):
        return False
    return plain or bool(corpus.seen(before[-3:] + after[:1]) and corpus.seen(before[-1:] + after[:3]))


def _is_latin(character: str) -> bool:
    return character.isascii() and not character.isspace()
