"""What the print shop and the office printer get: joined, filled, separated, imposed, looked over, drawn.

Pure functions on PDF bytes; nothing here opens a file.
"""

from bulletin.print.press.booklet import A3, booklet_pdf
from bulletin.print.press.drawing import page_plan_svg
from bulletin.print.press.filler import Filler, fill_to_four
from bulletin.print.press.inks import UnprintableColourError
from bulletin.print.press.join import join_parts
from bulletin.print.press.kinds import PrintKind
from bulletin.print.press.plan_text import page_plan_text
from bulletin.print.press.preflight import Check, Finding, JobTicket, Report, preflight
from bulletin.print.press.press import press_pdf

__all__ = [
    "A3",
    "Check",
    "Filler",
    "Finding",
    "JobTicket",
    "PrintKind",
    "Report",
    "UnprintableColourError",
    "booklet_pdf",
    "fill_to_four",
    "join_parts",
    "page_plan_svg",
    "page_plan_text",
    "preflight",
    "press_pdf",
]
