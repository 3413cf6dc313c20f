"""Read an archive for a command, with progress, and with several processors where asked."""

from __future__ import annotations

import os
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
    count = (
        jobs or len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else jobs or os.cpu_count() or 1
    )
    if count == 1:
        yield None
        return
    with ProcessPoolExecutor(max_workers=count) as executor:
        yield executor
