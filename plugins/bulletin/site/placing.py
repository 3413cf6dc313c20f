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
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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
    places = _without_foreign(places)
    for path, group in _by_folder(files).items():
        is_parent = any(address.startswith(f"{path}/") for address in folders)
        if path and not is_parent and _stands(path, places) and _holds(places.old, path, group, places.store):
            moved.append(path)
        else:
            _place_group(f"{path}/" if path else "", group, places)
    for address, stored in folders.items():
        path = _path_of(address.removesuffix("/"))
        if _stands(path, places) and places.old and _is_same(os.fspath(stored), f"{places.old}/{path}"):
            (places.folder / path).parent.mkdir(parents=True, exist_ok=True)
            moved.append(path)
        else:
            (places.folder / path).mkdir(parents=True, exist_ok=True)
            _share(os.fspath(stored), f"{places.folder}/{path}")
    return tuple(moved)


def _without_foreign(places: Places) -> Places:
    """The places without an old site on another disk: numbers of files mean nothing there."""
    if places.old and places.old.is_dir() and places.store.is_dir():
        if places.old.stat().st_dev == places.store.stat().st_dev:
            return places
    return replace(places, old=None)


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


def _stands(path: str, places: Places) -> bool:
    """Whether the old site has such a folder, and nothing stands in its place in the new one."""
    return places.old is not None and (places.old / path).is_dir() and not (places.folder / path).exists()


def _holds(old: Path | None, path: str, group: Mapping[str, Source], store: Path) -> bool:
    """Whether a folder of the old site has exactly these files."""
    entries: _Entries = dict(_walk(f"{old}/{path}", ""))
    parents = {f"{name[:at]}/" for name in group for at, mark in enumerate(name) if mark == "/"}
    kept = f"{store}{os.sep}"
    return entries.keys() == group.keys() | parents and all(
        _is_file_same(source, entry, kept) for name, source in group.items() if (entry := entries[name])
    )


def _walk(folder: str, path: str) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
    """All that is in a folder, by path; folders end in ``/`` and have no entry."""
    with os.scandir(folder) as items:
        for item in items:
            if item.is_dir(follow_symlinks=False):
                yield f"{path}{item.name}/", None
                yield from _walk(item.path, f"{path}{item.name}/")
            else:
                yield f"{path}{item.name}", item


def _is_file_same(source: Source, entry: os.DirEntry[str], kept: str) -> bool:
    """Whether a file of the old site is the one of the store, or holds what the source holds."""
    if isinstance(source, bytes):
        return entry.is_file(follow_symlinks=False) and Path(entry.path).read_bytes() == source
    if os.fspath(source).startswith(kept):
        return os.stat(source).st_ino == entry.inode()
    return entry.is_file(follow_symlinks=False) and filecmp.cmp(source, entry.path, shallow=False)


def _is_same(stored: str, old: str) -> bool:
    """Whether two folders share all their files: the same number on the disk is the same file."""
    with os.scandir(stored) as items, os.scandir(old) as others:
        mine, found = ({item.name: item for item in some} for some in (items, others))
    return mine.keys() == found.keys() and all(
        _is_same(item.path, found[name].path)
        if item.is_dir(follow_symlinks=False) and found[name].is_dir(follow_symlinks=False)
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
