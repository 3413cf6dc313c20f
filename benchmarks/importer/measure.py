"""Measure the importer: how much of random printed issues comes back, and how fast.

    python benchmarks/importer/measure.py [--issues 200] [--size] [SCAN.txt …]

Prints a line for the random issues (see tests/importer/scan.py) and a line for each file named (without any:
the samples of the tests): articles, paragraphs, jumps, places to look at, seconds (best of three). Where a
truth file stands beside the scan (SCAN.truth.yaml), what comes back right; a second figure counts printed
lines that the scan kept and we put together again as the paragraphs they are. --size imports 10 MB.
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
from importer.truth import Shares, measure, read_truth

SAMPLES = Path(__file__).parents[2] / "tests" / "importer" / "samples"


def measure_random(count: int) -> str:
    """Recall over ``count`` issues that were printed, scanned and imported."""
    whole = total = spurious = jumps = stitched = lost = 0
    start = time.process_time()
    for seed in range(count):
        issue = author_issue(seed)
        scan = Scanner(seed).scan(issue)
        made = import_text(scan, "scan.txt")
        figures = compare(issue, made)
        whole, total, spurious = whole + figures.whole, total + figures.total, spurious + figures.spurious
        jumps, stitched = jumps + scan.count("下转"), stitched + len(made.report.jumps)
        lost += len(made.report.lost)
    seconds = time.process_time() - start
    return (
        f"{count} random issues: paragraphs {whole / total:.4f} of {total}, spurious {spurious}, "
        f"jumps {stitched}/{jumps}, lost {lost}, {seconds / count:.3f} s an issue"
    )


def measure_file(path: Path) -> str:
    """Size and speed of one file."""
    text, _ = decode(path.read_bytes(), path.name)
    seconds, made = min((_timed(text, path.name) for _ in range(3)), key=lambda run: run[0])
    paragraphs = sum(len(article.paragraphs) for article in made.articles)
    line = (
        f"{path.name}: {len(text)} characters, {len(made.articles)} articles, {paragraphs} paragraphs, "
        f"{len(made.report.jumps)} jumps, {len(made.report.unsure)} places to look at, {seconds:.2f} s"
    )
    truth_file = path.with_suffix(".truth.yaml")
    return "\n".join([line, *measure_truth(text, truth_file, made)]) if truth_file.is_file() else line


def measure_truth(text: str, file: Path, made: Import) -> list[str]:
    """What of the truth comes back: as the truth stands, and with kept printed lines joined."""
    truth = read_truth(file)
    shares = measure(text, truth, made)
    rows = ["  as the truth stands: " + _told(shares)]
    if truth.get("hard_wrapped_ranges"):
        rows.append(
            "  kept printed lines counted as joined: " + _told(measure(text, truth, made, unwrapped=True))
        )
    return rows


def _told(shares: Shares) -> str:
    return ", ".join(f"{name} {getattr(shares, name):.3f}" for name in Shares.__dataclass_fields__)


def measure_size() -> str:
    """Ten megabytes of issues in one file."""
    scan = Scanner(5).scan(author_issue(5))
    text = scan * (10_000_000 // len(scan.encode()))
    start = time.process_time()
    made = import_text(text, "large.txt")
    return f"10 MB: {time.process_time() - start:.1f} s of processor time, lost {len(made.report.lost)}"


def _timed(text: str, name: str) -> tuple[float, Import]:
    start = time.process_time()
    made = import_text(text, name)
    return time.process_time() - start, made


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--issues", type=int, default=200)
    parser.add_argument("--size", action="store_true")
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()
    print(measure_random(arguments.issues))
    if arguments.size:
        print(measure_size())
    for file in arguments.files or sorted(SAMPLES.glob("*.txt")):
        print(measure_file(file))
