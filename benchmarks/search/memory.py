"""The memory of a process with its workers: pages that several share count once. Linux only."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EVERY = 0.05  # seconds


@contextmanager
def watch_memory() -> Iterator[list[float]]:
    """Look again and again while the block runs; the list then holds one number, the peak in MB."""
    peak = [0.0]
    done = threading.Event()

    def look() -> None:
        while not done.wait(EVERY):
            peak[0] = max(peak[0], sum(map(_share, (os.getpid(), *_workers(os.getpid())))))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    yield peak
    done.set()
    watcher.join()


def _workers(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for file in children for child in file.read_text().split()]


def _share(pid: int) -> float:
    """Proportional set size in MB; 0 when the process is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
