"""How a process that works for a command behaves: it never outlives the command.

A pool's process waits for work on a pipe that its siblings hold open as well, so it does not notice
when the command is killed, and would wait for ever.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading


def begin_work() -> None:
    """For a worker of one command: Ctrl+C ends it without a word, since the command itself says so."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _end_when_told()


def begin_work_for_preview() -> None:
    """For a worker of a preview: Ctrl+C is for the preview alone, which then stops its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_when_told()


def _end_when_told() -> None:
    """A forked worker has the command's closing sentence as its answer to SIGTERM; it ends without one."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _end_with_parent()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None, "only a worker has a parent"

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
