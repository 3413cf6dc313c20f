"""Pages of articles that were set as one, told of as the files that they were written in.

Goes in: laid pages and jumps under the ids and offsets of the wholes. Comes out: the same under those of
the files, for the page map that the website reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bulletin.model import Jump
from bulletin.print.bodypages import BodyPages
from bulletin.print.galley.blocks import Role
from bulletin.print.galley.slugs import Band, Slug
from bulletin.print.joined import Whole
from bulletin.print.makeup.laying import Laid


def parted(
    body: BodyPages, jumps: Mapping[str, Jump], wholes: tuple[Whole, ...]
) -> tuple[BodyPages, dict[str, Jump]]:
    """Pages and jumps under the ids and offsets of the files."""
    by_id = {whole.id: whole for whole in wholes}
    current = {whole.id: whole.id for whole in wholes}
    pieces: list[Laid] = []
    for laid in body.pieces:
        whole = by_id.get(laid.article)
        pieces.extend(_pieces(laid, whole, current) if whole else (laid,))
    lasts = {whole.id: whole.parts[-1] for whole in wholes}
    told = {}
    for article, jump in jumps.items():
        hosted = replace(jump, host=lasts.get(jump.host or "", jump.host))
        told.update(_jump(hosted, by_id[article]) if article in by_id else {article: hosted})
    return replace(body, pieces=tuple(pieces)), told


def _pieces(laid: Laid, whole: Whole, current: dict[str, str]) -> Iterator[Laid]:
    """A piece, or both halves of a row in which one part ends and the next begins."""
    piece = laid.piece
    start, end = piece.start, piece.end
    if start is None or end is None:
        yield laid._replace(article=current[whole.id])
        return
    for span in whole.spans:
        if span.start < max(end, start + 1) and start < span.end:
            if not (isinstance(piece, Slug) and piece.role is Role.NOTE):
                current[whole.id] = span.article
            moved = _told_as(piece, span.inside(start), span.inside(end))
            yield laid._replace(piece=moved, article=span.article)


def _jump(jump: Jump, whole: Whole) -> dict[str, Jump]:
    """The jump under the part that it divides; none where it falls between two parts."""
    return {
        span.article: replace(jump, offset=span.inside(jump.offset), characters=span.end - jump.offset)
        for span in whole.spans
        if span.start < jump.offset < span.end
    }


def _told_as(piece: Slug | Band, start: int, end: int) -> Slug | Band:
    if isinstance(piece, Slug):
        return piece._replace(start=start, end=end)
    return replace(piece, start=start, end=end)
