"""What the finished PDF has to hold, told to ``proof``: texts by page, jump lines, contents."""

from __future__ import annotations

from math import inf

from bulletin.model import ArticlePages, PageMap
from bulletin.print.around import Around
from bulletin.print.job import Job
from bulletin.print.proof import ProofArticle, ProofJump, ProofPart, ProofSheet
from bulletin.print.seams import Seam


def proof_sheet(job: Job, page_map: PageMap, seams: tuple[Seam, ...], around: Around) -> ProofSheet:
    """The sheet for the proof of the whole file."""
    grid = job.grid
    below = grid.trim_height - grid.top - grid.height
    return ProofSheet(
        sheets=around.front_sheets + page_map.body_pages + around.back_sheets,
        first_sheet=around.front_sheets,
        body_pages=page_map.body_pages,
        folio_band=below - 0.4 * grid.row,
        articles=tuple(
            _parts(job.issue.article(pages.article).body.text, pages) for pages in _tails_last(page_map)
        ),
        jumps=(*_jumps(page_map), *(_seam(seam) for seam in seams)),
        contents=around.contents,
    )


def _tails_last(page_map: PageMap) -> list[ArticlePages]:
    """Articles that jump come after their hosts, short tails last.

    A tail may begin with a few words that stand on the host's page too.
    """
    return sorted(page_map.articles, key=lambda pages: -sum(j.characters for j in pages.jumps) or -inf)


def _parts(text: str, pages: ArticlePages) -> ProofArticle:
    """The text cut at the beginnings of pages."""
    starts = [(pages.start, 0), *((item.page, item.offset) for item in pages.breaks)]
    ends = [offset for _, offset in starts[1:]] + [len(text)]
    parts = [ProofPart(page, text[start:end]) for (page, start), end in zip(starts, ends, strict=True)]
    return ProofArticle(pages.article, tuple(parts))


def _jumps(page_map: PageMap) -> list[ProofJump]:
    return [
        ProofJump(pages.article, jump.host or "", jump.from_page, jump.to_page)
        for pages in page_map.articles
        for jump in pages.jumps
    ]


def _seam(seam: Seam) -> ProofJump:
    return ProofJump(seam.head, seam.tail, seam.from_page, seam.to_page)
