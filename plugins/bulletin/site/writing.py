"""Write the generated pages: render what changed, take the rest from the store of rendered pages.

Goes in: pages with keys, the store, the folder to fill. Comes out: files, and in the store a ledger of
what it holds. A stored page is used only while its file is the one we wrote.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.host import GeneratedPage
from bulletin.outputs import write_whole

Render = Callable[[GeneratedPage], str]
LEDGER = ".ledger.json"
Seal = tuple[str, int, int]
"""A stored page: its key, its size in bytes, its time of change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Which pages the store holds, by address."""

    seals: Mapping[str, Seal]

    @staticmethod
    def read(path: Path) -> Ledger:
        """The ledger of the store; an empty one when there is none or it cannot be read."""
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
            return Ledger({str(url): (str(a), int(b), int(c)) for url, (a, b, c) in rows.items()})
        except (OSError, ValueError, AttributeError, TypeError):
            return Ledger({})

    def write(self, path: Path) -> None:
        """Keep the ledger for the next build."""
        write_whole(path, json.dumps(self.seals, ensure_ascii=False).encode())

    def holds(self, page: GeneratedPage, state: os.stat_result | None) -> bool:
        """Whether the file of this state is this very page as we wrote it."""
        seal = self.seals.get(page.url)
        return seal is not None and state is not None and seal == _seal(page, state)


def file_of(folder: Path, url: str) -> Path:
    """The file of an address; an address that leads out of the folder is a bug of ours."""
    path = f"{url}index.html" if not url or url.endswith("/") else url
    assert not path.startswith("/"), url
    assert ".." not in path.split("/"), url
    return folder / path


def write_pages(
    pages: Iterable[GeneratedPage], render: Render, store: Path, folder: Path, step: Callable[[], None]
) -> int:
    """Fill ``folder`` with all pages, and the store with those that are new; the number rendered."""
    record = store / LEDGER
    ledger = Ledger.read(record)
    made: set[Path] = set()
    seals: dict[str, Seal] = {}
    rendered = 0
    for page in pages:
        stored, target = file_of(store, page.url), file_of(folder, page.url)
        state = _state(stored)
        if not ledger.holds(page, state):
            state = _store(stored, render(page))
            rendered += 1
        assert state is not None
        seals[page.url] = _seal(page, state)
        _make_parent(target, made)
        _put(stored, target)
        step()
    for url in ledger.seals.keys() - seals.keys():
        file_of(store, url).unlink(missing_ok=True)
    Ledger(seals).write(record)
    return rendered


def _state(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _seal(page: GeneratedPage, state: os.stat_result) -> Seal:
    return (page.key, state.st_size, state.st_mtime_ns)


def _store(path: Path, text: str) -> os.stat_result:
    """A new file, never the old one overwritten: a built site may still share that one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path.stat()


def _make_parent(path: Path, made: set[Path]) -> None:
    parent = path.parent
    if parent not in made:
        parent.mkdir(parents=True, exist_ok=True)
        made.add(parent)


def _put(stored: str | Path, target: str | Path) -> None:
    """One file under two names where the disk can do that, else a copy."""
    try:
        os.link(stored, target)
    except FileExistsError:
        os.unlink(target)
        _put(stored, target)
    except OSError:
        shutil.copy2(stored, target)


def write_files(files: Mapping[str, bytes | Path], store: Path, folder: Path) -> None:
    """Fill ``folder`` with files: bytes are written, a file is copied, one of the store is shared."""
    made: set[Path] = set()
    for url, content in files.items():
        target = file_of(folder, url)
        _make_parent(target, made)
        if isinstance(content, bytes):
            target.write_bytes(content)
        elif content.is_relative_to(store):
            _put(content, target)
        else:
            shutil.copyfile(content, target)


def share_folders(folders: Mapping[str, Path], folder: Path) -> None:
    """Fill ``folder`` with whole folders of the store, by address: one file under two names, as above."""
    for url, stored in folders.items():
        target = file_of(folder, url).parent
        target.mkdir(parents=True, exist_ok=True)
        _share(os.fspath(stored), os.fspath(target))


def _share(stored: str, target: str) -> None:
    """Paths are texts here: of an index there are tens of thousands."""
    with os.scandir(stored) as items:
        for item in items:
            to = f"{target}/{item.name}"
            if item.is_dir(follow_symlinks=False):
                os.makedirs(to, exist_ok=True)
                _share(item.path, to)
            else:
                _put(item.path, to)
