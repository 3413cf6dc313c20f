"""Preflight: a finished PDF is looked over as the print shop will, and the editor gets a report.

Goes in: PDF bytes, the content of layout.json, and a job ticket. Comes out: a ``Report`` with
one check for each thing a print shop asks (print.md, norms.md), as text, JSON and a page.
"""

from bulletin.print.press.preflight.examine import preflight
from bulletin.print.press.preflight.report import Check, Finding, Report
from bulletin.print.press.preflight.ticket import JobTicket

__all__ = ["Check", "Finding", "JobTicket", "Report", "preflight"]
