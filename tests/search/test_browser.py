"""The search page in Chromium: exact over the sample issues, filters, history, keys, bad input, damage."""

import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from bulletin.load import load_publication
from bulletin.model import Edition
from bulletin.search.grammar import parse_query
from bulletin.search.normalise import Folder, exceptions
from publications import OWN_PLUGINS, build_pages, make_article, make_issue, make_page_map, make_publication
from search.chromium import add_probe, ask_probe, chromium_path, serve, wait_for_answer
from search.oracle import Oracle
from search.queries import make_queries

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(chromium_path() is None, reason="没有找到 chromium，浏览器测试不能运行"),
]
ROOT = Path(__file__).parents[2]
PLUGINS = (*OWN_PLUGINS[:-1], "bulletin/search", OWN_PLUGINS[-1])
SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shift += entry.value; }))
  .observe({ type: "layout-shift", buffered: true });
"""
HTML = '<img src=x onerror="window.hacked=1">'


def _publication():
    articles = [
        make_article(
            "2026-1/01-停车",
            "停车难。" * 300 + "阳城县的停车\n\n账。",
            title_lines=("停车的三笔账",),
            department="调研报告",
        ),
        make_article(
            "2026-1/02-注入", f"文中有 `{HTML}` 一行", title_lines=(HTML + "标题",), department="特稿"
        ),
        *(
            make_article(f"2026-1/{n:02}-篇", f"第{n}篇也谈停车，陽城縣。", department="提案选登")
            for n in range(3, 30)
        ),
    ]
    older = make_issue("2025-6", [make_article("2025-6/01-旧", "旧的停车文章", department="特稿")])
    return make_publication(older, make_issue("2026-1", articles))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    publication = _publication()
    maps = {issue.id: make_page_map(issue) for issue in publication.issues}
    return build_pages(publication, tmp_path_factory.mktemp("search"), plugins=PLUGINS, page_maps=maps)


@pytest.fixture(scope="module")
def address(site):
    with serve(site.parent) as server:
        yield f"http://127.0.0.1:{server.server_port}/{site.name}/search/"


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert page.evaluate("window.hacked") is None
    page.close()
    assert errors == []


def _ask(page, address, query):
    page.goto(f"{address}?q={quote(query)}")
    return wait_for_answer(page)


def _ids(page):
    while page.locator("[data-search-more]").is_visible():
        shown = page.locator("[data-article]").count()
        page.locator("[data-search-more]").click()
        page.locator("[data-article]").nth(shown).wait_for()
    return page.eval_on_selector_all("[data-article]", "hits => hits.map(hit => hit.dataset.article)")


def test_queries_over_the_sample_issues_are_exact_on_the_page_and_in_the_script(browser, tmp_path):
    """400 queries in the script, and every ninth of them on the page, all results read."""
    publication = load_publication(ROOT).for_edition(Edition.PUBLIC)
    maps = {issue.id: make_page_map(issue) for issue in publication.issues}
    site = build_pages(publication, tmp_path, plugins=PLUGINS, page_maps=maps)
    add_probe(site)
    oracle, folder = Oracle(publication), Folder(exceptions())
    queries = make_queries(publication, maps, 400)
    (manifest,) = site.glob("search/data/*/manifest.js")
    page = browser.new_page()
    with serve(site) as server:
        page.goto(f"http://127.0.0.1:{server.server_port}/probe.html")
        for query in queries:
            assert set(ask_probe(page, manifest, query, list(oracle.fields))) == _truth(
                oracle, query, folder
            ), query
        page.goto(f"http://127.0.0.1:{server.server_port}/search/")
        wait_for_answer(page)
        for query in queries[::9]:
            page.fill("#q", query)
            page.press("#q", "Enter")
            total = wait_for_answer(page)
            found = _ids(page)
            assert (set(found), len(found), total) == (_truth(oracle, query, folder), total, total), query
    page.close()


def _truth(oracle, query, folder):
    (term,) = parse_query(query, folder).terms
    return oracle.find(term)


def test_thousands_are_paged_and_the_more_button_goes_when_nothing_is_left(page, address):
    assert _ask(page, address, "停车") == 29
    assert page.locator("[data-article]").count() == 10
    assert len(set(_ids(page))) == 29
    assert page.locator("[data-search-more]").is_hidden()


def test_an_impatient_tap_on_more_shows_nothing_twice(page, address):
    """Neither a second tap, nor one while the next question is on its way."""
    _ask(page, address, "停车")
    page.evaluate("const more = document.querySelector('[data-search-more]'); more.click(); more.click()")
    wait_for_answer(page)
    shown = page.eval_on_selector_all("[data-article]", "hits => hits.map(hit => hit.dataset.article)")
    assert len(shown) == len(set(shown)) == 20
    page.evaluate("""() => {
      document.querySelector("#q").value = "阳城";
      document.querySelector("#q").form.requestSubmit();
      document.querySelector("[data-search-more]").click();
    }""")
    expect(page).to_have_title(re.compile("阳城"))
    assert wait_for_answer(page) == 28


def test_a_step_within_the_page_leaves_the_opened_results_alone(page, address):
    """As by the link over the head, which leads to the main part."""
    _ask(page, address, "停车")
    page.locator("[data-search-more]").click()
    page.locator("[data-article]").nth(15).wait_for()
    page.evaluate("location.hash = 'main'")
    page.wait_for_timeout(300)
    assert wait_for_answer(page) == 29
    assert page.locator("[data-article]").count() == 20


def test_html_in_titles_texts_and_queries_stays_text(page, address):
    assert _ask(page, address, HTML.split(maxsplit=1)[0]) == 1
    assert HTML in page.locator("[data-article] h2").inner_text()
    _ask(page, address, HTML)
    assert page.locator(".hits img").count() == 0


@pytest.mark.parametrize("query", ["", "   ", "\u3000", "\x01\x02", '""', "停" * 10_000])
def test_bad_input_is_answered_with_a_sentence(page, address, query):
    page.goto(address)
    wait_for_answer(page)
    page.evaluate("query => { document.getElementById('q').value = query }", query)
    page.press("#q", "Enter")
    assert wait_for_answer(page) == 0
    assert page.locator(".hits [role=status]").inner_text() or page.locator(".hits [role=alert]").inner_text()


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("停 桥桥桥车", [("停", "29篇")]),
        ("阳 城县的停车账本", [("阳", "28篇")]),
        ("停车　账。无", [("停车", "29篇")]),
        ("“停，车”难。？", [("停车难", "1篇")]),
        ("tingche", []),
    ],
)
def test_a_question_without_answer_offers_wordings_that_have_one(page, address, query, offered):
    assert _ask(page, address, query) == 0
    links = page.locator("[data-search-advice] li")
    assert [tuple(text.strip("“").split("”　")) for text in links.all_inner_texts()] == offered
    if offered:
        links.first.get_by_role("link").click()
        page.wait_for_selector(f"[data-total='{offered[0][1].removesuffix('篇')}']", state="attached")
        assert page.locator("[data-search-advice]").is_hidden()
    else:
        assert "不认拼音" in page.get_by_role("status").first.inner_text()


def test_a_word_that_punctuation_parts_is_offered_in_quotes(page, address):
    assert _ask(page, address, "停车难停车难") == 0
    advice = page.locator("[data-search-advice] li")
    assert advice.all_inner_texts() == ["“停车难停车难”（隔着标点也算）　1篇"]
    advice.get_by_role("link").click()
    page.wait_for_selector("[data-total='1']", state="attached")


def test_excluded_words_alone_are_answered_with_what_is_missing(page, address):
    assert _ask(page, address, "-路灯") == 0
    assert "要找的词，例如：提案 -路灯" in page.get_by_role("status").first.inner_text()
    assert _ask(page, address, "停车 -停车") == 0
    assert "不要的词" not in page.get_by_role("status").first.inner_text()


def test_half_a_surrogate_is_ignored(page, address):
    page.goto(address)
    page.evaluate("() => { document.getElementById('q').value = '停\\ud800车' }")
    page.press("#q", "Enter")
    page.wait_for_selector("[data-total='29']", state="attached")


def test_filters_narrow_with_live_counts_and_are_kept_in_the_address(page, address):
    _ask(page, address, "停车")
    page.get_by_label("提案选登").check()
    page.wait_for_selector("[data-total='27']", state="attached")
    assert "c=" in page.url
    assert page.locator("label", has_text="2025年第6期").locator(".note").inner_text() == "0"
    assert page.get_by_label("提案选登").is_checked()
    page.reload()
    assert wait_for_answer(page) == 27
    page.get_by_role("button", name="清除筛选").click()
    page.wait_for_selector("[data-total='29']", state="attached")


def test_order_by_date_and_back_through_history(page, address):
    _ask(page, address, "旧的 停车")
    page.fill("#q", "停车")
    page.press("#q", "Enter")
    page.wait_for_selector("[data-total='29']", state="attached")
    page.get_by_role("button", name="按日期").click()
    page.wait_for_selector("[data-order=date][aria-pressed=true]")
    assert "o=date" in page.url
    page.go_back()
    page.wait_for_selector("[data-order=relevance][aria-pressed=true]")
    page.go_back()
    page.wait_for_selector("[data-total='1']", state="attached")
    assert page.input_value("#q") == "旧的 停车"


def test_typing_asks_by_itself_and_only_the_last_question_is_answered(page, address):
    page.goto(address)
    page.type("#q", "阳城县", delay=30)
    page.wait_for_selector("[data-total='28']", state="attached")
    assert page.locator("[role=status]").inner_text().startswith("“阳城县”共28篇")


def test_a_hit_opens_the_article_marked_and_scrolled_to_with_its_page(page, address):
    _ask(page, address, "阳城县的停车")
    hit = page.locator("[data-article='2026-1/01-停车']")
    assert "第4页" in hit.inner_text()
    assert hit.locator("mark").all_inner_texts() == ["阳城县的停车"]
    hit.get_by_role("link").click()
    page.wait_for_selector("#text mark")
    assert page.locator("#text mark").all_inner_texts() == ["阳城县的停车"]
    assert page.locator("#text mark").evaluate("m => m.getBoundingClientRect().top < innerHeight")
    page.go_back()
    assert wait_for_answer(page) == 1


def test_keys_go_from_the_field_through_the_results_and_open_one(page, address):
    _ask(page, address, "停车")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    focused = page.evaluate("document.activeElement.closest('[data-article]').dataset.article")
    assert focused == page.locator("[data-article]").first.get_attribute("data-article")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{quote(focused)}/**")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("query", ["停车", "没有这样的文章"])
def test_nothing_on_the_page_moves_when_the_answer_comes(browser, address, width, query):
    """Less than half of what Lighthouse calls good; a reader's finger is on its way to a link."""
    page = browser.new_page(viewport={"width": width, "height": 780})
    page.add_init_script(SHIFTS)
    delay = page.context.new_cdp_session(page)
    delay.send("Network.enable")
    slow = {"offline": False, "latency": 60, "downloadThroughput": 400_000, "uploadThroughput": 90_000}
    delay.send("Network.emulateNetworkConditions", slow)
    _ask(page, address, query)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("shift") < 0.02
    page.close()


