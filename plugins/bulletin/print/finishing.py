"""A proved file made ready for its printer: filled and separated, or imposed; and looked over on request."""

from __future__ import annotations

from dataclasses import replace

from bulletin.print.job import Job
from bulletin.print.options import PrintedIssue, PrintKind
from bulletin.print.press.booklet import booklet_pdf
from bulletin.print.press.filler import fill_to_four
from bulletin.print.press.preflight import JobTicket, preflight
from bulletin.print.press.press import press_pdf
from bulletin.print.proof import Fault


def finish_for_print(job: Job, proved: PrintedIssue, faults: tuple[Fault, ...]) -> PrintedIssue:
    """The proved issue as the kind that is asked for, with the preflight report where it is wanted."""
    made = replace(proved, pdf=_of_kind(job, proved.pdf))
    if not job.options.preflight:
        return made
    families = frozenset(map(job.compositor.faces.family, job.fonts.files))
    ticket = JobTicket(job.options.kind, job.issue, families, faults, job.options.bleed)
    return replace(made, report=preflight(made.pdf, made.layout, ticket))


def _of_kind(job: Job, pdf: bytes) -> bytes:
    if job.options.kind is PrintKind.PRESS:
        return press_pdf(fill_to_four(pdf, job.options.filler), bleed_mm=job.options.bleed)
    if job.options.kind is PrintKind.BOOKLET:
        return booklet_pdf(pdf)
    return pdf
