"""Seconds from saving an article to its web page and its set pages in the live preview.

Run: .venv/bin/python benchmarks/desk/preview_latency.py [--saves 5]
The archive holds the sample issues and one of 65,000 characters; the preview is warm. For each save:
the website is there, the article's own pages are there (draft), the whole issue is set and proved.
Below, the processor time of each job alone, which other programs on the machine do not lengthen.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from large_issue import ISSUE, add_large_issue, copy_archive

from bulletin.cli.archive import choose_archive
from bulletin.cli.preview.draft import make_draft
from bulletin.cli.preview.makers import make_check, make_pages, make_web
from bulletin.model import Edition

ARTICLE = "05-样稿5"


def states(port: int) -> Iterator[tuple[float, Any]]:
    """Every state that the preview tells, with the time at which it came."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/desk/events")
    stream = connection.getresponse()
    while line := stream.readline():
        if line.startswith(b"data: "):
            yield time.monotonic(), json.loads(line.removeprefix(b"data: "))


def is_idle(state: Any) -> bool:
    """Whether all is made."""
    return bool(state["pages"]) and not state["working"]


def measure_save(
    file: Path, told: Iterator[tuple[float, Any]], before: Any, number: int
) -> tuple[Any, list[float]]:
    """The state at the end, and the seconds to website, draft and issue."""
    with file.open("a", encoding="utf-8") as stream:
        stream.write(f"\n第{number}次添一句话，看预览多久跟上来。\n")
    saved = time.monotonic()
    moments: dict[str, float] = {}
    for moment, state in told:
        if state["web"] > before["web"]:
            moments.setdefault("web", moment - saved)
        if state["pages"]["draft"]:
            moments.setdefault("draft", moment - saved)
        elif "draft" in moments and "web" in moments:
            moments.setdefault("issue", moment - saved)
        if "issue" in moments and is_idle(state):
            return state, [moments["web"], moments["draft"], moments["issue"]]
    raise SystemExit("the preview ended")


def measure_preview(archive: Path, saves: int) -> list[list[float]]:
    """Seconds of each save."""
    file = archive / "issues" / ISSUE / f"{ARTICLE}.md"
    command = [sys.executable, "-m", "bulletin.cli", "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=archive, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        found = re.search(r":(\d+)/", process.stdout.readline())
        assert found
        told = states(int(found[1]))
        state = next(state for _, state in told if is_idle(state))
        figures = []
        for number in range(saves):
            state, seconds = measure_save(file, told, state, number)
            figures.append(seconds)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
    return figures


def measure_jobs(archive: Path, saves: int) -> dict[str, list[float]]:
    """Processor seconds of each job after a save, in one process."""
    places = choose_archive(archive)
    file = archive / "issues" / ISSUE / f"{ARTICLE}.md"
    made = make_pages(places, ISSUE, "")
    assert made is not None
    figures: dict[str, list[float]] = {"website": [], "draft": [], "issue": [], "check": []}
    for number in range(saves + 1):
        jobs: dict[str, Callable[[], object]] = {
            "website": partial(
                make_web, places, Edition.INTERNAL, archive / "out" / str(number), {ISSUE: made.page_map}
            ),
            "draft": partial(make_draft, places, f"{ISSUE}/{ARTICLE}", made.page_map),
            "issue": partial(make_pages, places, ISSUE, ""),
            "check": partial(make_check, places, ISSUE),
        }
        for name, job in jobs.items():
            with file.open("a", encoding="utf-8") as stream:
                stream.write(f"\n第{number}次，{name}。\n")
            began = time.process_time()
            job()
            if number:  # the first time warms up
                figures[name].append(time.process_time() - began)
    return figures


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--saves", type=int, default=5)
    saves = parser.parse_args().saves
    with tempfile.TemporaryDirectory() as folder:
        archive = copy_archive(Path(folder))
        add_large_issue(archive)
        rows = measure_preview(archive, saves)
        print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        columns = zip(*rows, strict=True)
        for name, seconds in zip(("website", "draft", "issue"), columns, strict=True):
            print(f"{name:8} {spread(seconds)} s after a save")
        for name, used in measure_jobs(archive, saves).items():
            print(f"{name:8} {spread(used)} s of processor time")


def spread(seconds: Sequence[float]) -> str:
    """The median, the least and the most."""
    return f"{statistics.median(seconds):5.2f} ({min(seconds):.2f}-{max(seconds):.2f})"


if __name__ == "__main__":
    main()
