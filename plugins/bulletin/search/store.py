"""Folders of the store: each has a header and content, and is believed only while it is whole.

A store's folder is published as it is, so a file too many counts as damage like one too few.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

State = list[int]
"""Of a file: bytes, and time of its last change in nanoseconds, as JSON has them."""


def files_below(folder: Path) -> dict[str, State]:
    """The files below a folder, by path with ``/`` between its parts. OSError when it cannot be read."""
    return dict(_walk(os.fspath(folder), ""))


def read_whole(folder: Path, header: str) -> Mapping[str, Any] | None:
    """The header of a folder; None unless the folder has exactly the files that the header knows.

    A built site shares these files, and what somebody changed there is not what was written.
    """
    try:
        files = files_below(folder)
        files.pop(header)
        content: Mapping[str, Any] = json.loads((folder / header).read_text("utf-8"))
        return content if content["files"] == files else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_header(folder: Path, header: str, content: Mapping[str, object]) -> None:
    """Finish a folder: its header, with the states of what is there."""
    whole = {**content, "files": files_below(folder)}
    (folder / header).write_text(json.dumps(whole), "utf-8")


def _walk(folder: str, path: str) -> Iterator[tuple[str, State]]:
    with os.scandir(folder) as items:
        for item in items:
            if item.is_dir(follow_symlinks=False):
                yield from _walk(item.path, f"{path}{item.name}/")
            else:
                state = item.stat(follow_symlinks=False)
                yield f"{path}{item.name}", [state.st_size, state.st_mtime_ns]
