"""Pages a second and KB a page of the website, for generated articles of 3,000 characters, without PDF.

    .venv/bin/python benchmarks/site/bench_pages.py [--search] [ARTICLES …]        default: 1000 5000

Prints for each archive: the cold build, the build after one changed article, the sizes of article pages,
the largest list and the largest feed. One process; with ``--search`` the index is made as well.
"""

from __future__ import annotations

import argparse
import logging
import resource
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from bulletin.model import Publication  # noqa: E402
from publications import OWN_PLUGINS, build_pages, long_publication, make_article  # noqa: E402


def seconds(publication: Publication, folder: Path, plugins: tuple[str, ...]) -> tuple[float, float, Path]:
    """Time on the clock and on the processor of one build into an empty folder, and that folder."""
    shutil.rmtree(folder / "site-public", ignore_errors=True)
    clock, processor = time.perf_counter(), time.process_time()
    site = build_pages(publication, folder, plugins=plugins)
    return time.perf_counter() - clock, time.process_time() - processor, site


def with_one_change(publication: Publication) -> Publication:
    """The same publication, one article of the oldest issue written anew."""
    oldest = publication.issues[0]
    changed = make_article(oldest.articles[0].id, "改过的一篇。", authors=oldest.articles[0].authors)
    issue = replace(oldest, articles=(changed, *oldest.articles[1:]))
    return replace(publication, issues=(issue, *publication.issues[1:]))


def measure(articles: int, plugins: tuple[str, ...]) -> None:
    """Print the figures of an archive of this many articles."""
    publication = long_publication(articles)
    scratch = ROOT / ".cache"  # on the disk where the site will stand: making folders is what costs there
    scratch.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=scratch) as name:
        folder = Path(name)
        cold, work, site = seconds(publication, folder, plugins)
        pages = list(site.rglob("*.html"))
        warm, change, _ = seconds(with_one_change(publication), folder, plugins)
        sizes = [path.stat().st_size for path in site.glob("*-*/*/index.html")]
        texts = [len(a.body.text.encode()) for issue in publication.issues for a in issue.articles]
        lists = [*(site / "authors").rglob("*.html"), *(site / "departments").rglob("*.html")]
        largest = [max(path.stat().st_size for path in paths) for paths in (lists, site.rglob("feed.xml"))]
    own = statistics.mean(sizes) - statistics.mean(texts)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{articles} 篇：共 {len(pages)} 页，冷构建 {cold:.1f} 秒，其中处理器 {work:.1f} 秒"
        f"（每秒 {len(pages) / work:.0f} 页）；改一篇后 {warm:.2f} 秒，其中处理器 {change:.2f} 秒；"
        f"文章页平均 {statistics.mean(sizes) / 1000:.1f} KB，"
        f"其中文字之外 {own / 1000:.1f} KB；最大的列表页 {largest[0] / 1000:.0f} KB，"
        f"最大的订阅 {largest[1] / 1000:.0f} KB；内存峰值 {memory:.0f} MB",
        flush=True,
    )


def main() -> None:
    """Measure the archives that are asked for."""
    logging.disable(logging.INFO)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="*", type=int, default=[1000, 5000])
    parser.add_argument("--search", action="store_true")
    options = parser.parse_args()
    search = ("bulletin/search",) if options.search else ()
    for count in options.articles:
        measure(count, (*OWN_PLUGINS[:-1], *search, OWN_PLUGINS[-1]))


if __name__ == "__main__":
    main()
