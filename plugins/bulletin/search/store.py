"""Folders of the store: each has a header and content, and is believed only while it is whole.

A store's folder is published as it is, so a file too many counts as damage like one too few.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Sizes = Mapping[str, int]
"""Bytes by path below a folder, with ``/`` between its parts."""


def sizes_below(folder: Path) -> dict[str, int]:
    """The sizes of all files below a folder. OSError when it cannot be read."""
    return dict(_walk(os.fspath(folder), ""))


def read_whole(folder: Path, header: str) -> Mapping[str, Any] | None:
    """The header of a folder; None unless the folder has exactly the files in the header's ``sizes``."""
    try:
        sizes = sizes_below(folder)
        sizes.pop(header)
        content: Mapping[str, Any] = json.loads((folder / header).read_text("utf-8"))
        return content if content["sizes"] == sizes else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_header(folder: Path, header: str, content: Mapping[str, object]) -> None:
    """Finish a folder: its header, with the sizes of what is there."""
    whole = {**content, "sizes": sizes_below(folder)}
    (folder / header).write_text(json.dumps(whole), "utf-8")


def _walk(folder: str, path: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as items:
        for item in items:
            if item.is_dir(follow_symlinks=False):
                yield from _walk(item.path, f"{path}{item.name}/")
            else:
                yield f"{path}{item.name}", item.stat(follow_symlinks=False).st_size
