"""Pages a second and KB a page of the website, for generated articles of 3,000 characters, without PDF.

    .venv/bin/python benchmarks/site/bench_pages.py [--search] [ARTICLES …]        default: 1000 5000

Prints for each archive: the cold build; the builds after nothing changed, after an article of the newest
issue changed and after one of the oldest; the sizes of article pages, the largest list and the largest
feed. Each build stands beside the old site and takes its place, as in ``build.py``: what that costs is
counted. With ``--search`` the index is made as well, by a process a core; processor time is that of all.
"""

from __future__ import annotations

import argparse
import logging
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks" / "search")]

from archive import generate_archive, generate_page_maps  # noqa: E402

from bulletin.model import Edition, PageMap, Publication  # noqa: E402
from bulletin.outputs import staging_folder, swap_in  # noqa: E402
from bulletin.site import build_site  # noqa: E402
from publications import (  # noqa: E402
    OWN_PLUGINS,
    long_publication,
    make_article,
    make_page_map,
    write_configuration,
)


def build(publication: Publication, maps: Mapping[str, PageMap], config: Path) -> str:
    """Build the site anew beside the old one, in its place at the end; the time that it took."""
    clock, work = time.perf_counter(), _work()
    target = config.parent / "site"
    with staging_folder(target) as staged:
        cache = config.parent / "cache"
        report = build_site(
            config, publication, Edition.PUBLIC, maps, {}, staged, cache, None, None, target
        )
        swap_in(staged, target, report.moved)
    pages = report.pages / (_work() - work)
    return (
        f"{time.perf_counter() - clock:.2f} 秒，处理器 {_work() - work:.2f} 秒"
        f"（{report.pages} 页，新做 {report.rendered} 页，处理器每秒 {pages:.0f} 页）"
    )


def _work() -> float:
    """Seconds of processor time of this process and of the workers that have ended."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def with_one_change(publication: Publication, number: int) -> Publication:
    """The same publication, one article of an issue written anew."""
    issues = list(publication.issues)
    issue = issues[number]
    changed = make_article(issue.articles[0].id, "改过的一篇。", authors=issue.articles[0].authors)
    issues[number] = replace(issue, articles=(changed, *issue.articles[1:]))
    return replace(publication, issues=tuple(issues))


def measure(articles: int, *, with_index: bool) -> None:
    """Print the figures of an archive of this many articles; with an index, of texts that differ as real ones."""
    if with_index:
        plugins = (*OWN_PLUGINS[:-1], "bulletin/search", OWN_PLUGINS[-1])
        publication = generate_archive(articles)
        maps = generate_page_maps(publication)
    else:
        plugins = OWN_PLUGINS
        publication = long_publication(articles)
        maps = {issue.id: make_page_map(issue) for issue in publication.issues}
    scratch = ROOT / ".cache"  # on the disk where the site will stand: making folders is what costs there
    scratch.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=scratch) as name:
        config = write_configuration(Path(name), plugins)
        newest = with_one_change(publication, -1)
        for what, changed in (
            ("冷", publication),
            ("没有改", publication),
            ("改最新一期的一篇", newest),
            ("改最早一期的一篇", with_one_change(newest, 0)),
        ):
            print(f"{articles} 篇，{what}：{build(changed, maps, config)}", flush=True)
        _print_sizes(publication, config.parent / "site")


def _print_sizes(publication: Publication, site: Path) -> None:
    sizes = [path.stat().st_size for path in site.glob("*-*/*/index.html")]
    texts = [len(a.body.text.encode()) for issue in publication.issues for a in issue.articles]
    lists = [*(site / "authors").rglob("*.html"), *(site / "departments").rglob("*.html")]
    largest = [
        max((path.stat().st_size for path in paths), default=0) for paths in (lists, site.rglob("feed.xml"))
    ]
    own = statistics.mean(sizes) - statistics.mean(texts)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"  文章页平均 {statistics.mean(sizes) / 1000:.1f} KB，其中文字之外 {own / 1000:.1f} KB；"
        f"最大的列表页 {largest[0] / 1000:.0f} KB，最大的订阅 {largest[1] / 1000:.0f} KB；"
        f"内存峰值 {memory:.0f} MB",
        flush=True,
    )


def main() -> None:
    """Measure the archives that are asked for."""
    logging.disable(logging.INFO)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="*", type=int, default=[1000, 5000])
    parser.add_argument("--search", action="store_true")
    options = parser.parse_args()
    for count in options.articles:
        measure(count, with_index=options.search)


if __name__ == "__main__":
    main()
