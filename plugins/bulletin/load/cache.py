"""Parsed issues kept until something that they came from changes. A cache may be deleted at any time.

One file an issue, so the cache never outgrows the archive: a checksum, a hash of the key (of all that
the issue came from), a pickle. Only classes of the model and the loader are let in, so that a
broken, old or foreign file is a miss and never runs.
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
_SEAL = 16
"""Bytes of a file's checksum, and of the hash of its key behind it."""
_ALLOWED = ("bulletin.model.", "bulletin.load.links", "bulletin.load.issue")
_DATES = {("datetime", "date")}
_NOT_OURS = (
    pickle.UnpicklingError,
    AttributeError,
    ImportError,
    EOFError,
    LookupError,
    TypeError,
    ValueError,
)
"""What a pickle that somebody else made can raise."""
Stamps = dict[str, tuple[int, int, str]]
"""Size, time of change in nanoseconds and hash of each picture, by its path in the issue's folder."""


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries in ``folder``, one for each ``slot`` (an issue's name); without a folder it keeps nothing."""

    folder: Path | None

    def recall(self, slot: str, key: str) -> object:
        """The value kept in ``slot``; None when it is broken or was kept under another key."""
        return None if self.folder is None else _load(self._file(slot), _seal(key))

    def recall_last(self, slot: str) -> object:
        """The value kept in ``slot`` last, under whichever key; None when it is broken."""
        return None if self.folder is None else _load(self._file(slot), b"")

    def keep(self, slot: str, key: str, value: object) -> None:
        """Keep a value; a full or read-only disk keeps nothing and stops nothing."""
        if self.folder is not None:
            _save(self._file(slot), _seal(key), value)

    def recall_stamps(self, slot: str) -> Stamps:
        """What is remembered of an issue's pictures."""
        found = self.recall(f"pictures {slot}", "")
        return found if isinstance(found, dict) else {}

    def keep_stamps(self, slot: str, stamps: Stamps) -> None:
        """Remember an issue's pictures."""
        self.keep(f"pictures {slot}", "", stamps)

    def _file(self, slot: str) -> Path:
        assert self.folder is not None
        return self.folder / hashlib.blake2b(slot.encode(), digest_size=16).hexdigest()


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


def _load(file: Path, seal: bytes) -> object:
    """The value of a file; under another seal than its own it is none, an empty seal fits all."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    if not data.startswith(seal, _SUM) or _sum(data[_SUM:]) != data[:_SUM]:
        return None
    try:
        return _Unpickler(io.BytesIO(data[_SUM + _SEAL :])).load()
    except _NOT_OURS:
        return None


def _save(file: Path, seal: bytes, value: object) -> None:
    body = seal + pickle.dumps(value, protocol=5)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(_sum(body) + body)
            Path(name).replace(file)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError:
        return


def _seal(key: str) -> bytes:
    return hashlib.blake2b(key.encode(), digest_size=_SEAL).digest()


def _sum(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_SUM).digest()
