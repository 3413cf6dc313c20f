"""A draft: the saved article's own pages at once, while its issue is still being set.

Goes in: an article's id and the last page map of its issue. Comes out: a PDF of the pages of its
flow, numbered from where it began before. Jumps wait for the issue, since they need all of it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from bulletin.cli.archive import Archive
from bulletin.cli.preview.makers import load_preview, print_options
from bulletin.desk.preview import DraftMade
from bulletin.model import PageMap
from bulletin.print.bodypages import BodyPages, lay_out
from bulletin.print.flows import Chain, set_chains
from bulletin.print.job import Job, start_job
from bulletin.print.marks import Image
from bulletin.print.pdf import SCREEN, Document, write_pdf
from bulletin.print.pdf.images import GreyPicture, grey_picture
from bulletin.print.seams import Seam, numbered, seams_of
from bulletin.print.sheets import body_sheets, issue_date


def make_draft(archive: Archive, article_id: str, known: PageMap) -> DraftMade | None:
    """The pages of the flow that the article stands in; None when nothing is known of where it begins."""
    publication = load_preview(archive)
    issue = publication.issue(known.issue)
    job = start_job(publication, issue, print_options(archive))
    chain = _chain_of(job, set_chains(job, _seams(job, known)), article_id)
    set_here = [part for galley in chain.galleys for part in job.parts_of(galley.article)] if chain else []
    pages = [known.of(part) for part in set_here]
    placed = [page for page in pages if page is not None and page.pages]
    if chain is None or not placed:
        return None
    first = placed[0].start
    jumped = {jump.to_page for page in placed for jump in page.jumps}
    last = max(number for page in placed for number in page.pages if number not in jumped)
    pdf = _write(job, lay_out([chain], (), job.compositor), first)
    return DraftMade(issue.id, issue.article(article_id).title, pdf, first, last)


def _chain_of(job: Job, chains: list[Chain], article_id: str) -> Chain | None:
    return next((c for c in chains if any(article_id in job.parts_of(g.article) for g in c.galleys)), None)


def _seams(job: Job, known: PageMap) -> tuple[Seam, ...]:
    """The joins between files whose pages are known."""
    seams = seams_of(job.publication, job.issue)
    return numbered(tuple(seam for seam in seams if known.of(seam.head) and known.of(seam.tail)), known)


def _write(job: Job, body: BodyPages, first: int) -> bytes:
    """The pages as a PDF, the first of them numbered ``first``."""
    pieces = tuple(piece._replace(page=piece.page + first - 1) for piece in body.pieces)
    moved = replace(body, pieces=pieces, pages=body.pages + first - 1)
    sheets = body_sheets(job, moved)[first - 1 :]
    document = Document(sheets, (), job.issue.id, job.publication.nameplate, issue_date(job.issue))

    def read_picture(image: Image) -> GreyPicture:
        file = Path(job.issue.folder) / unquote(image.source)
        return grey_picture(file.read_bytes(), image.width, image.height)

    return write_pdf(document, job.compositor.faces, SCREEN, read_picture)
