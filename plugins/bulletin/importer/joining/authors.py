"""Who wrote an article, where the title block does not say.

In: the draft and its paragraphs. Out: the authors: of the byline, else of the first sentence (…反映：), else
the proposers, else the signature in brackets at the end, else whom the contents name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin.importer.joining.paragraphs import Paragraph
from bulletin.importer.reading.names import (
    BYLINE_END,
    BYLINE_LABEL,
    Person,
    is_institution,
    is_person,
    join_single_characters,
    part_named,
    part_run_together,
    read_persons,
)
from bulletin.importer.splitting.split import Draft

REPORTED = re.compile(
    r"^(?:(?=据)据(?P<cited>.{4,60}?)反映[：:，,]|(?P<named>.{5,160}?)(?:反映|来信反映|建议)[：:])"
)
DATELINE = re.compile(r"^[^，。：（]{0,16}(?:讯|报道|消息|电)\s*（([^（）]{3,60})）")
REPORTER = re.compile(r"^(记者|通讯员|实习生)\s*[:：/／]?\s*(.+)$")
CLOSING_CREDIT = re.compile(r"(?<=[。！？”])（([^（）]{2,30})）$")
SIGNATURE = re.compile(r"^（([^（）]{2,30})）$")
LONGEST_SIGNATURE = 30
PROPOSER_LABELS = frozenset(
    f"{rank}{what}" for rank in ("", "第一", "主") for what in ("提案者", "提案人", "提案单位")
) | {"领衔代表", "领衔委员", "领衔人"}


def find_authors(draft: Draft, paragraphs: Sequence[Paragraph]) -> tuple[Person, ...]:
    """The authors; a digest has speakers instead, unless the title block names an author."""
    found = draft.block.authors or _reporters(paragraphs) or _dateline(paragraphs) or _proposers(draft)
    if found or draft.is_digest:
        return found
    return _signed(paragraphs) or _listed(draft.entry.author)


def _reporters(paragraphs: Sequence[Paragraph]) -> tuple[Person, ...]:
    """The authors that the first sentence names (县政协委员某某某，某局局长某某某反映：…)."""
    first = next((p.text for p in paragraphs if p.kind == "text"), "")
    match = REPORTED.match(first)
    if not match:
        return ()
    return tuple(
        person
        for piece in re.split("[，,；;]", match["cited"] or match["named"])
        for person in _persons_of(piece)
    )


def _dateline(paragraphs: Sequence[Paragraph]) -> tuple[Person, ...]:
    """The reporters that the dateline names: 本报讯（记者 某某某 通讯员 某某某）."""
    first = next((p.text for p in paragraphs if p.kind == "text"), "")
    match = DATELINE.match(first)
    if not match:
        return ()
    pieces = re.split(r"(?:特约|见习|实习|本[报刊网台])*(?=记者|通讯员|实习生)", match[1])
    return tuple(person for piece in pieces for person in _reporters_in(piece))


def _reporters_in(piece: str) -> tuple[Person, ...]:
    match = REPORTER.match(piece.strip(" \u3000/／、，"))
    if not match:
        return ()
    names = join_single_characters([n for n in re.split(r"[ \u3000、，/／]+", match[2]) if n])
    return tuple(Person(name, match[1]) for name in names if is_person(name))


def _persons_of(piece: str) -> list[Person]:
    """县政协委员王某某、李某某: each with the post before the name, and those that follow by name alone."""
    found: list[Person] = []
    post: list[str] = []
    parts = piece.split("、")
    for i, part in enumerate(parts):
        if found and not post and is_person(part):
            found.append(Person(part))
            continue
        post.append(part)
        last = i + 1 == len(parts)
        person = part_named("、".join(post)) if last else part_run_together("、".join(post))
        if person:
            found.append(person)
            post = []
    return found


def _proposers(draft: Draft) -> tuple[Person, ...]:
    named = [value for label, value in draft.block.proposal if label in PROPOSER_LABELS]
    return tuple(Person(name) for value in named for name in re.split("[、，, 　]+", value) if name)


def _signed(paragraphs: Sequence[Paragraph]) -> tuple[Person, ...]:
    """The signature at the end: （本刊通讯员 某某某）, （某某某 文/图）, 本报记者 某某某 摄影报道."""
    last = paragraphs[-1].text if paragraphs else ""
    if BYLINE_LABEL.match(last) and len(last) <= LONGEST_SIGNATURE:
        return read_persons(last)
    match = SIGNATURE.match(last) or CLOSING_CREDIT.search(last)
    if not match:
        return ()
    named = BYLINE_END.sub("", match[1])
    return read_persons(match[1]) if BYLINE_LABEL.match(match[1]) or is_person(named) else ()


def _listed(author: str) -> tuple[Person, ...]:
    """The author as 目录 prints it, when the body prints none."""
    if is_institution(author):
        return (Person(author),)
    return read_persons(author) if author else ()