def test_screen_readers_hear_the_count(page, address):
    _ask(page, address, "停车")
    assert page.get_by_role("status").first.inner_text() == "“停车”共29篇（2025—2026年）"


@pytest.mark.parametrize(("query", "is_filtered"), [("没有这样的文章", False), ("停车 年:1999", True)])
def test_filters_are_spoken_of_only_where_some_are_set(page, address, query, is_filtered):
    assert _ask(page, address, query) == 0
    assert ("去掉筛选条件" in page.get_by_role("status").first.inner_text()) == is_filtered


def test_works_from_a_copied_folder(page, site):
    page.goto(f"{(site / 'search' / 'index.html').as_uri()}?q={quote('陽城縣的停車')}")
    assert wait_for_answer(page) == 1
    page.locator("[data-article] a").click()
    page.wait_for_selector("#text mark")


@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_a_damaged_shard_is_a_message_not_silence(browser, site, tmp_path, damage):
    page = browser.new_page()
    copy = shutil.copytree(site, tmp_path / "site")
    for shard in copy.glob("search/data/*/pairs/*.js"):
        content = shard.read_bytes()
        shard.unlink()
        if damage == "cut":
            shard.write_bytes(content[: len(content) // 4 * 2])
    with serve(copy) as server:
        page.goto(f"http://127.0.0.1:{server.server_port}/search/?q={quote('停车')}")
        page.wait_for_selector("[data-search-state=error]", state="attached")
        message = page.get_by_role("alert").inner_text()
    page.close()
    assert "没能读到（pairs/" in message
    assert "请刷新本页再试" in message


def test_without_script_the_page_says_so_and_leads_to_the_contents(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert "脚本" in page.locator("noscript").inner_text()
    context.close()
