"""Look a finished file over: every check that its kind calls for, in the order in which shops ask."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin.print.kinds import PrintKind
from bulletin.print.press.layout import Layout, read_layout
from bulletin.print.press.preflight.contents import (
    blank_shares,
    check_blanks,
    check_folios,
    check_imprint,
    check_jumps,
    check_warnings,
)
from bulletin.print.press.preflight.report import Check, Report
from bulletin.print.press.preflight.shape import (
    check_bleed,
    check_count,
    check_margin,
    check_paper,
    check_size,
)
from bulletin.print.press.preflight.sheets import FileView, view_file
from bulletin.print.press.preflight.substance import (
    check_colours,
    check_fonts,
    check_glyphs,
    check_pictures,
)
from bulletin.print.press.preflight.ticket import JobTicket


def preflight(pdf: bytes, layout: Mapping[str, object], ticket: JobTicket) -> Report:
    """The report on a file of the ticket's kind; ``layout`` is the content of layout.json.

    A booklet's pages are looked at as sheets of paper; its words were looked at in the proof.
    """
    planned = read_layout(layout)
    grid = planned.grid
    band = grid.trim_height - grid.top - grid.height
    view = view_file(pdf, band, with_bleed=ticket.kind is PrintKind.PRESS)
    is_booklet = ticket.kind is PrintKind.BOOKLET
    checks = _of_paper(view, planned, ticket) if is_booklet else _of_pages(view, planned, ticket)
    return Report(planned.issue, ticket.kind, len(view.sheets), checks, blank_shares(planned))


def _of_pages(view: FileView, layout: Layout, ticket: JobTicket) -> tuple[Check, ...]:
    bleed = (check_bleed(view.sheets, ticket.bleed_mm),) if ticket.kind is PrintKind.PRESS else ()
    return (
        check_count(view.sheets, ticket.kind),
        check_size(view.sheets, layout.grid),
        *bleed,
        check_margin(view.sheets),
        check_fonts(view.fonts, ticket.families),
        check_colours(view, ticket.kind),
        check_pictures(view.sheets, layout),
        check_glyphs(view.sheets),
        check_folios(view.sheets, layout),
        check_jumps(ticket.faults, layout),
        check_imprint(view.sheets, ticket.issue),
        check_blanks(layout),
        check_warnings(layout),
    )


def _of_paper(view: FileView, layout: Layout, ticket: JobTicket) -> tuple[Check, ...]:
    return (
        check_count(view.sheets, ticket.kind),
        check_paper(view.sheets, layout.grid),
        check_fonts(view.fonts, ticket.families),
        check_glyphs(view.sheets),
        check_jumps(ticket.faults, layout),
        check_blanks(layout),
        check_warnings(layout),
    )
