"""Typesetting an issue: set, make up, plan jumps, number, write, prove; replan what the proof refutes.

``typeset_issue`` is the feature's one door. It reads pictures of the issue folder, the theme and
the fonts; the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from bulletin.errors import BulletinError, Severity
from bulletin.model import Issue, PageMap, PageSource, Publication
from bulletin.print.around import Around, pages_around
from bulletin.print.findings import fault_problem, finished_warnings
from bulletin.print.flows import set_chains
from bulletin.print.job import Job, start_job
from bulletin.print.options import PrintedIssue, PrintKind, PrintOptions
from bulletin.print.pagemap import layout_of, page_map_of
from bulletin.print.parted import parted
from bulletin.print.planning import Pair, Planned, barred_pairs, plan_issue
from bulletin.print.proof import Fault, prove_pdf
from bulletin.print.proofsheet import proof_sheet
from bulletin.print.seams import Seam, numbered, seams_of
from bulletin.print.sheets import write_issue

_MOST_PROOFS = 6
_MOST_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Layout:
    """The numbered pages of an issue, before they are written.

    ``page_map`` tells of the articles as they are set, ``files`` of the files that they were written in.
    """

    planned: Planned
    page_map: PageMap
    seams: tuple[Seam, ...]
    files: PageMap


def typeset_issue(publication: Publication, issue: Issue, options: PrintOptions) -> PrintedIssue:
    """The print edition of an issue. Raises BulletinError when its content cannot be printed."""
    job = start_job(publication, issue, options)
    refused: frozenset[Pair] = frozenset()
    for _ in range(_MOST_PROOFS):
        layout = lay_issue(job, refused)
        around = pages_around(job, layout.page_map)
        pdf = write_issue(job, layout.planned.body, around)
        faults = prove_pdf(pdf, proof_sheet(job, layout.page_map, layout.planned.body, layout.seams, around))
        wrong = {fault.jump.article for fault in faults if fault.jump is not None}
        pairs = {layout.planned.pairs[article] for article in wrong if article in layout.planned.pairs}
        if not pairs:
            return _finish(job, layout, around, pdf, faults)
        refused |= pairs
    raise BulletinError([fault_problem(job, fault, Severity.ERROR) for fault in faults])


def lay_issue(job: Job, refused: frozenset[Pair] = frozenset()) -> Layout:
    """Set and number the pages; repeated until the numbers between joined articles are true."""
    seams = seams_of(job.publication, job.issue)
    for _ in range(_MOST_ROUNDS):
        chains = set_chains(job, seams)
        barred = barred_pairs(chains, seams, job.issue)
        planned = plan_issue(job.issue, chains, job.compositor, refused, barred)
        page_map = page_map_of(job.issue, planned.body, planned.jumps, job.grid)
        true = numbered(seams, page_map)
        if true == seams:
            break
        seams = true
    return Layout(planned, page_map, seams, _page_map_of_files(job, planned, page_map))


def _page_map_of_files(job: Job, planned: Planned, page_map: PageMap) -> PageMap:
    if not job.wholes:
        return page_map
    body, jumps = parted(planned.body, planned.jumps, job.wholes)
    return page_map_of(job.written, body, jumps, job.grid)


def page_maps_of(
    publication: Publication, known: Container[str], options: PrintOptions
) -> Mapping[str, PageMap]:
    """The page maps of the issues whose pages are computed and not yet ``known``; writes no PDF."""
    return {
        issue.id: lay_issue(start_job(publication, issue, options)).files
        for issue in publication.issues
        if issue.id not in known and issue.typesetting.pages is PageSource.COMPUTED
    }


def _finish(job: Job, layout: Layout, around: Around, pdf: bytes, faults: tuple[Fault, ...]) -> PrintedIssue:
    """The proved file as the kind that is asked for, with what is to be said about it."""
    warnings = finished_warnings(job, layout.planned, around, faults)
    content = layout_of(
        job.written,
        layout.files,
        layout.planned.body,
        job.grid,
        sheets=around.front_sheets + layout.page_map.body_pages + around.back_sheets,
        saved_pages=layout.planned.saved_pages,
        warnings=[str(warning) for warning in warnings],
    )
    made = PrintedIssue(pdf, layout.files, content, warnings)
    if job.options.kind is PrintKind.PROOF and not job.options.preflight:
        return made
    from bulletin.print.finishing import finish_for_print  # noqa: PLC0415 - separates colours; a proof does not

    return finish_for_print(job, made, faults)
