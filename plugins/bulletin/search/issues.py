"""One issue indexed: its records go in, its postings and excerpt files come out, from a cache if it can be.

The cache holds one file an issue, named by the digest of the records and of the way of indexing,
so an unchanged issue is read and not indexed again, and a stale file can never be taken.
"""

from __future__ import annotations

import hashlib
import json
import struct
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from bulletin.search.excerpts import write_pieces
from bulletin.search.normalise import BOUNDARY, full_folder
from bulletin.search.postings import GroupPostings, IssuePostings, Numbers, index_documents
from bulletin.search.records import IssueRecords
from bulletin.search.space import plain_document


@cache
def _way_of_indexing() -> str:
    """A hash of this package and of the tables it folds by: either may change what is indexed."""
    digest = hashlib.sha256(f"{unicodedata.unidata_version} {version('OpenCC')}".encode())
    sources = (item for item in files("bulletin.search").iterdir() if item.name.endswith(".py"))
    for source in sorted(sources, key=lambda item: item.name):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class IndexedIssue:
    """An issue's postings, its excerpt files (address, content) and all units of its plain forms."""

    postings: IssuePostings
    texts: tuple[tuple[str, bytes], ...]
    alphabet: str


def index_issue(issue: IssueRecords) -> IndexedIssue:
    """Index one issue; pure, so that it can run in any worker."""
    folder, digest = full_folder(), issue.digest
    documents = [plain_document(record, folder) for record in issue.records]
    texts = tuple(
        file
        for number, (record, document) in enumerate(zip(issue.records, documents, strict=True))
        for file in write_pieces(record, document, digest, number)
    )
    alphabet = {c for document in documents for c in document.head + document.body} - {BOUNDARY}
    return IndexedIssue(index_documents(documents), texts, "".join(sorted(alphabet)))


def read_cached(cache: Path, issue: IssueRecords) -> IndexedIssue | None:
    """The issue from the cache; None when it is not there or was not written to its end."""
    path = _path(cache, issue)
    content = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(content[32:]).digest() != content[:32]:
        return None
    return _unpack(content[32:])


def write_cached(cache: Path, issue: IssueRecords, indexed: IndexedIssue) -> None:
    """Put an indexed issue into the cache."""
    content = _pack(indexed)
    cache.mkdir(parents=True, exist_ok=True)
    _path(cache, issue).write_bytes(hashlib.sha256(content).digest() + content)


def _path(cache: Path, issue: IssueRecords) -> Path:
    return cache / f"{issue.id}-{issue.digest}-{_way_of_indexing()}.search"


def _pack(indexed: IndexedIssue) -> bytes:
    postings = indexed.postings
    header = {
        "slots": postings.slots,
        "groups": len(postings.groups),
        "names": [name for name, _ in indexed.texts],
        "alphabet": [ord(unit) for unit in indexed.alphabet],
    }
    sections = [json.dumps(header).encode()]
    for group in postings.groups:
        for numbers in (group.pairs, group.edges, group.singles):
            sections += [numbers.count.to_bytes(8, "big"), numbers.postings, numbers.extras]
    sections += [content for _, content in indexed.texts]
    sizes = struct.pack(f"<{len(sections) + 1}Q", len(sections), *map(len, sections))
    return sizes + b"".join(sections)


def _unpack(content: bytes) -> IndexedIssue:
    (number,) = struct.unpack_from("<Q", content)
    sizes = struct.unpack_from(f"<{number}Q", content, 8)
    at = 8 + 8 * number
    sections = []
    for size in sizes:
        sections.append(content[at : at + size])
        at += size
    header = json.loads(sections[0])
    packs = sections[1 : 1 + 9 * header["groups"]]
    numbers = [
        Numbers(int.from_bytes(packs[i], "big"), packs[i + 1], packs[i + 2]) for i in range(0, len(packs), 3)
    ]
    groups = tuple(GroupPostings(*numbers[i : i + 3]) for i in range(0, len(numbers), 3))
    texts = tuple(zip(header["names"], sections[1 + len(packs) :], strict=True))
    alphabet = "".join(map(chr, header["alphabet"]))
    return IndexedIssue(IssuePostings(tuple(header["slots"]), groups), texts, alphabet)
