"""Seconds and memory of ``python3 build.py`` on the sample issues: cold, warm, and after one changed article.

Run: .venv/bin/python benchmarks/build/whole_build.py [--runs 3]
Prints the median of the runs; memory is the largest resident size of any one process, in MB.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ("mkdocs.yml", "content", "issues", "theme")


def build(archive: Path) -> tuple[float, float]:
    """One build in its own processes: seconds of wall time, MB of the largest process."""
    began = time.monotonic()
    command = [sys.executable, "-m", "bulletin.cli", "build", "--quiet"]
    process = subprocess.Popen(command, cwd=archive, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the build failed with exit code {process.returncode}")
    return time.monotonic() - began, usage.ru_maxrss / 1024


def copy_archive(folder: Path) -> Path:
    """The archive's content without outputs and caches."""
    archive = folder / "archive"
    archive.mkdir()
    for name in CONTENT:
        source = ROOT / name
        shutil.copytree(source, archive / name) if source.is_dir() else shutil.copy(source, archive / name)
    return archive


def measure() -> dict[str, tuple[float, float]]:
    """Cold, warm and changed, in one archive."""
    with tempfile.TemporaryDirectory() as folder:
        archive = copy_archive(Path(folder))
        figures = {"cold": build(archive), "warm": build(archive)}
        article = min((archive / "issues").glob("*/03-*.md"))
        with article.open("a", encoding="utf-8") as file:
            file.write("\n添一句话，看要重做多少。\n")
        figures["one article changed"] = build(archive)
        return figures


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    runs = [measure() for _ in range(parser.parse_args().runs)]
    for name in runs[0]:
        seconds = [run[name][0] for run in runs]
        memory = max(run[name][1] for run in runs)
        spread = f"{min(seconds):.1f}-{max(seconds):.1f}"
        print(f"{name:20} {statistics.median(seconds):6.1f} s ({spread})   {memory:6.0f} MB")


if __name__ == "__main__":
    main()
