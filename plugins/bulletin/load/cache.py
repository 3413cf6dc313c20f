"""Parsed issues kept by the hash of all they came from. A cache may be deleted at any time.

Entries are pickles behind a checksum; only classes of the model and the loader are let in, so that
a broken, old or foreign file is a miss and never runs.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path

_SUM = 32
_ALLOWED = ("bulletin.model.", "bulletin.load.links", "bulletin.load.issue")
_DATES = {("datetime", "date")}
Stamps = dict[str, tuple[int, int, str]]
"""Size, time of change in nanoseconds and hash of each picture, by its path in the issue's folder."""


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries in ``folder``; None keeps nothing."""

    folder: Path | None

    def recall(self, key: str) -> object:
        """The value kept under ``key``; None when there is none or it is broken."""
        return None if self.folder is None else _load(self.folder / key[:2] / key)

    def keep(self, key: str, value: object) -> None:
        """Keep a value; a full or read-only disk keeps nothing and stops nothing."""
        if self.folder is not None:
            _save(self.folder / key[:2] / key, value)

    def recall_stamps(self, issue: Path) -> Stamps:
        """What is remembered of an issue's pictures."""
        found = self.recall(_stamp_key(issue))
        return found if isinstance(found, dict) else {}

    def keep_stamps(self, issue: Path, stamps: Stamps) -> None:
        """Remember an issue's pictures."""
        self.keep(_stamp_key(issue), stamps)


class _Unpickler(pickle.Unpickler):
    """Builds values of the model only."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) in _DATES or (module.startswith(_ALLOWED) and "." not in name):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


@lru_cache(maxsize=1)
def version() -> str:
    """A hash of the code that makes articles from files, and of the libraries that it stands on."""
    digest = hashlib.blake2b(digest_size=16)
    for package in ("model", "markup", "load"):
        folder = resources.files("bulletin") / package
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".py"):
                digest.update(file.read_bytes())
    for library in ("Markdown", "nh3", "lxml", "Pillow", "PyYAML", "pydantic"):
        digest.update(metadata.version(library).encode())
    return digest.hexdigest()


def _stamp_key(issue: Path) -> str:
    return hashlib.blake2b(f"pictures {issue}".encode(), digest_size=16).hexdigest()


def _load(file: Path) -> object:
    try:
        data = file.read_bytes()
    except OSError:
        return None
    if hashlib.blake2b(data[_SUM:], digest_size=_SUM).digest() != data[:_SUM]:
        return None
    try:
        return _Unpickler(io.BytesIO(data[_SUM:])).load()
    except (
        pickle.UnpicklingError,
        AttributeError,
        ImportError,
        EOFError,
        IndexError,
        KeyError,
        TypeError,
        ValueError,
    ):
        return None


def _save(file: Path, value: object) -> None:
    payload = pickle.dumps(value, protocol=5)
    data = hashlib.blake2b(payload, digest_size=_SUM).digest() + payload
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).replace(file)
    except OSError:
        return
