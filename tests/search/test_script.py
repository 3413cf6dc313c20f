"""The browser's script does what Python does, part by part."""

import gzip
import hashlib
import json
import sys
import unicodedata

import pytest

from bulletin.search import build_index
from bulletin.search.grammar import parse_query
from bulletin.search.normalise import Folder, exceptions, spoken, utf16_units
from bulletin.search.query import Order, find_documents, order_documents
from bulletin.search.reading import IndexReader
from bulletin.search.script import join_script
from publications import make_article, make_issue, make_publication
from search.cases import GRAMMAR
from search.chromium import chromium_path, probe_script, serve
from search.oracle import write_index

needs_chromium = pytest.mark.skipif(chromium_path() is None, reason="没有找到 chromium，浏览器测试不能运行")


def test_script_is_under_20_kb_compressed():
    assert len(gzip.compress(join_script(), 9)) < 20_000


def test_script_never_turns_text_into_code_or_markup():
    script = join_script().decode()
    for word in (
        "eval(",
        "new Function",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "http:",
    ):
        assert word not in script


@pytest.fixture(scope="module")
def probe(tmp_path_factory, browser):
    folder = tmp_path_factory.mktemp("probe")
    (folder / "probe.js").write_text(probe_script(), "utf-8")
    (folder / "index.html").write_text(
        "<!doctype html><meta charset=utf-8><script src=probe.js></script>", "utf-8"
    )
    with serve(folder) as server:
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.evaluate("folds => { window.folds = new probe.Folder(folds) }", _folds())
        yield page, folder


def _folds():
    table = exceptions()
    return ["".join(table), [utf16_units(value) for value in table.values()]]


@needs_chromium
@pytest.mark.slow
def test_every_character_folds_alike_in_python_and_javascript(probe):
    page, _ = probe
    folder = Folder(exceptions())
    codes = [c for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c)) not in {"Cn", "Cs", "Co"}]
    here = "\n".join(folder[chr(code)] for code in codes).encode("utf-16-le", "surrogatepass")
    there = page.evaluate(
        """async (codes) => {
          const text = codes.map((code) => folds.fold(String.fromCodePoint(code))).join("\\n");
          const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
          const hash = await crypto.subtle.digest("SHA-256", units);
          return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
        }""",
        codes,
    )
    assert there == hashlib.sha256(here).hexdigest()


@needs_chromium
@pytest.mark.slow
def test_queries_mean_the_same_in_python_and_javascript(probe):
    page, _ = probe
    for text, terms, filters in GRAMMAR:
        escaped = json.dumps(text)
        found = page.evaluate(f"probe.parseQuery({escaped}, folds)")
        assert [(t["text"], t["isPhrase"], t["isExcluded"]) for t in found["terms"]] == terms, text
        assert [(f["field"], f["value"], f["isExcluded"]) for f in found["filters"]] == filters, text


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("text", ["3.5与35，hello,  world", "他说：“好。”", "a\u0301 — 1\n2"])
def test_plain_and_spoken_forms_are_the_same(probe, text):
    page, _ = probe
    plain = Folder(exceptions()).query(text)
    assert page.evaluate("text => folds.query(text)", text) == plain
    assert page.evaluate("plain => probe.spoken(plain)", plain) == spoken(plain)


@needs_chromium
@pytest.mark.slow
def test_documents_and_their_order_are_the_same(probe):
    page, folder = probe
    sources = ("停车难，收费也难。停车的人多", "路，停车：收费。WiFi 6 覆盖", "𠮷家的停车场（收费）", "桥")
    articles = [
        make_article(f"2026-1/{n:02}-篇", source * n, title_lines=(source[:4],))
        for n, source in enumerate(sources, 1)
    ]
    index = build_index(make_publication(make_issue("2026-1", articles)), {}, folder / "store")
    reader = IndexReader(write_index(index, folder / "data"))
    for query in (
        "停车",
        "停",
        '"停车收费"',
        "停车 收费",
        "收费 -桥",
        "wifi6",
        '"wifi 6"',
        "𠮷",
        "，",
        "停车难，",
        "栏目:调研",
    ):
        found = page.evaluate(
            """async ([query, version]) => {
              const index = await probe.openIndex("data/", version);
              const reader = new probe.Reader(index, { isStopped: false });
              const found = await probe.findDocuments(probe.parseQuery(query, index.folds), reader);
              return probe.inResultOrder(found, index.documents, false);
            }""",
            [query, index.version],
        )
        parsed = parse_query(query, reader.folder)
        here = find_documents(parsed, reader)
        assert found == order_documents(here, reader, Order.RELEVANCE), query


def test_both_count_characters_of_a_query_and_not_their_halves(probe):
    page, _ = probe
    query = "𠮷" * 150
    assert len(parse_query(query, Folder(exceptions())).terms) == 1
    assert page.evaluate("query => probe.parseQuery(query, folds).terms.length", query) == 1
