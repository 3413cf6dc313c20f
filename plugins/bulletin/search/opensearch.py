"""Records for OpenSearch, when one machine's static files no longer do: bulk lines and index settings.

The analysers are in OpenSearch itself: one width and case, then overlapping pairs of ideographs
(``cjk_bigram``). A phrase query over them finds exactly the adjacent pairs, so the grammar of the
static search stays: a word is a ``multi_match`` of type ``phrase`` over title, head, authors and body,
several words are a ``bool``'s ``must``, ``-word`` its ``must_not``, filters are ``term``. 繁→简 is done here,
when the records are written, because OpenSearch has no such filter: the searched fields hold
simplified text, ``shown`` the text as printed. Queries must be simplified before they are sent.

Load them, and ask, with::

    curl -X PUT "$OPENSEARCH/bulletin" -H 'Content-Type: application/json' --data-binary @settings.json
    curl -X POST "$OPENSEARCH/_bulk" -H 'Content-Type: application/x-ndjson' --data-binary @bulk.ndjson
    curl "$OPENSEARCH/bulletin/_search" -H 'Content-Type: application/json' -d '{"query": {"multi_match":
      {"query": "阳城县", "type": "phrase", "fields": ["title^4", "head^4", "authors^4", "body"]}}}'
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from bulletin.model import PageMap, Publication
from bulletin.search.normalise import exceptions
from bulletin.search.records import IssueRecords, Record, make_records

INDEX = "bulletin"
_SEARCHED = ("title", "head", "body", "authors")


def opensearch_settings() -> bytes:
    """Settings and mappings of the index, as the body of its creation."""
    analysis = {
        "filter": {
            "pairs_and_units": {"type": "cjk_bigram", "output_unigrams": True},
            "pairs": {"type": "cjk_bigram"},
        },
        "analyzer": {
            "written": _analyzer("pairs_and_units"),
            "asked": _analyzer("pairs"),
        },
    }
    text = {"type": "text", "analyzer": "written", "search_analyzer": "asked"}
    keyword = {"type": "keyword"}
    properties: dict[str, object] = dict.fromkeys(_SEARCHED, text)
    properties |= dict.fromkeys(("department", "issue", "author_names"), keyword)
    properties |= {"year": {"type": "integer"}, "page": {"type": "integer"}}
    properties["shown"] = {"type": "object", "enabled": False}
    settings = {"settings": {"analysis": analysis}, "mappings": {"properties": properties}}
    return json.dumps(settings, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def opensearch_bulk(
    publication: Publication, page_maps: Mapping[str, PageMap] | None = None
) -> Iterator[bytes]:
    """Two lines for each article: the action with its id, then the record."""
    for issue in make_records(publication, page_maps or {}):
        for record in issue.records:
            yield _line({"index": {"_index": INDEX, "_id": record.id}})
            yield _line(_document(issue, record))


def _analyzer(pairs: str) -> dict[str, object]:
    return {"type": "custom", "tokenizer": "standard", "filter": ["cjk_width", "lowercase", pairs]}


def _document(issue: IssueRecords, record: Record) -> dict[str, object]:
    return {
        "title": _simplified(record.title),
        "head": [_simplified(field) for field in record.head],
        "authors": [_simplified(author) for author in record.authors],
        "body": [_simplified(part) for part in record.parts],
        "author_names": record.authors,
        "department": record.department,
        "issue": issue.id,
        "year": issue.year,
        "page": record.page or None,
        "shown": {"title": record.title, "body": "\n".join(record.parts)},
    }


def _simplified(text: str) -> str:
    forms = exceptions()
    return "".join(forms.get(character, character) for character in text)


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode() + b"\n"
