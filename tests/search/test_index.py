"""The index answers exactly as plain substring search, whatever the texts and the query."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from bulletin.model import Body, Edition, PageBreak, Scope
from bulletin.search import build_index, entries, reading
from bulletin.search.grammar import Query, Term
from bulletin.search.normalise import spoken
from bulletin.search.query import find_documents
from bulletin.search.reading import IndexReader
from publications import make_article, make_issue, make_publication
from search.cases import QUERIES, publications
from search.oracle import Oracle, write_index

PROPERTY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _found(reader, oracle, term):
    ids = list(oracle.fields)
    return {ids[document] for document in find_documents(Query((term,), ()), reader)}


def _check(publication, query, folder):
    oracle = Oracle(publication)
    reader = IndexReader(write_index(build_index(publication, {}), folder))
    plain = reader.folder.query(query)
    for term in (Term(plain, False, False), Term(spoken(plain), True, False)):
        if term.text:
            assert _found(reader, oracle, term) == oracle.find(term), (term, oracle.fields)


@PROPERTY
@given(publications(), QUERIES)
def test_equals_substring_search(tmp_path_factory, publication, query):
    _check(publication, query, tmp_path_factory.mktemp("index"))


@PROPERTY
@given(publications(), QUERIES)
def test_equals_substring_search_with_lists_in_blocks(tmp_path_factory, publication, query):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entries, "LONG", 2)
        patch.setattr(entries, "BLOCK", 2)
        patch.setattr(reading, "BLOCK", 2)
        _check(publication, query, tmp_path_factory.mktemp("index"))


def _publication(*texts, **values):
    articles = [make_article(f"2026-1/{place:02}-篇", text, **values) for place, text in enumerate(texts, 1)]
    return make_publication(make_issue("2026-1", articles))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("政协委员\n走访", "委员走访"),
        ("一段的末尾\n\n另一段", "末尾另一段"),
        ("改成周二、周五（下转）（上接）各半趟", "周五各半趟"),
        ("陽城縣的WiFi6覆蓋", "阳城县的wifi6"),
        ("阳城县", "陽城縣"),
        ("一张**加粗**的图[^1]。\n\n[^1]: 注释在后。", "加粗的图"),
    ],
)
def test_is_found_across_lines_paragraphs_jumps_and_forms(tmp_path, text, query):
    publication = _publication(text, "别的文章")
    reader = IndexReader(write_index(build_index(publication, {}), tmp_path))
    found = find_documents(Query((Term(reader.folder.query(query), False, False),), ()), reader)
    assert set(found) == {0}


def test_no_match_crosses_from_one_field_into_the_next(tmp_path):
    publication = _publication("县里的事", title_lines=("阳城",), kicker="泽州")
    reader = IndexReader(write_index(build_index(publication, {}), tmp_path))
    for query in ("阳城泽州", "城泽", "泽州县里", "阳城县"):
        assert not find_documents(Query((Term(query, False, False),), ()), reader), query


def test_a_head_too_long_for_its_room_is_found_all_the_same(tmp_path):
    publication = _publication("正文", title_lines=("头" * 180,), deck=("副题很长" * 20, "末尾的话"))
    reader = IndexReader(write_index(build_index(publication, {}), tmp_path))
    assert find_documents(Query((Term("末尾的话", False, False),), ()), reader)


def test_same_input_gives_the_same_files_with_and_without_cache_and_workers(tmp_path):
    publication = _publication("阳城县的会议", "政协委员走访", "晋城")
    plain = build_index(publication, {})
    with ThreadPoolExecutor(2) as executor:
        assert build_index(publication, {}, tmp_path, executor) == plain
    assert build_index(publication, {}, tmp_path) == plain


def test_only_the_changed_issue_is_indexed_again(tmp_path, monkeypatch):
    old, new = (make_issue(f"2026-{n}", [make_article(f"2026-{n}/01-篇", "原文")]) for n in (1, 2))
    before = build_index(make_publication(old, new), {}, tmp_path)
    changed = replace(new, articles=(replace(new.articles[0], body=Body("", "改过的文字")),))
    asked = []
    from bulletin.search import index

    original = index.index_issue
    monkeypatch.setattr(index, "index_issue", lambda issue: asked.append(issue.id) or original(issue))
    after = build_index(make_publication(old, changed), {}, tmp_path)
    assert asked == ["2026-2"]
    kept = before.files.keys() & after.files.keys()
    assert [name.startswith("texts/") for name in kept] == [True]


def test_a_cache_file_cut_short_is_not_believed(tmp_path):
    publication = _publication("阳城县")
    whole = build_index(publication, {}, tmp_path)
    (stored,) = tmp_path.iterdir()
    stored.write_bytes(stored.read_bytes()[:-5])
    assert build_index(publication, {}, tmp_path) == whole


def test_internal_articles_leave_no_trace(tmp_path):
    secret = make_article("2026-1/02-密", "金丝猴档案", title_lines=("不可外传",), scope=Scope.INTERNAL)
    publication = make_publication(make_issue("2026-1", [make_article("2026-1/01-篇", "公开"), secret]))
    index = build_index(publication.for_edition(Edition.PUBLIC), {}, tmp_path)
    everything = b"".join(index.files.values())
    for word in ("金丝猴", "不可外传", "02-密"):
        assert word.encode() not in everything
        assert word.encode("utf-16-le") not in everything
    assert (
        IndexReader(write_index(index, tmp_path / "site")).columns.documents
        == IndexReader(
            write_index(
                build_index(make_publication(make_issue("2026-1", publication.issues[0].articles[:1])), {}),
                tmp_path / "other",
            )
        ).columns.documents
    )


def test_an_empty_archive_has_an_index_that_finds_nothing(tmp_path):
    reader = IndexReader(write_index(build_index(make_publication(), {}), tmp_path))
    assert not find_documents(Query((Term("阳城", False, False),), ()), reader)


def test_page_breaks_belong_to_their_pieces(tmp_path):
    from bulletin.model import ArticlePages, PageMap

    text = "字" * 1500 + "停车" + "尾" * 700
    publication = _publication(text)
    pages = ArticlePages("2026-1/01-篇", (3, 4, 8), (PageBreak(3, 0), PageBreak(4, 900), PageBreak(8, 1501)))
    index = build_index(publication, {"2026-1": PageMap("2026-1", 8, (pages,))})
    reader = IndexReader(write_index(index, tmp_path))
    assert [page for _, page in reader.piece(0, 0)["breaks"]] == [3, 4]
    assert [page for _, page in reader.piece(0, 1)["breaks"]] == [4, 8]
