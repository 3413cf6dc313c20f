"""What filters, counts and order need of every document: records go in, column files come out.

Documents are numbered through the archive, oldest issue first, in printed order. One file holds the
documents of as many whole issues as make up `DOCUMENTS_IN_FILE`; the files of old issues seldom
change their content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bulletin.search.records import IssueRecords
from bulletin.search.scripts import write_script

DOCUMENTS_IN_FILE = 4096


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
