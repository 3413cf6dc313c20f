"""What was made before and need not be made again: values in the cache folder, by a hash of their making.

The folder may be deleted at any time. A file is a checksum and a pickle; one that is damaged is made anew,
one that was not asked for in a month goes when another is made.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TypeVar

from bulletin.outputs import write_whole

T = TypeVar("T")
_LONGEST_NAME = 32
_SUM = 32
"""Bytes of the checksum."""
_MONTH = 30 * 24 * 3600
"""Seconds."""
_MADE_BY = ("print", "host", "markup", "fonts", "model")
"""The packages whose code makes the values."""
_LIBRARIES = (
    "weasyprint",
    "pydyf",
    "tinycss2",
    "tinyhtml5",
    "cssselect2",
    "Jinja2",
    "fonttools",
    "uharfbuzz",
    "skia-pathops",
    "pikepdf",
    "pypdfium2",
    "lxml",
    "MarkupSafe",
    "Pillow",
)


def kept(folder: Path, made_from: object, kind: type[T], make: Callable[[], T]) -> T:
    """The value that ``make`` gives, from the cache when it was made from the same before.

    ``made_from`` is told apart by its ``repr``; the program's own text and its libraries count too.
    """
    file = folder / f"{_name_of(made_from)[:_LONGEST_NAME]}.pickle"
    found = _read(file)
    if isinstance(found, kind):
        return found
    made = make()
    _write(file, made)
    return made


def find_last(file: Path, made_from: object, kind: type[T]) -> T | None:
    """The value that `keep_last` put there, when it was made from the same; else None."""
    found = _read(file)
    match found:
        case (str(name), bytes(content)) if name == _name_of(made_from):
            value = _load(content)
            return value if isinstance(value, kind) else None
    return None


def keep_last(file: Path, made_from: object, value: object) -> None:
    """Keep a value in the place of the one before it: large ones would fill the disk, edit by edit.

    The value is read only when it is the one: another release of the program may not know its types.
    """
    _write(file, (_name_of(made_from), pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)))


def _name_of(made_from: object) -> str:
    return hashlib.sha256(f"{_program()}\n{made_from!r}".encode("utf-8", "surrogatepass")).hexdigest()


def _write(file: Path, value: object) -> None:
    # A cache that cannot be written costs time, not the issue; the finished file will say what is wrong.
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        _forget_unused(file.parent)
        content = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        write_whole(file, hashlib.sha256(content).digest() + content)


def hash_files(folder: Path, files: Iterable[Path]) -> tuple[tuple[str, str], ...]:
    """Name in ``folder`` and hash of each file, in order: what a value is made from that reads them."""
    return tuple(
        (file.relative_to(folder).as_posix(), hashlib.sha256(file.read_bytes()).hexdigest())
        for file in sorted(files)
        if file.is_file()
    )


def _read(file: Path) -> object:
    """The value in a file, which counts as used now; None when there is none or it is damaged."""
    try:
        found = file.read_bytes()
    except OSError:
        return None
    if hashlib.sha256(found[_SUM:]).digest() != found[:_SUM]:
        return None
    with suppress(OSError):
        os.utime(file)
    return _load(found[_SUM:])


def _load(content: bytes) -> object:
    return pickle.loads(content)  # noqa: S301 - our own cache folder, as we wrote it


@cache
def _forget_unused(folder: Path) -> None:
    """Once a run: take out what was not asked for in a month."""
    oldest = time.time() - _MONTH
    for file in folder.glob("*.pickle"):
        # Another run may have taken it out, or may be reading it.
        with suppress(OSError):
            if file.stat().st_mtime < oldest:
                file.unlink()


@cache
def _program() -> str:
    """A hash of the code that makes the values and of its libraries: when they change, all is made anew."""
    package = Path(__file__).parents[1]
    files = [*package.glob("*.py"), *(file for part in _MADE_BY for file in (package / part).rglob("*.py"))]
    digest = hashlib.sha256("".join(map(metadata.version, _LIBRARIES)).encode())
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()
