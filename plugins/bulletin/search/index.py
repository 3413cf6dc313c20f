"""The index: records go in, the files of the static search come out, as addresses and bytes.

Three steps: each issue is indexed by itself (`issues`, kept in the cache by digest); the issues'
postings are merged, one group of terms after the other (`shards`); the manifest and the documents'
columns say what there is. Addresses, relative to the index folder:

* ``<version>/manifest.js``, ``…/documents/*.js``, ``…/authors/*.js``, ``…/pairs/*.js``,
  ``…/singles/*.js`` and ``…/blocks/*.js``, where the version is a hash of everything in these files;
* ``texts/<digest of the issue>/<article>-<piece>.js``, the text for excerpts.

So every address names its content and may be cached for ever; only the search page, which names
the version, may not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import accumulate, islice
from pathlib import Path
from typing import TypeVar

from bulletin.model import PageMap, Publication
from bulletin.search.columns import write_columns
from bulletin.search.issues import IndexedIssue, index_issue, read_cached, write_cached
from bulletin.search.normalise import needed_exceptions
from bulletin.search.postings import GROUPS
from bulletin.search.records import IssueRecords, make_records
from bulletin.search.scripts import FORMAT, write_script
from bulletin.search.shards import (
    PAIRS_IN_SHARD,
    SINGLES_IN_SHARD,
    GroupJob,
    ShardSizes,
    count_postings,
    shard_bits,
    write_group,
)
from bulletin.search.space import SLOT

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The files of the index, by address; ``version`` is the folder that holds the manifest."""

    version: str
    files: Mapping[str, bytes]


def build_index(
    publication: Publication,
    page_maps: Mapping[str, PageMap],
    cache: Path | None = None,
    executor: Executor | None = None,
) -> SearchIndex:
    """Index what the publication shows (give it `for_edition`); page maps by issue id.

    ``cache`` is a folder for indexed issues. Only the executor decides how much runs at once.
    """
    issues = make_records(publication, page_maps)
    indexed = _index_issues(issues, cache, executor)
    core = _with_addresses(_write_core(issues, indexed, executor))
    version = _hash_files(core)
    files = {f"{version}/{address}": content for address, content in core.items()}
    files.update(file for issue in indexed for file in issue.texts)
    return SearchIndex(version, files)


def _index_issues(
    issues: Sequence[IssueRecords], cache: Path | None, executor: Executor | None
) -> tuple[IndexedIssue, ...]:
    known = {issue.id: found for issue in issues if cache and (found := read_cached(cache, issue))}
    missing = [issue for issue in issues if issue.id not in known]
    for issue, indexed in zip(missing, _map(executor, index_issue, missing), strict=True):
        known[issue.id] = indexed
        if cache:
            write_cached(cache, issue, indexed)
    return tuple(known[issue.id] for issue in issues)


def _write_core(
    issues: Sequence[IssueRecords], indexed: Sequence[IndexedIssue], executor: Executor | None
) -> Iterator[tuple[str, bytes]]:
    postings = [issue.postings for issue in indexed]
    pairs, singles = count_postings(group for issue in postings for group in issue.groups)
    sizes = ShardSizes(shard_bits(pairs, PAIRS_IN_SHARD), shard_bits(singles, SINGLES_IN_SHARD))
    slots = [issue.slots for issue in postings]
    columns = tuple(write_columns(issues, slots))
    yield from columns
    yield "manifest", write_script("manifest", _manifest(indexed, sizes, len(columns) // 2))
    for files in _map(executor, write_group, _group_jobs(indexed, sizes)):
        yield from files.items()


def _group_jobs(indexed: Sequence[IndexedIssue], sizes: ShardSizes) -> Iterator[GroupJob]:
    slots = [issue.postings.slots for issue in indexed]
    documents = tuple(accumulate(map(len, slots), initial=0))[:-1]
    positions = tuple(accumulate((sum(numbers) * SLOT for numbers in slots), initial=0))[:-1]
    everything = tuple(number for numbers in slots for number in numbers)
    for group in range(GROUPS):
        postings = tuple(issue.postings.groups[group] for issue in indexed)
        yield GroupJob(group, postings, documents, positions, everything, sizes)


def _manifest(indexed: Sequence[IndexedIssue], sizes: ShardSizes, columns: int) -> dict[str, object]:
    folds = needed_exceptions(frozenset().union(*(issue.alphabet for issue in indexed)))
    return {
        "format": FORMAT,
        "columns": columns,
        "pairBits": sizes.pairs,
        "singleBits": sizes.singles,
        "folds": ["".join(folds), list(folds.values())],
    }


def _with_addresses(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    return {f"{name}.js": content for name, content in sorted(files)}


def _map(
    executor: Executor | None, work: Callable[[_Item], _Result], items: Iterable[_Item]
) -> Iterator[_Result]:
    """The results in order; an executor is given few items at a time, since they wait in memory."""
    if executor is None:
        yield from map(work, items)
        return
    waiting = iter(items)
    while batch := tuple(islice(waiting, _AT_ONCE)):
        yield from executor.map(work, batch)


def _hash_files(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for address, content in files.items():
        digest.update(f"{address} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:12]
