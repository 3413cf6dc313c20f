"""One issue indexed: its records go in, its postings and excerpt files stand in the store afterwards.

The store has a folder an issue, named by the digest of the records and of the way of indexing, so an
unchanged issue is not indexed again, and a stale folder can never be taken. Postings are read from
there group by group, so that an archive's merge needs little memory.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files
from io import FileIO
from pathlib import Path

import numpy as np

from bulletin.search.excerpts import write_pieces
from bulletin.search.normalise import BOUNDARY, full_folder
from bulletin.search.postings import IssuePostings, Numbers, Postings, index_documents
from bulletin.search.records import IssueRecords
from bulletin.search.space import plain_document
from bulletin.store import keep_folder, read_whole

GROUP_BITS = 8
"""Terms are merged group by group: the first bits of its key number a term's group."""

FAMILIES = ("pairs", "before", "after", "singles")
_POSTINGS, _TEXTS = "postings", "texts"
_GROUP_SHIFT = 64 - GROUP_BITS


@cache
def way_of_indexing() -> str:
    """A hash of this package and of the tables it folds by: either may change what is indexed."""
    digest = hashlib.sha256(f"{unicodedata.unidata_version} {version('OpenCC')}".encode())
    sources = (item for item in files("bulletin.search").iterdir() if item.name.endswith(".py"))
    for source in sorted(sources, key=lambda item: item.name):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class StoredIssue:
    """An indexed issue in the store.

    ``bounds`` has for each family the index where each group begins, and the end; ``at`` the place of
    its postings and of their extras in the file, in numbers of eight bytes; ``alphabet`` all units
    of the plain forms.
    """

    folder: Path
    digest: str
    slots: tuple[int, ...]
    bounds: Mapping[str, tuple[int, ...]]
    at: Mapping[str, tuple[int, int]]
    alphabet: str

    def count(self, family: str) -> int:
        """How many postings a family has."""
        return self.bounds[family][-1]

    def read(self, groups: range) -> Mapping[str, Postings]:
        """The postings of some groups of terms, by family; the file is opened once for all of them."""
        with (self.folder / _POSTINGS).open("rb", buffering=0) as file:
            return {family: self._read(file, family, groups) for family in FAMILIES}

    @property
    def texts(self) -> tuple[str, Path]:
        """The folder of the excerpt files: its address in the index, and where it is."""
        return f"texts/{self.digest}", self.folder / _TEXTS

    def _read(self, file: FileIO, family: str, groups: range) -> Postings:
        start, end = self.bounds[family][groups.start], self.bounds[family][groups.stop]
        numbers, extras = self.at[family]
        return Postings(
            _read_numbers(file, numbers + start, end - start),
            _read_numbers(file, extras + start, end - start) if extras >= 0 else np.zeros(0, np.uint64),
        )


def _read_numbers(file: FileIO, start: int, count: int) -> Numbers:
    file.seek(start * 8)
    return np.frombuffer(file.read(count * 8), np.uint64)


def issue_folder(store: Path, issue: IssueRecords) -> Path:
    """Where the store keeps an issue."""
    return store / "issues" / f"{issue.id}-{issue.digest}-{way_of_indexing()}"


def find_issue(folder: Path) -> StoredIssue | None:
    """The issue in a folder of the store; None when it is not there whole."""
    header = read_whole(folder)
    if header is None:
        return None
    return StoredIssue(
        folder=folder,
        digest=header["digest"],
        slots=tuple(header["slots"]),
        bounds={family: tuple(bounds) for family, bounds in header["bounds"].items()},
        at={family: (numbers, extras) for family, (numbers, extras) in header["at"].items()},
        alphabet="".join(map(chr, header["alphabet"])),
    )


def store_issue(issue: IssueRecords, folder: Path) -> None:
    """Index one issue into a folder of the store, which appears whole or not at all."""
    keep_folder(folder, partial(_write_issue, issue))


def _write_issue(issue: IssueRecords, folder: Path) -> dict[str, object]:
    """Fill the folder; the header that tells how to read it."""
    folding, digest = full_folder(), issue.digest
    documents = [plain_document(record, folding) for record in issue.records]
    alphabet = set().union(*(document.head + document.body for document in documents)) - {BOUNDARY}
    (folder / _TEXTS).mkdir()
    for number, (record, document) in enumerate(zip(issue.records, documents, strict=True)):
        for name, content in write_pieces(record, document, digest, number):
            (folder / _TEXTS / name).write_bytes(content)
    header = _write_postings(folder / _POSTINGS, index_documents(documents))
    return {**header, "digest": digest, "alphabet": sorted(map(ord, alphabet))}


def _write_postings(path: Path, postings: IssuePostings) -> dict[str, object]:
    """All postings one behind the other, and the header that says where."""
    bounds, at = {}, {}
    written = 0
    with path.open("wb") as file:
        for family in FAMILIES:
            own: Postings = getattr(postings, family)
            at[family] = (written, written + len(own.numbers) if len(own.extras) else -1)
            groups = np.arange(1, 1 << GROUP_BITS).astype(np.uint64) << np.uint64(_GROUP_SHIFT)
            bounds[family] = [0, *np.searchsorted(own.numbers, groups).tolist(), len(own.numbers)]
            for numbers in (own.numbers, own.extras):
                file.write(numbers.tobytes())
                written += len(numbers)
    return {"slots": postings.slots, "bounds": bounds, "at": at}
