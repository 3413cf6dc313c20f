"""The index answers exactly as plain substring search, whatever the texts and the query."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin.model import Edition, PageBreak, Scope
from bulletin.search import build_index, entries, excerpts, layers, space
from bulletin.search.grammar import Query, Term
from bulletin.search.normalise import BOUNDARY, full_folder, spoken
from bulletin.search.query import find_documents
from bulletin.search.reading import IndexReader
from bulletin.search.records import make_records
from publications import make_article, make_issue, make_publication
from search.cases import QUERIES, publications
from search.oracle import Oracle, contents, make_index, write_index

PROPERTY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _found(reader, oracle, term):
    ids = list(oracle.fields)
    return {ids[document] for document in find_documents(Query((term,), ()), reader)}


def _check(publication, query, folder):
    oracle = Oracle(publication)
    reader = IndexReader(make_index(publication, folder))
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
def test_equals_substring_search_with_lists_in_blocks_and_two_layers(tmp_path_factory, publication, query):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entries, "LONG", 2)
        patch.setattr(entries, "LONG_EDGE", 1)
        patch.setattr(entries, "BLOCK", 2)
        patch.setattr(layers, "STEP", 2)
        patch.setattr(layers, "RECENT", 1)
        _check(publication, query, tmp_path_factory.mktemp("index"))


@PROPERTY
@given(publications())
def test_the_pieces_texts_fold_to_the_units_that_stand_in_the_document(tmp_path_factory, publication):
    """The browser decides by them where few places are left to look at."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (space, excerpts):
            patch.setattr(module, "PIECE", 7)
        patch.setattr(excerpts, "BEFORE", 3)
        patch.setattr(excerpts, "AFTER", 4)
        reader = IndexReader(make_index(publication, tmp_path_factory.mktemp("index")))
        records = [record for issue in make_records(publication, {}) for record in issue.records]
        for number, record in enumerate(records):
            document = space.plain_document(record, full_folder())
            for piece in range(max(1, -(-len(document.body) // 7))):
                found = reader.piece(number, piece)
                plain = BOUNDARY.join(reader.folder.plain(part) for part in found["text"])
                there = document.body[piece * 7 :].rstrip(BOUNDARY)[:7]
                assert plain[found["before"] :].startswith(there)
                head = BOUNDARY.join(reader.folder.plain(field) for field in found["head"])
                assert head.startswith(document.head)


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
    reader = IndexReader(make_index(publication, tmp_path))
    found = find_documents(Query((Term(reader.folder.query(query), False, False),), ()), reader)
    assert set(found) == {0}


def test_no_match_crosses_from_one_field_into_the_next(tmp_path):
    publication = _publication("县里的事", title_lines=("阳城",), kicker="泽州")
    reader = IndexReader(make_index(publication, tmp_path))
    for query in ("阳城泽州", "城泽", "泽州县里", "阳城县"):
        assert not find_documents(Query((Term(query, False, False),), ()), reader), query


def test_a_head_too_long_for_its_room_is_found_all_the_same(tmp_path):
    publication = _publication("正文", title_lines=("头" * 180,), deck=("副题很长" * 20, "末尾的话"))
    reader = IndexReader(make_index(publication, tmp_path))
    assert find_documents(Query((Term("末尾的话", False, False),), ()), reader)


def test_same_input_gives_the_same_files_with_and_without_store_and_workers(tmp_path):
    publication = _publication("阳城县的会议", "政协委员走访", "晋城")
    plain = contents(build_index(publication, {}, tmp_path / "one"))
    with ThreadPoolExecutor(2) as executor:
        assert contents(build_index(publication, {}, tmp_path / "two", executor)) == plain
    assert contents(build_index(publication, {}, tmp_path / "two")) == plain


def _issues(count, changed=0):
    """So many issues of one article; the text of one of them differs."""
    return [
        make_issue(
            f"{2020 + n // 6}-{n % 6 + 1}",
            [
                make_article(
                    f"{2020 + n // 6}-{n % 6 + 1}/01-篇", f"第{n}期的文字" + "改过" * (n == changed - 1)
                )
            ],
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("count", range(1, 2 * (layers.STEP + layers.RECENT)))
def test_the_newest_issues_are_always_in_the_layer_that_is_cheap_to_make(count):
    split = layers.split_layers(range(count))
    assert [issue for layer in split for issue in layer] == list(range(count))
    assert min(count, layers.RECENT) <= len(split[-1]) < layers.RECENT + layers.STEP
    assert all(len(older) % layers.STEP == 0 for older in split[:-1])


def test_the_same_archive_has_the_same_files_whatever_was_built_before(tmp_path):
    """Issue by issue, with changes that are taken back, or all at once."""
    for count in range(1, layers.STEP + layers.RECENT + 2):
        for changed in (1, count, 0):
            stepwise = build_index(make_publication(*_issues(count, changed)), {}, tmp_path / "steps")
    at_once = build_index(make_publication(*_issues(layers.STEP + layers.RECENT + 1)), {}, tmp_path / "once")
    assert contents(stepwise) == contents(at_once)


HISTORIES = st.lists(
    st.dictionaries(
        st.sampled_from([f"{year}-{number}" for year in (2025, 2026) for number in (1, 2, 3)]),
        st.lists(
            st.tuples(
                st.sampled_from(["01-甲", "01-乙", "02-丙"]),
                st.sampled_from(["政协委员走访", "阳城县 is land", "晋城"]),
                st.sampled_from(Scope),
            ),
            min_size=1,
            max_size=3,
            unique_by=lambda article: article[0],
        ),
    ),
    min_size=2,
    max_size=5,
)
"""Archives that follow one another: issues and articles come, go, change, take other names and scopes."""


@settings(PROPERTY, max_examples=25)
@given(HISTORIES)
def test_no_history_leaves_a_trace(tmp_path_factory, history):
    """The public index is that of a fresh build, byte by byte, and its store holds nothing else."""
    used, fresh = tmp_path_factory.mktemp("used"), tmp_path_factory.mktemp("fresh")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layers, "STEP", 2)
        patch.setattr(layers, "RECENT", 1)
        for archive in history:
            issues = [
                make_issue(
                    issue,
                    [make_article(f"{issue}/{name}", text, scope=scope) for name, text, scope in sorted(own)],
                )
                for issue, own in sorted(archive.items())
            ]
            shown = make_publication(*issues).for_edition(Edition.PUBLIC)
            index = build_index(shown, {}, used)
        assert contents(index) == contents(build_index(shown, {}, fresh))
    stored = [{p.relative_to(store) for p in store.rglob("*") if p.is_file()} for store in (used, fresh)]
    assert stored[0] == stored[1]


def test_a_change_in_a_recent_issue_leaves_the_older_layer_alone(tmp_path, monkeypatch):
    indexed, merged = [], []
    from bulletin.search import index, shards

    store_issue, write_parts = index.store_issue, shards.write_parts
    monkeypatch.setattr(index, "store_issue", lambda i, f: indexed.append(i.id) or store_issue(i, f))
    monkeypatch.setattr(layers, "write_parts", lambda job: merged.append(len(job.issues)) or write_parts(job))
    count = layers.STEP + layers.RECENT
    before = build_index(make_publication(*_issues(count)), {}, tmp_path)
    before_names = contents(before).keys()
    indexed.clear()
    merged.clear()
    after = build_index(make_publication(*_issues(count, changed=count)), {}, tmp_path)
    assert (indexed, set(merged)) == ([_issues(count)[-1].id], {layers.RECENT})
    kept = before_names & contents(after).keys()
    assert sum("/pairs/" in name for name in kept) == sum("/pairs/" in name for name in before_names) // 2
    assert len([name for name in kept if name.startswith("texts/")]) == count - 1


def test_nothing_stays_in_the_store_that_the_archive_no_longer_has(tmp_path):
    build_index(make_publication(*_issues(3)), {}, tmp_path)
    build_index(make_publication(*_issues(2)), {}, tmp_path)
    assert [len(list(tmp_path.glob(f"{kind}/*"))) for kind in ("issues", "layers")] == [2, 1]


@pytest.mark.parametrize(
    "name",
    [
        "issues/*/postings",
        "issues/*/texts/*",
        "issues/*/whole.json",
        "layers/*/shards/*/*",
        "layers/*/whole.json",
    ],
)
def test_a_stored_file_cut_short_is_not_believed(tmp_path, name):
    publication = _publication("阳城县")
    whole = contents(build_index(publication, {}, tmp_path))
    for stored in tmp_path.glob(name):
        stored.write_bytes(stored.read_bytes()[:-5])
    assert contents(build_index(publication, {}, tmp_path)) == whole


@pytest.mark.parametrize("name", ["issues/*/texts/*", "layers/*/shards/*/*"])
def test_a_stored_file_that_somebody_changed_in_the_site_is_not_believed(tmp_path, name):
    """Site and store share it, so its length may be the same."""
    publication = _publication("阳城县")
    whole = contents(build_index(publication, {}, tmp_path))
    for stored in tmp_path.glob(name):
        stored.write_bytes(bytes(len(stored.read_bytes())))
    assert contents(build_index(publication, {}, tmp_path)) == whole


@pytest.mark.parametrize("folder", ["issues/*/texts", "layers/*/shards/pairs"])
def test_a_file_that_is_not_ours_does_not_reach_the_site_from_the_store(tmp_path, folder):
    publication = _publication("阳城县")
    whole = contents(build_index(publication, {}, tmp_path))
    for stored in tmp_path.glob(folder):
        (stored / "strange.js").write_text("1")
    assert contents(build_index(publication, {}, tmp_path)) == whole


def test_words_of_common_pairs_are_found_by_their_triples(tmp_path):
    """Long lists on both sides: 政协委员 is asked by 政协委 and 协委员."""
    texts = ("政协委员来了", "政协主席，协委", "委员走访政协", "人民政协委员会" * 3, "政、协委员")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entries, "LONG", 1)
        publication = _publication(*texts)
        reader = IndexReader(make_index(publication, tmp_path))
        oracle = Oracle(publication)
        for query in ("政协委", "协委员", "政协委员", "委员会", "员会人"):
            term = Term(query, False, False)
            assert _found(reader, oracle, term) == oracle.find(term), query
        assert reader.layers[0].triple("政协委").summary


def test_internal_articles_leave_no_trace(tmp_path):
    secret = make_article("2026-1/02-密", "金丝猴档案", title_lines=("不可外传",), scope=Scope.INTERNAL)
    publication = make_publication(make_issue("2026-1", [make_article("2026-1/01-篇", "公开"), secret]))
    index = build_index(publication.for_edition(Edition.PUBLIC), {}, tmp_path / "public")
    everything = b"".join(contents(index).values())
    for word in ("金丝猴", "不可外传", "02-密"):
        assert word.encode() not in everything
        assert word.encode("utf-16-le") not in everything
    assert (
        IndexReader(write_index(index, tmp_path / "site")).columns.documents
        == IndexReader(
            make_index(
                make_publication(make_issue("2026-1", publication.issues[0].articles[:1])),
                tmp_path / "other",
            )
        ).columns.documents
    )


def test_an_empty_archive_has_an_index_that_finds_nothing(tmp_path):
    reader = IndexReader(make_index(make_publication(), tmp_path))
    assert not find_documents(Query((Term("阳城", False, False),), ()), reader)


def test_page_breaks_belong_to_their_pieces(tmp_path):
    from bulletin.model import ArticlePages, PageMap

    text = "字" * 1500 + "停车" + "尾" * 700
    publication = _publication(text)
    pages = ArticlePages("2026-1/01-篇", (3, 4, 8), (PageBreak(3, 0), PageBreak(4, 900), PageBreak(8, 1501)))
    reader = IndexReader(make_index(publication, tmp_path, {"2026-1": PageMap("2026-1", 8, (pages,))}))
    assert [page for _, page in reader.piece(0, 0)["breaks"]] == [3, 4]
    assert [page for _, page in reader.piece(0, 1)["breaks"]] == [4, 8]
