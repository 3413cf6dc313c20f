"""Records for OpenSearch: two lines an article, simplified to search, as printed to show."""

import json

import pytest

from bulletin.model import ArticlePages, Author, Edition, PageMap, Scope
from bulletin.search import opensearch_bulk, opensearch_settings
from publications import make_article, make_issue, make_publication


@pytest.fixture
def publication():
    articles = (
        make_article(
            "2026-1/01-路", "陽城縣的路。", title_lines=("晉城的路",), authors=(Author("王某某", "委员"),)
        ),
        make_article("2026-1/02-密", "内部的话", scope=Scope.INTERNAL),
    )
    return make_publication(make_issue("2026-1", articles))


def _lines(publication, *rest):
    return [json.loads(line) for line in b"".join(opensearch_bulk(publication, *rest)).splitlines()]


def test_each_article_is_an_action_and_a_record(publication):
    pages = PageMap("2026-1", 4, (ArticlePages("2026-1/01-路", (3, 4)),))
    action, record, *_ = _lines(publication, {"2026-1": pages})
    assert action == {"index": {"_index": "bulletin", "_id": "2026-1/01-路"}}
    assert record == {
        "title": "晋城的路",
        "head": ["晋城的路", "王某某", "委员"],
        "authors": ["王某某"],
        "body": ["阳城县的路。"],
        "author_names": ["王某某"],
        "department": "调研报告",
        "issue": "2026-1",
        "year": 2026,
        "page": 3,
        "shown": {"title": "晉城的路", "body": "陽城縣的路。"},
    }


def test_every_line_ends_with_a_line_feed_as_bulk_wants(publication):
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in opensearch_bulk(publication))


def test_the_public_export_has_no_internal_article(publication):
    ids = [line["index"]["_id"] for line in _lines(publication.for_edition(Edition.PUBLIC))[::2]]
    assert ids == ["2026-1/01-路"]


def test_settings_know_every_field_of_a_record_and_search_pairs_as_phrases(publication):
    settings = json.loads(opensearch_settings())
    fields = settings["mappings"]["properties"]
    assert fields.keys() == _lines(publication)[1].keys()
    analyzers = settings["settings"]["analysis"]["analyzer"]
    filters = settings["settings"]["analysis"]["filter"]
    for name in ("title", "head", "authors", "body"):
        for use in ("analyzer", "search_analyzer"):
            pairs = analyzers[fields[name][use]]["filter"][-1]
            assert filters[pairs]["type"] == "cjk_bigram"
