"""Random issues of 3 to 40 articles, set, cut, joined and proved: every file must prove true.

Run: PYTHONPATH=. .venv/bin/python benchmarks/print/random_issues.py [--issues 500] [--first 0]
With --illustrated too, the articles are full of pictures, tables and notes.
Also counts the pages that jumps save; an issue may never take more pages with jumps than without.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from tests.print.issues import illustrated_source, job_of, proved, random_articles, random_source

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Print one line for each issue that is not right, then the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--issues", type=int, default=500)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--illustrated", action="store_true")
    chosen = parser.parse_args()
    source = illustrated_source if chosen.illustrated else random_source

    began, wrong, pages, saved, jumps, unsure = time.monotonic(), 0, 0, 0, 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for seed in range(chosen.first, chosen.first + chosen.issues):
            chooser = random.Random(seed)
            articles = random_articles(chooser, chooser.randint(3, 40), source)
            layout, faults, _ = proved(job_of(articles, folder / "issue", folder / "cache"))
            whole = layout.page_map.body_pages + layout.planned.saved_pages
            if faults or layout.planned.saved_pages < 0:
                wrong += 1
                print(f"issue {seed}: {whole} pages, {[fault.message for fault in faults][:3]}")
            pages += layout.page_map.body_pages
            saved += layout.planned.saved_pages
            jumps += len(layout.planned.jumps)
            unsure += not layout.planned.is_exact
    seconds = time.monotonic() - began
    print(
        f"{chosen.issues} issues, {pages} pages, {jumps} jumps, {saved} pages saved, {wrong} wrong", end=", "
    )
    print(f"{unsure} plans not certain, {seconds:.0f} s")


if __name__ == "__main__":
    main()
