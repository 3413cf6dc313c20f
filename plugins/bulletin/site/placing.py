"""Put the files of a site in their places: as links to the store, and by whole folders where they stand already.

Goes in: what each file holds, the folder to fill, and the old site that the new one will replace. Comes
out: the files, and the folders of the old site that are what the new one needs. Those stay where they are
until the old site gives way (`bulletin.outputs.swap_in`): of an archive of 5,000 articles a change touches a
few issues, and to link and to unlink 70,000 unchanged files takes longer than all the rest.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import stat
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

Source = bytes | Path
"""What a file holds: bytes, or what stands in another file."""

_Entries = dict[str, os.DirEntry[str] | None]


@dataclass(frozen=True, slots=True)
class Places:
    """Where a site is being made.

    ``store`` keeps files from build to build: they are shared, all others copied. ``folder`` is filled;
    ``old`` is the site that it will replace, where there is one.
    """

    store: Path
    folder: Path
    old: Path | None = None


def file_of(folder: Path, url: str) -> Path:
    """The file of an address; an address that leads out of the folder is a bug of ours."""
    return folder / _path_of(url)


def place_files(files: Mapping[str, Source], folders: Mapping[str, Path], places: Places) -> tuple[str, ...]:
    """Place files by address, and whole folders of the store by address, which ends in ``/``.

    Gives the paths of the folders in the old site that are to be moved into the new one.
    """
    moved = []
    old = _movable_site(places)
    for path, group in _by_folder(files).items():
        is_parent = any(address.startswith(f"{path}/") for address in folders)
        if path and not is_parent and old and old.has(path, partial(_holds, group, places.store)):
            moved.append(path)
        else:
            _place_group(f"{path}/" if path else "", group, places)
    for address, stored in folders.items():
        path = _path_of(address.removesuffix("/"))
        if old and old.has(path, partial(_is_same, os.fspath(stored))):
            (places.folder / path).parent.mkdir(parents=True, exist_ok=True)
            moved.append(path)
        else:
            (places.folder / path).mkdir(parents=True, exist_ok=True)
            _share(os.fspath(stored), f"{places.folder}/{path}")
    return tuple(moved)


@dataclass(frozen=True, slots=True)
class _OldSite:
    """A site whose folders can be moved into the new one; ``mode`` is that of a folder made now."""

    folder: Path
    fresh: Path
    mode: int

    def has(self, path: str, is_same: Callable[[str, int], bool]) -> bool:
        """Whether it has a folder that is what the new site needs, where nothing stands in its place yet.

        A link is no such folder, nor is one that may not be read or moved.
        """
        real = os.path.join(os.path.realpath(self.folder), *path.split("/"))
        try:
            return (
                os.path.isdir(real)
                and os.path.realpath(real) == real
                and os.access(real, os.W_OK)
                and os.stat(real).st_mode == self.mode
                and not (self.fresh / path).exists()
                and is_same(real, self.mode)
            )
        except OSError:
            return False


def _movable_site(places: Places) -> _OldSite | None:
    """The old site; None where it is a link, closed, or on another disk: numbers of files mean nothing there."""
    old = places.old
    if not old or not old.is_dir() or old.is_symlink() or not places.store.is_dir():
        return None
    if len({path.stat().st_dev for path in (old, places.store, places.folder)}) > 1 or not os.access(old, os.W_OK):
        return None
    probe = places.folder / ".new"
    probe.mkdir()
    mode = probe.stat().st_mode
    probe.rmdir()
    return _OldSite(old, places.folder, mode)


def _path_of(url: str) -> str:
    path = f"{url}index.html" if not url or url.endswith("/") else url
    assert not path.startswith("/"), url
    assert ".." not in path.split("/"), url
    return path


def _by_folder(files: Mapping[str, Source]) -> dict[str, dict[str, Source]]:
    """Files by the first folder of their path, and in it by the rest of the path."""
    groups: dict[str, dict[str, Source]] = defaultdict(dict)
    for url, source in files.items():
        folder, slash, rest = _path_of(url).partition("/")
        groups[folder if slash else ""][rest if slash else folder] = source
    return groups


def _holds(group: Mapping[str, Source], store: Path, folder: str, mode: int) -> bool:
    """Whether a folder of the old site has exactly these files."""
    entries: _Entries = dict(_walk(folder, "", mode))
    parents = {f"{name[:at]}/" for name in group for at, mark in enumerate(name) if mark == "/"}
    kept = f"{store}{os.sep}"
    return entries.keys() == group.keys() | parents and all(
        _is_file_same(source, entry, kept, mode) for name, source in group.items() if (entry := entries[name])
    )


def _walk(folder: str, path: str, mode: int) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
    """All that is in a folder, by path; folders of the right mode end in ``/`` and have no entry."""
    with os.scandir(folder) as items:
        for item in items:
            if _is_folder(item, mode):
                yield f"{path}{item.name}/", None
                yield from _walk(item.path, f"{path}{item.name}/", mode)
            else:
                yield f"{path}{item.name}", item


def _is_folder(item: os.DirEntry[str], mode: int) -> bool:
    return item.is_dir(follow_symlinks=False) and item.stat(follow_symlinks=False).st_mode == mode


def _is_file_same(source: Source, entry: os.DirEntry[str], kept: str, mode: int) -> bool:
    """Whether a file of the old site is the one of the store, or holds what the source holds.

    The store knows what its own files may be; others are what is written now beside folders of ``mode``.
    """
    if isinstance(source, Path) and os.fspath(source).startswith(kept):
        return os.stat(source).st_ino == entry.inode()
    state = entry.stat(follow_symlinks=False)
    if state.st_mode != stat.S_IFREG | mode & 0o666:
        return False
    if isinstance(source, bytes):
        return Path(entry.path).read_bytes() == source
    return filecmp.cmp(source, entry.path, shallow=False)


def _is_same(stored: str, old: str, mode: int) -> bool:
    """Whether two folders share all their files: the same number on the disk is the same file."""
    with os.scandir(stored) as items, os.scandir(old) as others:
        mine, found = ({item.name: item for item in some} for some in (items, others))
    return mine.keys() == found.keys() and all(
        _is_same(item.path, found[name].path, mode)
        if item.is_dir(follow_symlinks=False) and _is_folder(found[name], mode)
        else item.inode() == found[name].inode()
        for name, item in mine.items()
    )


def _place_group(path: str, group: Mapping[str, Source], places: Places) -> None:
    kept = f"{places.store}{os.sep}"
    made: set[str] = set()
    for name, source in group.items():
        target = f"{places.folder}/{path}{name}"
        parent = target.rpartition("/")[0]
        if parent not in made:
            os.makedirs(parent, exist_ok=True)
            made.add(parent)
        if isinstance(source, bytes):
            Path(target).write_bytes(source)
        elif os.fspath(source).startswith(kept):
            _link(source, target)
        else:
            shutil.copyfile(source, target)


def _share(stored: str, target: str) -> None:
    """Paths are texts here: of an index there are tens of thousands."""
    with os.scandir(stored) as items:
        for item in items:
            to = f"{target}/{item.name}"
            if item.is_dir(follow_symlinks=False):
                os.makedirs(to, exist_ok=True)
                _share(item.path, to)
            else:
                _link(item.path, to)


def _link(stored: str | Path, target: str) -> None:
    """One file under two names where the disk can do that, else a copy."""
    try:
        os.link(stored, target)
    except FileExistsError:
        os.unlink(target)
        _link(stored, target)
    except OSError:
        shutil.copy2(stored, target)
