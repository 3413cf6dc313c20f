"""Read an archive for a command, with progress, and with several processors where asked."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace

from bulletin.cli.archive import Archive
from bulletin.cli.terminal import Terminal
from bulletin.errors import BulletinError
from bulletin.load import load_publication
from bulletin.load.archive import FOLDER_NAME
from bulletin.load.publication import read_settings
from bulletin.model import Issue, Publication
from bulletin.workers import begin_work


class UnreadError(BulletinError):
    """Problems for which the content could not be read, so that nothing else of it was looked at."""


def load_archive(
    archive: Archive, terminal: Terminal, executor: Executor | None = None, only: Collection[str] = ()
) -> Publication:
    """The publication of an archive; UnreadError with every problem of every file."""
    with terminal.step("读取稿件"):
        try:
            return load_publication(
                archive.root,
                issues=archive.issues,
                only=only,
                cache=archive.cache / "load",
                executor=executor,
            )
        except BulletinError as error:
            raise UnreadError(error.problems) from None


def load_sound(archive: Archive, terminal: Terminal) -> tuple[Publication, tuple[str, ...]]:
    """The publication with the issues that can be read, and the ids of those that cannot.

    For commands that a broken issue must not stop. BulletinError when mkdocs.yml itself is broken.
    """
    with suppress(BulletinError):
        return load_archive(archive, terminal), ()
    publication = read_settings(archive.root).publication
    issues: list[Issue] = []
    unread: list[str] = []
    for folder in sorted(archive.issues.glob("[0-9]*-*")):
        if not (folder.is_dir() and FOLDER_NAME.fullmatch(folder.name)):
            continue
        try:
            issues += load_publication(archive.root, issues=archive.issues, only=[folder.name]).issues
        except BulletinError:
            unread.append(folder.name)
    ordered = tuple(sorted(issues, key=lambda issue: issue.number))
    return replace(publication, issues=ordered), tuple(unread)


@contextmanager
def workers(jobs: int | None) -> Iterator[Executor | None]:
    """Processes to share the work: as many as asked, else as the machine has processors."""
    count = jobs or _processors()
    if count == 1:
        yield None
        return
    with ProcessPoolExecutor(max_workers=count, initializer=begin_work) as executor:
        yield executor


def _processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
