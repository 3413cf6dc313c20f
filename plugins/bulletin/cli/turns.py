"""One build at a time: two would fill one store, and each move away folders that the other has counted on.

Goes in: a file beside the store. Comes out: our turn, when no other process has it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bulletin.errors import MachineError

_PATIENCE = 0.5
"""Seconds of waiting in one go: short, so that Ctrl+C is heard."""


@contextmanager
def take_turn(file: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """Wait for a lock that the system drops by itself when a process ends, however it ends.

    ``tell`` hears once that there is something to wait for. MachineError when the file cannot be had.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    except (OSError, sqlite3.DatabaseError) as error:
        raise _refusal(file, error) from error
    with closing(lock):
        if not _is_ours(lock, file):
            tell("另一个 build 正在做，等它做完…")
            while not _is_ours(lock, file):
                pass
        yield


def _is_ours(lock: sqlite3.Connection, file: Path) -> bool:
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise _refusal(file, error) from error
        return False
    return True


def _refusal(file: Path, error: Exception) -> MachineError:
    return MachineError(f"{file}：打不开（{error}）", "请检查文件夹权限，或删去这个文件")
