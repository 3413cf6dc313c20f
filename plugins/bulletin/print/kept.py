"""What was made before and need not be made again: values in the cache folder, by a hash of their making.

The folder may be deleted at any time. A file that cannot be read is made anew.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

from bulletin.outputs import write_whole

T = TypeVar("T")
_LONGEST_NAME = 32


def kept(folder: Path, made_from: object, kind: type[T], make: Callable[[], T]) -> T:
    """The value that ``make`` gives, from the cache when it was made from the same before.

    ``made_from`` is told apart by its ``repr``; the program's own text counts too.
    """
    name = hashlib.sha256(f"{_program()}\n{made_from!r}".encode()).hexdigest()[:_LONGEST_NAME]
    file = folder / f"{name}.pickle"
    try:
        found = pickle.loads(file.read_bytes())  # noqa: S301 - our own cache folder
    except (OSError, pickle.UnpicklingError, AttributeError, EOFError, ImportError):
        found = None
    if isinstance(found, kind):
        return found
    made = make()
    # A cache that cannot be written costs time, not the issue; the finished file will say what is wrong.
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(file, pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
    return made


@cache
def _program() -> str:
    """A hash of the print package's source: a changed program sets everything anew."""
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
