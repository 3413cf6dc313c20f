"""Who wrote an article, where the title block does not say.

In: the draft and its paragraphs. Out: the authors: of the byline, else of the first sentence (…反映：), else
the proposers, else the signature in brackets at the end, else whom the contents name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin.importer.joining.paragraphs import Paragraph
from bulletin.importer.reading.names import (
    BYLINE_LABEL,
    Person,
    is_institution,
    is_person,
    part_run_together,
    read_persons,
)
from bulletin.importer.splitting.split import Draft

REPORTED = re.compile(r"^(.{5,160}?)(?:反映|来信反映|建议)[：:]")
SIGNATURE = re.compile(r"^（([^（）]{2,30})）$")
PROPOSER_LABELS = ("提案者", "提案人", "提案单位", "第一提案人")


def find_authors(draft: Draft, paragraphs: Sequence[Paragraph]) -> tuple[Person, ...]:
    """The authors; a digest has speakers instead, unless the title block names an author."""
    found = draft.block.authors or _reporters(paragraphs) or _proposers(draft)
    if found or draft.is_digest:
        return found
    return _signed(paragraphs) or _listed(draft.entry.author)


def _reporters(paragraphs: Sequence[Paragraph]) -> tuple[Person, ...]:
    """The authors that the first sentence names (县政协委员某某某，某局局长某某某反映：…)."""
    first = next((p.text for p in paragraphs if p.kind == "text"), "")
    match = REPORTED.match(first)
    if not match:
        return ()
    return tuple(person for piece in re.split("[，,；;]", match[1]) for person in _persons_of(piece))


def _persons_of(piece: str) -> list[Person]:
    """县政协委员王某某、李某某: the first with a post, and those that follow it by name alone."""
    parts = piece.split("、")
    alone: list[Person] = []
    while len(parts) > 1 and is_person(parts[-1]):
        alone.insert(0, Person(parts.pop()))
    first = part_run_together("、".join(parts))
    return [first, *alone] if first else alone


def _proposers(draft: Draft) -> tuple[Person, ...]:
    named = [value for label, value in draft.block.proposal if label in PROPOSER_LABELS]
    return tuple(Person(name) for value in named for name in re.split("[、，, 　]+", value) if name)


def _signed(paragraphs: Sequence[Paragraph]) -> tuple[Person, ...]:
    """The signature at the end: （本刊通讯员 某某某）, （某某某）."""
    last = paragraphs[-1].text if paragraphs else ""
    match = SIGNATURE.match(last)
    if not match or not (BYLINE_LABEL.match(match[1]) or is_person(match[1])):
        return ()
    return read_persons(match[1])


def _listed(author: str) -> tuple[Person, ...]:
    """The author as 目录 prints it, when the body prints none."""
    if is_institution(author):
        return (Person(author),)
    return read_persons(author) if author else ()
