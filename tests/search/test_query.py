"""Answers on the command line: several words, exclusion, filters, order, excerpts, damage."""

import datetime

import pytest

from bulletin.model import ArticlePages, Author, PageBreak, PageMap
from bulletin.search import Order, build_index, search, search_site
from bulletin.search.scripts import DamagedIndex
from publications import make_article, make_issue, make_publication
from search.oracle import write_index


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    first = make_issue(
        "2025-6",
        [
            make_article(
                "2025-6/01-账",
                "老城停车难，收费也难。\n\n停车的人多。",
                title_lines=("三笔账",),
                department="调研报告",
                authors=(Author("王某某", "委员"),),
            ),
            make_article(
                "2025-6/02-路",
                "谈路。只提一次停车。" + "路" * 600 + "收费。",
                title_lines=("路的话",),
                department="特稿",
                authors=(Author("李某某"),),
            ),
        ],
        date=datetime.date(2025, 12, 20),
    )
    second = make_issue(
        "2026-1",
        [
            make_article(
                "2026-1/01-停",
                "院子里的事。",
                title_lines=("错时停车的建议",),
                department="提案选登",
                authors=(Author("王某某"),),
            ),
            make_article("2026-1/02-桥", "修桥。", title_lines=("一座桥",), department="特稿", authors=()),
        ],
    )
    pages = ArticlePages("2025-6/01-账", (7, 8), (PageBreak(7, 0), PageBreak(8, 11)))
    root = tmp_path_factory.mktemp("site")
    maps = {"2025-6": PageMap("2025-6", 8, (pages,))}
    index = build_index(make_publication(first, second), maps, root / "store")
    return write_index(index, root / "site" / "search" / "data")


def _ids(folder, query, **options):
    return [hit.article for hit in search(folder, query, **options).hits]


def test_title_comes_before_frequency_before_date(folder):
    assert _ids(folder, "停车") == ["2026-1/01-停", "2025-6/01-账", "2025-6/02-路"]


def test_by_date_the_newest_issue_comes_first_in_printed_order(folder):
    assert _ids(folder, "停车", order=Order.DATE) == ["2026-1/01-停", "2025-6/01-账", "2025-6/02-路"]
    assert _ids(folder, "。", order=Order.DATE)[:2] == ["2026-1/01-停", "2026-1/02-桥"]


def test_several_words_must_all_occur_and_close_ones_come_first(folder):
    assert _ids(folder, "停车 收费") == ["2025-6/01-账", "2025-6/02-路"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("停车 -收费", ["2026-1/01-停"]),
        ('"停车难收费"', ["2025-6/01-账"]),
        ("停车难收费", []),
        ("停车难，收费", ["2025-6/01-账"]),
        ("栏目:特稿", ["2026-1/02-桥", "2025-6/02-路"]),
        ("作者:王某某", ["2026-1/01-停", "2025-6/01-账"]),
        ("作者:王某某 年:2025", ["2025-6/01-账"]),
        ("年:2025 年:2026 桥", ["2026-1/02-桥"]),
        ("期:2026-1 停车", ["2026-1/01-停"]),
        ("期:第6期", ["2025-6/01-账", "2025-6/02-路"]),
        ("期:总第61期", ["2026-1/01-停", "2026-1/02-桥"]),
        ("-栏目:特稿 停车", ["2026-1/01-停", "2025-6/01-账"]),
        ("王某某", ["2026-1/01-停", "2025-6/01-账"]),
        ("提案选登", []),
        ("没有这个", []),
    ],
)
def test_finds_only(folder, query, found):
    assert _ids(folder, query) == found


@pytest.mark.parametrize("query", ["", "   ", "\u3000\n", "\x00\x1b", "\ud800", '""'])
def test_a_query_that_asks_nothing_finds_nothing(folder, query):
    assert search(folder, query).total == 0


def test_the_excerpt_is_real_text_with_the_hit_marked_and_its_printed_page(folder):
    (hit,) = search(folder, '"停车的人"').hits
    assert "".join(text for text, _ in hit.spans) == "停车的人多。"
    assert [text for text, marked in hit.spans if marked] == ["停车的人"]
    assert (hit.page, hit.issue, hit.department) == (8, "2025年第6期", "调研报告")


def test_a_hit_in_an_authors_position_is_shown_before_the_excerpt(folder):
    (hit,) = search(folder, "委员").hits
    assert hit.spans[:2] == (("委员", True), ("\u3000", False))


def test_a_part_of_the_results_can_be_asked_for(folder):
    whole = search(folder, "停车")
    part = search(folder, "停车", first=1, limit=1)
    assert part.total == whole.total == 3
    assert part.hits == whole.hits[1:2]


def test_a_site_is_searched_where_its_index_lies(folder):
    assert search_site(folder.parents[1], "停车", limit=1).total == 3


@pytest.mark.parametrize("damage", [lambda c: c[: len(c) // 2], lambda c: c[:-1], lambda _: b""])
def test_a_shard_cut_short_is_named_not_passed_over(folder, tmp_path, damage):
    for path in folder.rglob("*.js"):
        target = tmp_path / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        content = path.read_bytes()
        target.write_bytes(damage(content) if "pairs" in path.parts else content)
    with pytest.raises(DamagedIndex, match="pairs/"):
        search(tmp_path, "停车")


def test_a_missing_shard_is_named(folder, tmp_path):
    for path in folder.rglob("*.js"):
        if "singles" not in path.parts:
            target = tmp_path / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    with pytest.raises(DamagedIndex, match="singles/"):
        search(tmp_path, "停")
