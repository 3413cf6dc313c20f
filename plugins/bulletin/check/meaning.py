"""What a file says once it is rendered, its marks apart: what a mending of marks may never change.

Goes in: the text of a file. Comes out: its elements in order, its words, its pictures, links and jumps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin.check.characters import words_of
from bulletin.check.manuscript import body_start
from bulletin.markup import render_body
from bulletin.model import Form

_TAG = re.compile(r"</?[a-z][a-z0-9]*")


@dataclass(frozen=True, slots=True)
class Meaning:
    """Two texts of equal meaning differ in marks and spaces only."""

    elements: tuple[str, ...]
    words: str
    pictures: tuple[str, ...]
    links: tuple[str, ...]
    jumps: tuple[tuple[int | None, int | None], ...]


class _AnyFile:
    """A resolver that takes every picture and every link for good."""

    def picture(self, source: str) -> tuple[int, int] | None:
        """Some size."""
        return (1, 1) if source else None

    def article(self, href: str) -> str | None:
        """The link itself."""
        return href or None


def read_meaning(text: str) -> Meaning | None:
    """The meaning of an article file; None where it is too deeply nested to be rendered."""
    start = body_start(text)
    try:
        body = render_body(text[start:], first_line=1, form=Form.ARTICLE, resolver=_AnyFile())
    except RecursionError:
        return None
    return Meaning(
        elements=tuple(_TAG.findall(body.html)),
        words=words_of(text[:start] + body.text),
        pictures=tuple(picture.source for picture in body.pictures),
        links=body.links,
        jumps=tuple((mark.to_page, mark.from_page) for mark in body.marks),
    )
