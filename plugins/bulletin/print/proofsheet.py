"""What the finished PDF has to hold, told to ``proof``: texts by page, jump lines, contents."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from math import inf
from operator import itemgetter

from bulletin.model import ArticlePages, PageMap
from bulletin.print.around import Around
from bulletin.print.bodypages import BodyPages
from bulletin.print.galley.blocks import Role
from bulletin.print.galley.slugs import Band, Slug
from bulletin.print.job import Job
from bulletin.print.proof import ProofArticle, ProofJump, ProofPart, ProofSheet
from bulletin.print.seams import Seam


def proof_sheet(
    job: Job, page_map: PageMap, body: BodyPages, seams: tuple[Seam, ...], around: Around
) -> ProofSheet:
    """The sheet for the proof of the whole file."""
    grid = job.grid
    below = grid.trim_height - grid.top - grid.height
    return ProofSheet(
        sheets=around.front_sheets + page_map.body_pages + around.back_sheets,
        first_sheet=around.front_sheets,
        body_pages=page_map.body_pages,
        folio_band=below - 0.4 * grid.row,
        articles=tuple(
            _parts(job.issue.article(pages.article).body.text, pages, body) for pages in _tails_last(page_map)
        ),
        jumps=(*_jumps(page_map), *(_seam(seam) for seam in seams)),
        contents=around.contents,
    )


def _tails_last(page_map: PageMap) -> list[ArticlePages]:
    """Articles that jump come after their hosts, short tails last.

    A tail may begin with a few words that stand on the host's page too.
    """
    return sorted(page_map.articles, key=lambda pages: -sum(j.characters for j in pages.jumps) or -inf)


def _parts(text: str, pages: ArticlePages, body: BodyPages) -> ProofArticle:
    """The text in the order in which it is drawn, cut at the beginnings of pages and where a float stands;
    notes, which end it, by the pages on which they stand.

    What stands between or behind them and is not laid as a note is looked for at the article's end.
    """
    notes = tuple(_notes(pages.article, body))
    whole = min((start for _, start, _ in notes), default=len(text))
    parts = list(_main_parts(text[:whole], pages, body))
    last = pages.breaks[-1].page if pages.breaks else pages.start
    parts += [ProofPart(last, words) for words in _between(text, notes) if words.strip()]
    noted = (ProofPart(page, text[start:end]) for page, start, end in notes)
    again = (
        ProofPart(laid.page, text[slice(*laid.piece.again)])
        for laid in body.pieces
        if laid.article == pages.article and isinstance(laid.piece, Band) and laid.piece.again
    )
    return ProofArticle(pages.article, tuple(parts), tuple(noted), tuple(again))


def _main_parts(text: str, pages: ArticlePages, body: BodyPages) -> Iterator[ProofPart]:
    """Every character once: what floats with its own page, behind the text that stands before it."""
    floats = tuple(_floats(pages, body))
    moved = [(start, end) for _, _, start, end in floats]
    breaks = ((item.offset, item.page, None, None) for item in pages.breaks)
    page, at = pages.start, 0
    for offset, there, start, end in sorted((*floats, *breaks), key=itemgetter(0)):
        yield ProofPart(page, _without(text, at, offset, moved))
        at = offset
        if start is None:
            page = there
        else:
            yield ProofPart(there, text[start:end])
    yield ProofPart(page, _without(text, at, len(text), moved))


def _floats(pages: ArticlePages, body: BodyPages) -> Iterator[tuple[int, int, int, int]]:
    """Of everything that floats: how far the text before it goes, its page, its start and its end."""
    order = {page: number for number, page in enumerate(pages.pages)}
    own = [laid for laid in body.pieces if laid.article == pages.article]
    behind = 0
    for laid in sorted(own, key=lambda laid: order[laid.page]):
        piece = laid.piece
        if piece.start is None or piece.end is None:
            continue
        if piece.floated:
            yield behind, laid.page, piece.start, piece.end
        elif not (isinstance(piece, Slug) and piece.role is Role.NOTE):
            behind = max(behind, piece.end)


def _without(text: str, start: int, end: int, moved: list[tuple[int, int]]) -> str:
    """The text between two offsets but for what was moved elsewhere."""
    kept: list[str] = []
    for low, high in sorted(moved):
        if start < high and low < end:
            kept.append(text[start:low])
            start = high
    return "\n".join((*kept, text[start:end]))


def _notes(article: str, body: BodyPages) -> Iterator[tuple[int, int, int]]:
    """Page, start and end of each note, or of the part of a note that stands on a page, as they are drawn."""
    rows = (
        (piece.start, piece.end, piece.block, laid.page)
        for laid in body.pieces
        if isinstance(piece := laid.piece, Slug) and laid.article == article and piece.role is Role.NOTE
        if piece.start is not None and piece.end is not None
    )
    for (_, page), group in groupby(rows, key=itemgetter(2, 3)):
        found = list(group)
        yield page, found[0][0], found[-1][1]


def _between(text: str, notes: tuple[tuple[int, int, int], ...]) -> Iterator[str]:
    """The text between the first note and the end that stands in no note."""
    laid = sorted((start, end) for _, start, end in notes)
    return (text[end:start] for (_, end), (start, _) in pairwise([*laid, (len(text), 0)]))


def _jumps(page_map: PageMap) -> list[ProofJump]:
    return [
        ProofJump(pages.article, jump.host or "", jump.from_page, jump.to_page)
        for pages in page_map.articles
        for jump in pages.jumps
    ]


def _seam(seam: Seam) -> ProofJump:
    return ProofJump(seam.head, seam.tail, seam.from_page, seam.to_page)
