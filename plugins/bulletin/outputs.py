"""Outputs appear whole or not at all: build beside the old, then swap.

Goes in: a folder or file that shall be replaced. Comes out: the new one in its place, or, when
anything failed before, the old one untouched.
"""

from __future__ import annotations

import glob
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

_HOUR = 3600
"""Seconds: no process fills a scratch folder that long without adding to it."""


@contextmanager
def _named(folder: Path) -> Iterator[None]:
    """What the disk refuses here is refused by ``folder``."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error


@contextmanager
def staging_folder(target: Path) -> Iterator[Path]:
    """An empty folder beside ``target``, on the same disk; gone afterwards unless it was swapped in.

    OSError names the folder that refuses, never the scratch folder that nobody knows.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _named(target.parent):
        staged = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    staged.chmod(0o755)
    try:
        yield staged
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def drop_leftovers(target: Path) -> None:
    """Take away what killed processes left beside ``target``: scratch folders of it that are hours old.

    Call it when ``target`` stands: an old folder that stepped aside may have been the only one.
    """
    name = re.compile(rf"\.{re.escape(target.name)}-(?:old-)?[a-z0-9_]{{8}}")
    oldest = time.time() - _HOUR
    for folder in target.parent.glob(f".{glob.escape(target.name)}-*"):
        with suppress(OSError):
            is_scratch = name.fullmatch(folder.name) and folder.is_dir() and not folder.is_symlink()
            if is_scratch and folder.stat().st_mtime < oldest:
                shutil.rmtree(folder, ignore_errors=True)


def swap_in(staged: Path, target: Path, moved: Iterable[str] = ()) -> None:
    """Put the finished folder ``staged`` in the place of ``target``.

    The old folder steps aside first and goes only when the new one stands. ``moved`` are paths of folders
    that the new one takes over from the old one. OSError when the disk refuses; then the old folder is
    back in its place, and whole.
    """
    # A fresh name each time: what an interrupted swap left behind must not stop the next one.
    with _named(target.parent):
        aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    old = aside / target.name
    steps = [(target, old)] if target.exists() else []
    steps += [*((old / path, staged / path) for path in moved), (staged, target)]
    begun: list[tuple[Path, Path]] = []
    try:
        for source, place in steps:
            begun.append((source, place))
            source.rename(place)
    except BaseException:
        _undo(begun)
        raise
    finally:
        # When even the way back was refused, the old folder stays where it can be found.
        if target.exists() or not old.exists():
            shutil.rmtree(aside, ignore_errors=True)


def _undo(begun: Sequence[tuple[Path, Path]]) -> None:
    """Rename back, the last first; of the last one nobody knows whether it was done when Ctrl+C came."""
    for source, place in reversed(begun):
        if not os.path.lexists(source):
            with suppress(OSError):
                place.rename(source)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new, never half of them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _named(path.parent):
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    staged = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        staged.chmod(0o644)
        staged.replace(path)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise


def add_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, by their paths in it: all of them, or none.

    OSError when the disk refuses; then what was written is gone, and what stood there is back. Nothing
    outside the folder is touched, and a file that is replaced is never away.
    """
    undo: list[tuple[Path, Path | None]] = []
    with staging_folder(folder / "new") as staged:
        for number, content in enumerate(files.values()):
            write_whole(staged / f"new-{number}", content)
        try:
            for number, name in enumerate(files):
                target, old = folder / name, staged / f"old-{number}"
                target.parent.mkdir(parents=True, exist_ok=True)
                kept = old if target.exists() else None
                if kept:
                    shutil.copy2(target, kept)
                undo.append((target, kept))
                (staged / f"new-{number}").replace(target)
        except BaseException:
            for target, kept in reversed(undo):
                if kept:
                    kept.replace(target)
                else:
                    target.unlink(missing_ok=True)
            raise
