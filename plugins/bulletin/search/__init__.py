"""Exact search: every substring of a text is found, and nothing else, on any static host.

Going in: the publication and its page maps. Coming out: the index files (`index`), the search page
with its script (`page`, `browser/`), answers on the command line (`query`) and records for
OpenSearch (`opensearch`). What counts as found is defined in `normalise`, what may be asked in
`grammar`, how positions and files are laid out in `space`, `entries` and `shards`.
"""

from __future__ import annotations

from pathlib import Path

from bulletin.search.grammar import excludes_only
from bulletin.search.index import SearchIndex, build_index
from bulletin.search.opensearch import opensearch_bulk, opensearch_settings
from bulletin.search.query import Hit, Order, Results, search

__all__ = [
    "Hit",
    "Order",
    "Results",
    "SearchIndex",
    "build_index",
    "excludes_only",
    "opensearch_bulk",
    "opensearch_settings",
    "search",
    "search_site",
]


def search_site(site: Path, query: str, limit: int = 20) -> Results:
    """Search a built website; raises as `search` does."""
    return search(site / "search" / "data", query, limit=limit)
