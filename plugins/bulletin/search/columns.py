"""What filters, counts and order need of every document: records go in, column files come out, and back.

Documents are numbered through the archive, oldest issue first, in printed order. One part holds the
documents of as many whole issues as make up `DOCUMENTS_IN_FILE`. Authors are files of their own,
since they are more than half of it all and the browser needs them only to filter by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bulletin.search.records import IssueRecords
from bulletin.search.scripts import write_script

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
    """All column files of an index, joined; ``slots`` are those of each document (see `space`)."""

    issues: tuple[IssueColumn, ...]
    documents: tuple[DocumentColumn, ...]
    slots: tuple[int, ...]


def write_columns(
    issues: Sequence[IssueRecords], slots: Sequence[tuple[int, ...]]
) -> Iterator[tuple[str, bytes]]:
    """The column files in order, two a part; ``slots`` are those of each issue's documents."""
    start = 0
    part = 0
    while start < len(issues):
        end, documents = start, 0
        while end < len(issues) and documents < DOCUMENTS_IN_FILE:
            documents += len(issues[end].records)
            end += 1
        for name, columns in (
            (f"documents/{part}", _columns(issues[start:end], slots[start:end])),
            (f"authors/{part}", _author_columns(issues[start:end])),
        ):
            yield name, write_script(name, columns)
        start, part = end, part + 1


def read_columns(parts: Iterable[Mapping[str, Any]]) -> Columns:
    """The columns from the values of the parts in order, both files of a part in one mapping."""
    issues: list[IssueColumn] = []
    documents: list[DocumentColumn] = []
    slots: list[int] = []
    for part in parts:
        slots += part["slots"]
        rows = zip(part["department"], part["author"], strict=True)
        for issue_id, label, year, digest, count, whole in part["issues"]:
            number = len(issues)
            names = issue_names(issue_id, label, whole)
            issues.append(IssueColumn(issue_id, label, year, digest, len(documents), count, names))
            documents += [
                DocumentColumn(
                    number, part["departments"][department], tuple(part["authors"][a] for a in authors)
                )
                for department, authors in islice(rows, count)
            ]
    return Columns(tuple(issues), tuple(documents), tuple(slots))


def issue_names(issue_id: str, label: str, whole: int) -> tuple[str, ...]:
    """What a reader may write after 期: for an issue; ``whole`` is its whole number, 0 where unknown."""
    number = label.partition("第")[2].removesuffix("期")
    names = (issue_id, label, number, f"第{number}期")
    return (*names, f"总{whole}", f"总第{whole}期") if whole else names


def _columns(issues: Sequence[IssueRecords], slots: Sequence[tuple[int, ...]]) -> dict[str, object]:
    records = [record for issue in issues for record in issue.records]
    departments = _names(record.department for record in records)
    return {
        "issues": [
            [issue.id, issue.label, issue.year, issue.digest, len(issue.records), issue.whole]
            for issue in issues
        ],
        "slots": [number for issue in slots for number in issue],
        "departments": list(departments),
        "department": [departments[record.department] for record in records],
    }


def _author_columns(issues: Sequence[IssueRecords]) -> dict[str, object]:
    records = [record for issue in issues for record in issue.records]
    authors = _names(author for record in records for author in record.authors)
    return {
        "authors": list(authors),
        "author": [[authors[author] for author in record.authors] for record in records],
    }


def _names(names: Iterable[str]) -> dict[str, int]:
    """Names in the order they first appear, with their numbers."""
    return {name: number for number, name in enumerate(dict.fromkeys(names))}
