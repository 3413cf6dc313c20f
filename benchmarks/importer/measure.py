"""Measure the importer: how much of random printed issues comes back, and how fast.

    python benchmarks/importer/measure.py [--issues 200] [SCAN.txt …]

Prints a line for the random issues (see tests/importer/scan.py) and a line for each file named: articles,
paragraphs, jumps, places to look at, seconds (best of three).
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from bulletin.importer.pipeline import Import, import_text
from bulletin.importer.reading.decode import decode
from importer.authoring import author_issue
from importer.compare import compare
from importer.scan import Scanner


def measure_random(count: int) -> str:
    """Recall over ``count`` issues that were printed, scanned and imported."""
    whole = total = spurious = jumps = stitched = lost = 0
    start = time.perf_counter()
    for seed in range(count):
        issue = author_issue(seed)
        scan = Scanner(seed).scan(issue)
        made = import_text(scan, "scan.txt")
        figures = compare(issue, made)
        whole, total, spurious = whole + figures.whole, total + figures.total, spurious + figures.spurious
        jumps, stitched = jumps + scan.count("下转"), stitched + len(made.report.jumps)
        lost += len(made.report.lost)
    seconds = time.perf_counter() - start
    return (
        f"{count} random issues: paragraphs {whole / total:.4f} of {total}, spurious {spurious}, "
        f"jumps {stitched}/{jumps}, lost {lost}, {seconds / count:.3f} s an issue"
    )


def measure_file(path: Path) -> str:
    """Size and speed of one file."""
    text, _ = decode(path.read_bytes(), path.name)
    seconds, made = min((_timed(text, path.name) for _ in range(3)), key=lambda run: run[0])
    paragraphs = sum(len(article.paragraphs) for article in made.articles)
    return (
        f"{path.name}: {len(text)} characters, {len(made.articles)} articles, {paragraphs} paragraphs, "
        f"{len(made.report.jumps)} jumps, {len(made.report.unsure)} places to look at, {seconds:.2f} s"
    )


def _timed(text: str, name: str) -> tuple[float, Import]:
    start = time.perf_counter()
    made = import_text(text, name)
    return time.perf_counter() - start, made


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--issues", type=int, default=200)
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()
    print(measure_random(arguments.issues))
    for file in arguments.files:
        print(measure_file(file))
