"""What filters, counts and order need of every document: records go in, column files come out, and back.

Documents are numbered through the archive, oldest issue first, in printed order. One file holds the
documents of as many whole issues as make up `DOCUMENTS_IN_FILE`; the files of old issues seldom
change their content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bulletin.search.records import IssueRecords
from bulletin.search.scripts import write_script
from bulletin.search.space import Space

DOCUMENTS_IN_FILE = 4096


@dataclass(frozen=True, slots=True)
class IssueColumn:
    """An issue as the filters know it; ``names`` are what may follow 期:, ``first`` its first document."""

    id: str
    label: str
    year: int
    digest: str
    first: int
    documents: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentColumn:
    """A document as filters and order know it; ``issue`` counts issues from the oldest."""

    issue: int
    department: str
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """All column files of an index, joined."""

    issues: tuple[IssueColumn, ...]
    documents: tuple[DocumentColumn, ...]
    space: Space


def write_columns(
    issues: Sequence[IssueRecords], slots: Sequence[tuple[int, ...]]
) -> Iterator[tuple[str, bytes]]:
    """The column files in order; ``slots`` are those of each issue's documents."""
    start = 0
    part = 0
    while start < len(issues):
        end, documents = start, 0
        while end < len(issues) and documents < DOCUMENTS_IN_FILE:
            documents += len(issues[end].records)
            end += 1
        name = f"documents/{part}"
        yield name, write_script(name, _columns(issues[start:end], slots[start:end]))
        start, part = end, part + 1


def read_columns(parts: Iterable[Mapping[str, Any]]) -> Columns:
    """The columns from the values of the files in order."""
    issues: list[IssueColumn] = []
    documents: list[DocumentColumn] = []
    slots: list[int] = []
    for part in parts:
        slots += part["slots"]
        rows = zip(part["department"], part["author"], strict=True)
        for issue_id, label, year, digest, count, names in part["issues"]:
            number = len(issues)
            issues.append(IssueColumn(issue_id, label, year, digest, len(documents), count, tuple(names)))
            documents += [
                DocumentColumn(
                    number, part["departments"][department], tuple(part["authors"][a] for a in authors)
                )
                for department, authors in islice(rows, count)
            ]
    return Columns(tuple(issues), tuple(documents), Space(slots))


def _columns(issues: Sequence[IssueRecords], slots: Sequence[tuple[int, ...]]) -> dict[str, object]:
    records = [record for issue in issues for record in issue.records]
    departments = _names(record.department for record in records)
    authors = _names(author for record in records for author in record.authors)
    return {
        "issues": [
            [issue.id, issue.label, issue.year, issue.digest, len(issue.records), issue.names]
            for issue in issues
        ],
        "slots": [number for issue in slots for number in issue],
        "departments": list(departments),
        "department": [departments[record.department] for record in records],
        "authors": list(authors),
        "author": [[authors[author] for author in record.authors] for record in records],
    }


def _names(names: Iterable[str]) -> dict[str, int]:
    """Names in the order they first appear, with their numbers."""
    return {name: number for number, name in enumerate(dict.fromkeys(names))}
