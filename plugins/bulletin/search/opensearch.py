"""Records for OpenSearch, when one machine's static files no longer do: bulk lines and index settings.

The analyser is that of the static search: ICU-free normalisation to one width and case, then
overlapping pairs of ideographs (``cjk_bigram``). A phrase query over it finds exactly the adjacent
pairs, so the query grammar stays the same: a word is a ``match_phrase``. 繁→简 is done here, when
the records are written, because OpenSearch has no such filter of its own: the searched fields hold
simplified text, ``shown`` the text as printed.

Load them with::

    curl -X PUT "$OPENSEARCH/bulletin" -H 'Content-Type: application/json' --data-binary @settings.json
    curl -X POST "$OPENSEARCH/_bulk" -H 'Content-Type: application/x-ndjson' --data-binary @bulk.ndjson
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
        "filter": {"pairs": {"type": "cjk_bigram", "output_unigrams": True}},
        "analyzer": {
            "chinese_pairs": {
                "type": "custom",
                "tokenizer": "standard",
                "filter": ["cjk_width", "lowercase", "pairs"],
            },
            "chinese_phrase": {
                "type": "custom",
                "tokenizer": "standard",
                "filter": ["cjk_width", "lowercase", "pairs_only"],
            },
        },
    }
    analysis["filter"]["pairs_only"] = {"type": "cjk_bigram"}
    text = {"type": "text", "analyzer": "chinese_pairs", "search_analyzer": "chinese_phrase"}
    keyword = {"type": "keyword"}
    properties: dict[str, object] = {field: text for field in _SEARCHED}
    properties |= {field: keyword for field in ("department", "issue", "author_names")}
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
