"""What was saved: the files of an archive, looked at again and again, and compared.

Goes in: folders and files. Comes out: size and time of change of each file. Looking works on every
disk; system notices do not come from the network drives that offices keep their archives on.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

SETTLE = 0.03
"""Seconds in which nothing may change before a save counts as finished."""
MOST_WAITING = 1.0
"""Seconds after which a save counts as finished all the same."""
Seen = Mapping[str, tuple[int, int]]
"""Size in bytes and time of change in nanoseconds, by path."""


def look(roots: Iterable[Path]) -> Seen:
    """Every file at or below ``roots``; names that begin with . or ~ are programs' own scratch files."""
    return {path: stamp for root in roots for path, stamp in _below(root)}


def changed(before: Seen, now: Seen) -> frozenset[Path]:
    """The files that are new, gone or different."""
    names = before.keys() | now.keys()
    return frozenset(Path(name) for name in names if before.get(name) != now.get(name))


def settled(roots: Iterable[Path], now: Seen) -> Seen:
    """The files as soon as nothing changes any more; a program that goes on saving is not waited for long."""
    roots = tuple(roots)
    until = time.monotonic() + MOST_WAITING
    while time.monotonic() < until:
        time.sleep(SETTLE)
        before, now = now, look(roots)
        if before == now:
            break
    return now


def article_in(files: Iterable[Path], issues: Path) -> str:
    """The id of the one article among these files; empty when there is none, or more than one."""
    found = [
        f"{file.parent.name}/{file.stem}"
        for file in files
        if file.suffix == ".md" and file.parent.parent == issues and not file.name.startswith("_")
        if file.is_file()
    ]
    return found[0] if len(found) == 1 else ""


def _below(root: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Files may vanish while they are looked at; such a one is simply not there."""
    waiting = [str(root)]
    while waiting:
        path = waiting.pop()
        try:
            if not os.path.isdir(path):  # noqa: PTH112 - one string a file, thousands of times a second
                state = os.stat(path)  # noqa: PTH116 - the same
                yield path, (state.st_size, state.st_mtime_ns)
                continue
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.name.startswith((".", "~")):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        state = entry.stat()
                        yield entry.path, (state.st_size, state.st_mtime_ns)
        except OSError:
            continue
