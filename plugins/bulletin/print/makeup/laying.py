"""What stands where on a page: filled columns in, slugs with their page, column and row out. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bulletin.print.galley.slugs import Band, Slug
from bulletin.print.makeup.balancing import Filled
from bulletin.print.makeup.columns import rows_of_notes, space_between


class Laid(NamedTuple):
    """A slug or band on a page: ``column`` is None for a band, ``row`` counts from the text's top."""

    page: int
    column: int | None
    row: int
    piece: Slug | Band
    article: str


def lay_slugs(filled: Filled, start: int, at: Laid) -> Iterator[Laid]:
    """The slugs of columns from ``start``, which begin on the page and row of ``at`` and belong to its
    article; their notes come last, so that the text is read without them.
    """
    slugs, first = filled.slugs, start
    for column, end in enumerate(filled.ends):
        row = at.row
        for k in range(start, end):
            if k > start:
                row += space_between(slugs[k - 1], slugs[k])
            yield Laid(at.page, column, row, slugs[k], at.article)
            row += slugs[k].rows
        start = end
    yield from _lay_notes(slugs, (first, *filled.ends), at, filled.height)


def _lay_notes(slugs: Sequence[Slug], edges: tuple[int, ...], at: Laid, height: int) -> Iterator[Laid]:
    """The notes of each column at its foot, under one hairline."""
    for column, (start, end) in enumerate(pairwise(edges)):
        noted = [slug.notes for slug in slugs[start:end] if slug.notes]
        row = at.row + height - rows_of_notes(slugs, start, end)
        pieces = [*noted[0][:1], *(piece for notes in noted for piece in notes[1:])] if noted else []
        for k, piece in enumerate(pieces):
            yield Laid(at.page, column, row + k, piece, at.article)
