"""Spaces that a scan sprinkles into words, told from those that were printed.

In: a title or paragraph and the corpus. Out: the text, printed spaces as full-width ones, soft ones gone. A
space is soft when the characters round it stand together elsewhere in the issue.
"""

from __future__ import annotations

import re

from bulletin.importer.reading.fit import Corpus
from bulletin.importer.reading.text import FULL_SPACE, close_spaced, has_cjk

SPACE = re.compile(r"[ \u3000]+")
REPORTERS = re.compile(r"（[^）]{0,30}(?:记者|通讯员)[^）]{0,30}$")
DATELINE_END = re.compile(r"(?:电|讯|报道)$")


def clean_title(text: str, corpus: Corpus) -> str:
    """A title with the full-width spaces at which it was printed in lines."""
    return _clean(close_spaced(text), corpus, keep=True)


def clean_paragraph(text: str, corpus: Corpus) -> str:
    """A paragraph; spaces stay in a slogan in quotation marks, after a dateline, in Latin text."""
    return _clean(text, corpus, keep=False)


def _clean(text: str, corpus: Corpus, *, keep: bool) -> str:
    parts: list[str] = []
    end = 0
    for match in SPACE.finditer(text):
        parts += [text[end : match.start()], _space(text, match, corpus, keep=keep)]
        end = match.end()
    return "".join([*parts, text[end:]]).strip()


def _space(text: str, match: re.Match[str], corpus: Corpus, *, keep: bool) -> str:
    before, after = text[: match.start()], text[match.end() :]
    if not before or not after:
        return ""
    if not has_cjk(before[-1]) and not has_cjk(after[0]) and before[-1].isascii() and after[0].isascii():
        return " "
    if _inside_word(before, after, corpus):
        return ""
    if keep:
        return FULL_SPACE
    if REPORTERS.search(before):
        return FULL_SPACE
    quoted = before.count("“") > before.count("”") or before.count("《") > before.count("》")
    return (
        FULL_SPACE
        if has_cjk(before[-1]) and (quoted or (len(before) <= 24 and DATELINE_END.search(before)))
        else ""
    )


def _inside_word(before: str, after: str, corpus: Corpus) -> bool:
    return corpus.seen(before[-2:] + after[:2]) > 0 and has_cjk(before[-1]) and has_cjk(after[0])
