"""Go on after a fault, so that an editor hears of all of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bulletin.errors import BulletinError, Problem


@contextmanager
def collecting(problems: list[Problem]) -> Iterator[None]:
    """The block ends at its first BulletinError, whose problems join the list."""
    try:
        yield
    except BulletinError as error:
        problems.extend(error.problems)
