"""Read an archive for a command, with progress, and with several processors where asked."""

from __future__ import annotations

import os
import signal
from collections.abc import Collection, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager

from bulletin.cli.archive import Archive
from bulletin.cli.terminal import Terminal
from bulletin.load import load_publication
from bulletin.model import Publication


def load_archive(
    archive: Archive, terminal: Terminal, executor: Executor | None = None, only: Collection[str] = ()
) -> Publication:
    """The publication of an archive; BulletinError with every problem of every file."""
    with terminal.step("读取稿件"):
        return load_publication(
            archive.root,
            issues=archive.issues,
            only=only,
            cache=archive.cache / "load",
            executor=executor,
        )


@contextmanager
def workers(jobs: int | None) -> Iterator[Executor | None]:
    """Processes to share the work: as many as asked, else as the machine has processors."""
    count = jobs or _processors()
    if count == 1:
        yield None
        return
    with ProcessPoolExecutor(max_workers=count, initializer=_end_silently) as executor:
        yield executor


def _processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _end_silently() -> None:
    """Ctrl+C reaches the workers too: they end, and only the command itself says so."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
