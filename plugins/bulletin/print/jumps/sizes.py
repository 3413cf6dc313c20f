"""What the plan needs to know of an article: its size laid out alone, and where it may break."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where an article may break.

    ``offset`` counts characters of its plain text; ``head_pages`` pages are kept, with
    ``free_rows`` rows free on the last of them; the tail of ``characters`` needs ``tail_rows`` rows
    of both columns, the rule above it included.
    """

    offset: int
    head_pages: int
    tail_rows: int
    characters: int
    free_rows: int = 0


@dataclass(frozen=True, slots=True)
class ArticleSize:
    """An article laid out alone: its pages, and the rows free at the foot of the last one.

    ``cuts`` are its possible breaks; ``forced`` when an editor wrote the break, so that it should
    be made even where it saves no page.
    """

    id: str
    pages: int
    free_rows: int
    cuts: tuple[Cut, ...] = ()
    forced: bool = False
