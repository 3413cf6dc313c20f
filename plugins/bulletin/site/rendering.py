"""Render the generated pages that changed; the rest stands in the store of rendered pages.

Goes in: pages with keys, and the store. Comes out: the file of each page, and in the store a ledger of
what it holds. A stored page is used only while its file is the one we wrote.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.host import GeneratedPage
from bulletin.outputs import write_whole
from bulletin.site.placing import file_of

Render = Callable[[GeneratedPage], str]
LEDGER = ".ledger.json"
Seal = tuple[str, int, int, int]
"""A stored page: its key, its size in bytes, its time of change in nanoseconds, its mode."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Which pages the store holds, by address."""

    seals: Mapping[str, Seal]

    @staticmethod
    def read(path: Path) -> Ledger:
        """The ledger of the store; an empty one when there is none or it cannot be read."""
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
            return Ledger({str(url): (str(a), int(b), int(c), int(d)) for url, (a, b, c, d) in rows.items()})
        except (OSError, ValueError, AttributeError, TypeError):
            return Ledger({})

    def write(self, path: Path) -> None:
        """Keep the ledger for the next build."""
        write_whole(path, json.dumps(self.seals, ensure_ascii=False).encode())

    def holds(self, page: GeneratedPage, state: os.stat_result | None) -> bool:
        """Whether the file of this state is this very page as we wrote it."""
        seal = self.seals.get(page.url)
        return seal is not None and state is not None and seal == _seal(page, state)


def render_pages(
    pages: Iterable[GeneratedPage], render: Render, store: Path, step: Callable[[], None]
) -> tuple[dict[str, Path], int]:
    """Fill the store with the pages that are new; the file of every page by its address, and how many are new."""
    record = store / LEDGER
    ledger = Ledger.read(record)
    files: dict[str, Path] = {}
    seals: dict[str, Seal] = {}
    rendered = 0
    for page in pages:
        files[page.url] = stored = file_of(store, page.url)
        state = _state(stored)
        if not ledger.holds(page, state):
            state = _store(stored, render(page))
            rendered += 1
        assert state is not None
        seals[page.url] = _seal(page, state)
        step()
    for url in ledger.seals.keys() - seals.keys():
        file_of(store, url).unlink(missing_ok=True)
    Ledger(seals).write(record)
    return files, rendered


def _state(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _seal(page: GeneratedPage, state: os.stat_result) -> Seal:
    return (page.key, state.st_size, state.st_mtime_ns, state.st_mode)


def _store(path: Path, text: str) -> os.stat_result:
    """A new file, never the old one overwritten: a built site may still share that one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path.stat()
