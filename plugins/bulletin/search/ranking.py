"""The order of results: matches of every wanted term go in, a score a document comes out.

Relevance is a whole number, so that Python and the browser agree to the last hit: 64 for each term
that stands in the head (title, kicker, deck, byline), then the frequency of the term that is
rarest in the document (up to 31), then up to 12 for closeness of the terms in the text. Equal scores
go by issue, newest first, and by printed order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from bulletin.search.matching import Match
from bulletin.search.space import PIECE, Space

_HEAD, _MOST = 64, 31
_CLOSENESS = ((20, 12), (100, 8), (500, 4))  # distance in positions, score


def score(matches: Sequence[Match]) -> int:
    """The relevance of a document that has every wanted term; 0 without terms."""
    if not matches:
        return 0
    heads = sum(match.hits.in_head for match in matches)
    rarest = min(match.hits.count for match in matches)
    distance, _ = closest(matches)
    closeness = next((points for limit, points in _CLOSENESS if distance <= limit), 0)
    return heads * _HEAD + min(rarest, _MOST) + (closeness if len(matches) > 1 else 0)


def closest(matches: Sequence[Match]) -> tuple[int, int]:
    """The least distance from the first term to the farthest of the others, and the position where.

    A very long distance where positions of a term are not known.
    """
    if not all(match.positions for match in matches):
        return 1 << 40, -1
    first, *others = matches
    return min((max((_nearest(m.positions, p) for m in others), default=0), p) for p in first.positions)


def excerpt_position(matches: Sequence[Match], space: Space, document: int) -> int:
    """Where in the document to cut the excerpt: a position in the running text, or its beginning."""
    body = space.body(document)
    _, position = closest(matches) if matches else (0, -1)
    if position >= body:
        return position
    for match in matches:
        inside = next((p for p in match.positions if p >= body), None)
        if inside is not None:
            return inside
        if match.hits.piece:
            return body + match.hits.piece * PIECE
    return body


def _nearest(positions: Sequence[int], position: int) -> int:
    at = bisect_left(positions, position)
    return min(abs(positions[i] - position) for i in (at - 1, at) if 0 <= i < len(positions))
