"""The index: records go in, the files of the static search come out, as addresses and folders of the store.

Three steps: each issue is indexed by itself (`issues`); the issues' postings are merged in layers
(`layers`); the manifest and the documents' columns say what there is. All of it stands in a store, so
what did not change is not made again. Addresses, relative to the index folder:

* ``<version>/manifest.js``, ``…/documents/*.js``, ``…/authors/*.js``;
* ``<layer>/pairs/*.js``, ``…/singles/*.js``, ``…/triples/*.js`` and ``…/blocks/*.js``;
* ``texts/<digest of the issue>/<article>-<piece>.js``, the text for excerpts.

Version and layer are hashes of everything in their files. So every address names its content and
may be cached for ever; only the search page, which names the version, may not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from bulletin.model import PageMap, Publication
from bulletin.search.columns import write_columns
from bulletin.search.issues import StoredIssue, find_issue, issue_folder, store_issue
from bulletin.search.layers import Layer, make_layer, split_layers
from bulletin.search.normalise import needed_exceptions
from bulletin.search.records import IssueRecords, make_records
from bulletin.search.scripts import FORMAT, write_script
from bulletin.store import drop_unused


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The files of the index by address, and by address the folders of the store that belong to it.

    ``version`` is the folder that holds the manifest.
    """

    version: str
    files: Mapping[str, bytes]
    folders: Mapping[str, Path]


def build_index(
    publication: Publication,
    page_maps: Mapping[str, PageMap],
    store: Path,
    executor: Executor | None = None,
) -> SearchIndex:
    """Index what the publication shows (give it `for_edition`); page maps by issue id.

    ``store`` is a folder that belongs to this archive and edition: what is no longer of use leaves it.
    Only the executor decides how much runs at once.
    """
    records = make_records(publication, page_maps)
    issues = _index_issues(records, store, executor)
    layers = [make_layer(store, some, executor) for some in split_layers(issues)]
    core = _with_addresses(_write_core(records, issues, layers))
    version = _hash_files(core)
    files = {f"{version}/{address}": content for address, content in core.items()}
    folders = dict([*(layer.shards for layer in layers), *(issue.texts for issue in issues)])
    for part, used in (("issues", issues), ("layers", layers)):
        drop_unused(store / part, {kept.folder for kept in used})
    return SearchIndex(version, files, folders)


def _index_issues(
    records: Sequence[IssueRecords], store: Path, executor: Executor | None
) -> list[StoredIssue]:
    folders = [issue_folder(store, issue) for issue in records]
    known = [find_issue(folder) for folder in folders]
    missing = [number for number, found in enumerate(known) if found is None]
    work = ([records[number] for number in missing], [folders[number] for number in missing])
    list((executor.map if executor and len(missing) > 1 else map)(store_issue, *work))
    for number in missing:
        known[number] = find_issue(folders[number])
    return [issue for issue in known if issue is not None]


def _write_core(
    records: Sequence[IssueRecords], issues: Sequence[StoredIssue], layers: Sequence[Layer]
) -> list[tuple[str, bytes]]:
    columns = list(write_columns(records, [issue.slots for issue in issues]))
    manifest = _manifest(issues, layers, len(columns) // 2)
    return [*columns, ("manifest", write_script("manifest", manifest))]


def _manifest(issues: Sequence[StoredIssue], layers: Sequence[Layer], columns: int) -> dict[str, object]:
    folds = needed_exceptions(frozenset().union(*(issue.alphabet for issue in issues)))
    documents = [sum(len(issue.slots) for issue in some) for some in split_layers(issues)]
    return {
        "format": FORMAT,
        "columns": columns,
        "layers": [
            {"folder": layer.digest, "documents": number, **layer.bits}
            for layer, number in zip(layers, documents, strict=True)
        ],
        "folds": ["".join(folds), list(folds.values())],
    }


def _with_addresses(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    return {f"{name}.js": content for name, content in sorted(files)}


def _hash_files(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for address, content in files.items():
        digest.update(f"{address} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:12]
