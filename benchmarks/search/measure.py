"""Recall, precision, bytes and times of search over a generated archive, in Chromium.

    python benchmarks/search/measure.py [ARTICLES [QUERIES]]        default: 5000 400

Builds the index of so many articles of 3,000 characters with two processes, and again after a change,
then asks the queries: all
of them for recall and precision against plain substring search, and each once in a fresh browser, over a
server on this machine that compresses with gzip. "Fresh" bytes count everything from the page on;
"cold" is the time from the address to the answer, "warm" that of the same question asked again.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(Path(__file__).parent)]

from archive import generate_archive, generate_page_maps  # noqa: E402
from memory import watch_memory  # noqa: E402

from bulletin.model import PageMap, Publication  # noqa: E402
from bulletin.search import SearchIndex, build_index  # noqa: E402
from bulletin.search.grammar import parse_query  # noqa: E402
from bulletin.search.normalise import Folder, exceptions  # noqa: E402
from bulletin.store import files_below  # noqa: E402
from publications import OWN_PLUGINS, build_pages, make_article, make_issue, make_publication  # noqa: E402
from search.chromium import add_probe, ask_probe, launch, serve  # noqa: E402
from search.oracle import Oracle, write_index  # noqa: E402
from search.queries import make_queries  # noqa: E402

OBSERVER = """
window.answers = [];
new MutationObserver(() => {
  const section = document.querySelector("[data-search-state]");
  const state = section && section.dataset.searchState;
  const last = window.answers[window.answers.length - 1];
  if (state && (!last || last.state !== state)) window.answers.push({ state, at: performance.now() });
}).observe(document, {
  subtree: true, childList: true, attributes: true, attributeFilter: ["data-search-state"],
});
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One query in a fresh browser: bytes sent, compressed and raw, and times in milliseconds."""

    query: str
    compressed: int
    raw: int
    cold: float
    warm: float


def build(publication: Publication, page_maps: Mapping[str, PageMap], store: Path) -> SearchIndex:
    """The index, built with two processes; prints time, memory and sizes."""
    with watch_memory() as peak:
        index, took = _timed(publication, page_maps, store)
    print(f"构建 {took}；内存峰值，所有进程合计 {peak[0]:.0f} MB")
    _describe_sizes(index)
    return index


def rebuild(publication: Publication, page_maps: Mapping[str, PageMap], store: Path) -> None:
    """Print what it costs to build again: nothing changed, one article of the newest issue, of the oldest."""
    for name, number in (("什么也没改", None), ("改最新一期的一篇", -1), ("改最早一期的一篇", 0)):
        changed = publication if number is None else _change(publication, number)
        _, took = _timed(changed, page_maps, store)
        print(f"再构建，{name}：{took}")


def _change(publication: Publication, number: int) -> Publication:
    """The publication with one more sentence in the first article of an issue."""
    issues = list(publication.issues)
    first, *others = issues[number].articles
    longer = replace(first, body=replace(first.body, text=f"{first.body.text}再添一句话。\n"))
    issues[number] = replace(issues[number], articles=(longer, *others))
    return replace(publication, issues=tuple(issues))


def _timed(
    publication: Publication, page_maps: Mapping[str, PageMap], store: Path
) -> tuple[SearchIndex, str]:
    """The index, and how long it took on the clock and in all processes."""
    clock, work = time.perf_counter(), _work()
    with ProcessPoolExecutor(2) as executor:
        index = build_index(publication, page_maps, store, executor)
    return index, f"{time.perf_counter() - clock:.1f} 秒（处理器 {_work() - work:.1f} 秒）"


def _work() -> float:
    """Seconds of processor time of this process and of the workers that have ended."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _describe_sizes(index: SearchIndex) -> None:
    sizes: dict[str, list[int]] = defaultdict(list)
    stored = {
        f"{address}/{name}": size
        for address, folder in index.folders.items()
        for name, (size, *_) in files_below(folder).items()
    }
    for address, size in (
        {address: len(content) for address, content in index.files.items()} | stored
    ).items():
        sizes["texts" if address.startswith("texts") else address.split("/")[1]].append(size)
    for family, some in sorted(sizes.items()):
        print(
            f"  {family:<12} {len(some):>6} 个文件，{sum(some) / 1e6:6.2f} MB，最大 {max(some) / 1000:.1f} KB"
        )
    core = sum(sum(some) for family, some in sizes.items() if family != "texts")
    print(f"索引 {core / 1e6:.1f} MB，摘要正文另计 {sum(sizes['texts']) / 1e6:.1f} MB")


