"""Folders that are kept from build to build: each is made once, and believed only while it is whole.

Goes in: where a folder is kept, and what fills it. Comes out: its header, which knows the size, the time
of change and the mode of every file. A built site shares these files with the store, so what somebody changes
there is changed here: such a folder is made anew, in new files. It is published as it is, so a file too
many counts as damage like one too few.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from bulletin.outputs import staging_folder, swap_in

HEADER = "whole.json"

_State = list[int]
"""Of a file: bytes, time of its last change in nanoseconds, and mode, as JSON has them."""


def keep_folder(folder: Path, fill: Callable[[Path], Mapping[str, object] | None]) -> Mapping[str, Any]:
    """The header of a kept folder; where that is not there whole, ``fill`` makes a new one.

    ``fill`` gets an empty folder for its files; what it returns goes into the header. The name of the
    folder must tell what it is made from, since what is whole is not made again. OSError when the disk
    refuses.
    """
    found = read_whole(folder)
    if found is not None:
        return found
    with staging_folder(folder) as staged:
        content = fill(staged) or {}
        (staged / HEADER).write_text(json.dumps({**content, "files": files_below(staged)}), "utf-8")
        swap_in(staged, folder)
    written = read_whole(folder)
    assert written is not None, folder
    return written


def read_whole(folder: Path) -> Mapping[str, Any] | None:
    """The header of a kept folder; None unless the folder has exactly the files that the header knows."""
    try:
        files = files_below(folder)
        files.pop(HEADER)
        content: Mapping[str, Any] = json.loads((folder / HEADER).read_text("utf-8"))
        return content if content["files"] == files else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def drop_unused(store: Path, used: Collection[Path]) -> None:
    """Take out of a store what this build did not use: it would grow for ever, and keep what was withdrawn.

    What another process is making just now begins with a dot and stays.
    """
    for item in store.glob("[!.]*"):
        if item in used:
            continue
        if item.is_dir() and not item.is_symlink():
            shutil.rmtree(item, ignore_errors=True)
        else:
            item.unlink(missing_ok=True)


def files_below(folder: Path) -> dict[str, _State]:
    """The files below a folder, by path with ``/`` between its parts. OSError when it cannot be read."""
    return dict(_walk(os.fspath(folder), ""))


def _walk(folder: str, path: str) -> Iterator[tuple[str, _State]]:
    with os.scandir(folder) as items:
        for item in items:
            if item.is_dir(follow_symlinks=False):
                yield from _walk(item.path, f"{path}{item.name}/")
            else:
                state = item.stat(follow_symlinks=False)
                yield f"{path}{item.name}", [state.st_size, state.st_mtime_ns, state.st_mode]
