"""Pages a second and KB a page of the website, for generated articles of 3,000 characters, without PDF.

    python benchmarks/site/bench_pages.py [ARTICLES …]        default: 1000 2000

Prints for each archive: the cold build, the build after one changed article, and the sizes of article
pages. One process; nothing is fetched.
"""

from __future__ import annotations

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
from publications import build_pages, long_publication, make_article  # noqa: E402


def seconds(publication: Publication, folder: Path) -> tuple[float, float, Path]:
    """Time on the clock and on the processor of one build into an empty folder, and that folder."""
    shutil.rmtree(folder / "site-public", ignore_errors=True)
    clock, processor = time.perf_counter(), time.process_time()
    site = build_pages(publication, folder)
    return time.perf_counter() - clock, time.process_time() - processor, site


def with_one_change(publication: Publication) -> Publication:
    """The same publication, one article of the oldest issue written anew."""
    oldest = publication.issues[0]
    changed = make_article(oldest.articles[0].id, "改过的一篇。", authors=oldest.articles[0].authors)
    issue = replace(oldest, articles=(changed, *oldest.articles[1:]))
    return replace(publication, issues=(issue, *publication.issues[1:]))


def measure(articles: int) -> None:
    """Print the figures of an archive of this many articles."""
    publication = long_publication(articles)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cold, work, site = seconds(publication, folder)
        pages = list(site.rglob("*.html"))
        warm, change, _ = seconds(with_one_change(publication), folder)
        sizes = [path.stat().st_size for path in site.glob("*-*/*/index.html")]
        texts = [len(a.body.text.encode()) for issue in publication.issues for a in issue.articles]
    own = statistics.mean(sizes) - statistics.mean(texts)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{articles} 篇：共 {len(pages)} 页，冷构建 {cold:.1f} 秒，其中处理器 {work:.1f} 秒"
        f"（每秒 {len(pages) / work:.0f} 页）；改一篇后 {warm:.2f} 秒，其中处理器 {change:.2f} 秒；"
        f"文章页平均 {statistics.mean(sizes) / 1000:.1f} KB，"
        f"其中文字之外 {own / 1000:.1f} KB；内存峰值 {memory:.0f} MB"
    )


if __name__ == "__main__":
    logging.disable(logging.INFO)
    for count in [int(argument) for argument in sys.argv[1:]] or [1000, 2000]:
        measure(count)
