"""``check --fix``: the edits of the findings applied, as far as they change marks and spaces only.

Goes in: the text of a file. Comes out: the mended text and what was changed, in plain words. An edit
that would touch a letter, a digit, a Chinese character or the form of a number is never made, nor one
that would change the rendered article in more than its marks; a second run finds nothing left to do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bulletin.check.changes import Change, list_changes
from bulletin.check.characters import words_of
from bulletin.check.checking import find_text_faults
from bulletin.check.finding import Edit, Finding
from bulletin.check.house import HouseRules
from bulletin.check.meaning import read_meaning

_AROUND = 8
"""Characters on each side of an edit that are looked at."""
_ROUNDS = 10
"""Rounds after which a text that still changes is left as it is; two are the rule."""
_NUMBER = re.compile(r"\d(?:[\d.,:/%-]*\d)?")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file's text after mending; ``changes``, one a line, is empty when nothing was to be mended."""

    path: str
    text: str
    changes: tuple[Change, ...]


def mend(path: str, text: str, rules: HouseRules) -> Mended:
    """The text with every safe edit made, again and again until none is left."""
    mended, reasons = text, defaultdict[int, list[str]](list)
    for _ in range(_ROUNDS):
        findings = [finding for finding in find_text_faults({path: mended}, rules) if finding.edits]
        kept = _compatible(mended, findings)
        if path.endswith(".md"):
            kept = _harmless(mended, kept)
        if not kept:
            break
        for finding in kept:
            for edit in finding.edits:
                reasons[mended.count("\n", 0, edit.start) + 1].append(finding.problem.message)
        mended = _edited(mended, _edits(kept))
    return Mended(path, mended, list_changes(text, mended, reasons))


def _compatible(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings that touch marks and spaces only, and no place that an earlier one touches."""
    kept: list[Finding] = []
    places: set[int] = set()
    for finding in findings:
        own = {place for edit in finding.edits for place in range(edit.start, edit.end)}
        if places.isdisjoint(own) and _is_safe(text, finding.edits):
            places |= own
            kept.append(finding)
    return kept


def _harmless(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings that leave the rendered text as it is; the harmful ones are found by halving."""
    before = read_meaning(text)
    if before is None:
        return []
    if before == read_meaning(_edited(text, _edits(findings))):
        return list(findings)
    if len(findings) == 1:
        return []
    half = len(findings) // 2
    kept = [*_harmless(text, findings[:half]), *_harmless(text, findings[half:])]
    return kept if before == read_meaning(_edited(text, _edits(kept))) else []


def _edits(findings: Iterable[Finding]) -> list[Edit]:
    return [edit for finding in findings for edit in finding.edits]


def _edited(text: str, edits: Iterable[Edit]) -> str:
    pieces, last = [], 0
    for edit in sorted(edits, key=lambda one: one.start):
        pieces += [text[last : edit.start], edit.new]
        last = edit.end
    return "".join([*pieces, text[last:]])


def _is_safe(text: str, edits: Sequence[Edit]) -> bool:
    """Whether words and numbers around the edits stay as they are."""
    start = max(0, min(edit.start for edit in edits) - _AROUND)
    before = text[start : max(edit.end for edit in edits) + _AROUND]
    after = _edited(before, (Edit(e.start - start, e.end - start, e.new) for e in edits))
    same_words = words_of(before) == words_of(after)
    return same_words and _NUMBER.findall(before) == _NUMBER.findall(after) and before != after
