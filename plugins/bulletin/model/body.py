"""The body of an article after Markdown: canonical HTML, plain text, and what stands where in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the body: ``level`` 2 (一、), 3 (（一）) or 4; ``anchor`` is its id in the HTML."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the body: ``source`` relative to the issue folder, size in pixels."""

    source: str
    caption: str
    credit: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class JumpMark:
    """A break that the editor wrote: （下转8页）（上接4页）.

    ``offset`` counts characters of the body's plain text before the break. ``to_page`` and
    ``from_page`` are the written numbers, None where left out. ``jumps_out`` and ``comes_in`` say
    which of the two marks stand there: inside an article both, at the end of a file only the
    first, at the start of a file only the second. ``line`` is the line in the file, from 1.
    """

    offset: int
    to_page: int | None
    from_page: int | None
    jumps_out: bool
    comes_in: bool
    line: int


@dataclass(frozen=True, slots=True)
class Body:
    """What stands under the front matter.

    ``html`` is the canonical HTML of ``bulletin.markup`` (no scripts, no outside resources);
    ``text`` its plain text, one line a block, without jump marks, note numbers or page marks.
    Offsets everywhere in the system count characters of ``text``.
    """

    html: str
    text: str
    headings: tuple[Heading, ...] = ()
    pictures: tuple[Picture, ...] = ()
    marks: tuple[JumpMark, ...] = ()
    links: tuple[str, ...] = ()
    """Ids of the articles that the body links to."""