def make_site(index: SearchIndex, folder: Path) -> Path:
    """The search page with this index: the real page of a small site, its index exchanged."""
    folder.mkdir()
    small = make_publication(make_issue("2026-1", [make_article("2026-1/01-篇")]))
    site = build_pages(small, folder, plugins=(*OWN_PLUGINS[:-1], "bulletin/search", OWN_PLUGINS[-1]))
    page = site / "search" / "index.html"
    (manifest,) = site.glob("search/data/*/manifest.js")
    parts = sorted(address for address in index.files if address.startswith(f"{index.version}/documents/"))
    first = f'<script src="../search/data/{manifest.parent.name}/documents/0.js" defer></script>'
    html = page.read_text("utf-8")
    assert html.count(first) == 1
    html = html.replace(
        first, "".join(f'<script src="../search/data/{part}" defer></script>' for part in parts)
    )
    page.write_text(html.replace(manifest.parent.name, index.version), "utf-8")
    shutil.rmtree(manifest.parents[1])
    write_index(index, site / "search" / "data")
    add_probe(site)
    return site


def measure_exactness(queries: Sequence[str], oracle: Oracle, site: Path) -> None:
    """Ask every query in Chromium and compare all documents found with plain substring search."""
    ids = list(oracle.fields)
    folder = Folder(exceptions())
    found = missed = wrong = 0
    (manifest,) = site.glob("search/data/*/manifest.js")
    with serve(site) as server, launch() as browser:
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/probe.html")
        for query in queries:
            answer = set(ask_probe(page, manifest, query, ids))
            (term,) = parse_query(query, folder).terms
            truth = oracle.find(term)
            found += len(answer & truth)
            missed += len(truth - answer)
            wrong += len(answer - truth)
    print(
        f"{len(queries)} 个检索词，共应有 {found + missed} 篇次：召回率 {found / (found + missed):.4f}，"
        f"准确率 {found / (found + wrong):.4f}"
    )


def visit(queries: Sequence[str], site: Path) -> list[Visit]:
    """Each query in a browser that has seen nothing, then once more."""
    visits = []
    with serve(site) as server, launch() as browser:
        for query in queries:
            context = browser.new_context()
            page = context.new_page()
            page.add_init_script(OBSERVER)
            server.sent.clear()  # type: ignore[attr-defined]
            page.goto(f"http://127.0.0.1:{server.server_port}/search/?q={quote(query)}", wait_until="commit")
            page.wait_for_selector("[data-search-state=done]", state="attached")
            cold = page.evaluate("answers.find(answer => answer.state === 'done').at")
            sent = list(server.sent)  # type: ignore[attr-defined]
            page.press("#q", "Enter")
            page.wait_for_selector("[data-search-state=done]", state="attached")
            times = json.loads(page.evaluate("JSON.stringify(answers.slice(-2).map(answer => answer.at))"))
            visits.append(
                Visit(query, sum(s[1] for s in sent), sum(s[2] for s in sent), cold, times[1] - times[0])
            )
            context.close()
    return visits


def describe(visits: Sequence[Visit]) -> None:
    """Print medians, 95 % marks and worst cases."""
    for name, unit, values in (
        ("首次检索传输（gzip）", "KB", [v.compressed / 1024 for v in visits]),
        ("同上，不压缩", "KB", [v.raw / 1024 for v in visits]),
        ("冷", "毫秒", [v.cold for v in visits]),
        ("热", "毫秒", [v.warm for v in visits]),
    ):
        ordered = sorted(values)
        p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        print(f"{name}：中位 {statistics.median(ordered):.1f}，95% {p95:.1f}，最大 {ordered[-1]:.1f} {unit}")
    worst = max(visits, key=lambda v: v.compressed)
    print(f"传输最多的检索词：{worst.query}；机器负荷 {os.getloadavg()[0]:.1f}")


def main() -> None:
    """Measure one archive."""
    articles, asked = (*map(int, sys.argv[1:]), *(5000, 400)[len(sys.argv) - 1 :])
    publication = generate_archive(articles)
    page_maps = generate_page_maps(publication)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        index = build(publication, page_maps, folder / "store")
        site = make_site(index, folder / "site")
        rebuild(publication, page_maps, folder / "store")
        queries = make_queries(publication, page_maps, asked)
        measure_exactness(queries, Oracle(publication), site)
        describe(visit(queries, site))


if __name__ == "__main__":
    main()
