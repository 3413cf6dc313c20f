"""The print edition: an issue in, a finished PDF and its page map out.

Steps, each a folder: ``galley`` sets articles into slugs (with ``setting`` for lines), ``makeup``
lays slugs on pages, ``jumps`` plans which tails move, ``pdf`` writes the file, ``proof`` reads it
again and compares; ``covers`` and ``press`` make the pages around the text and the print shop's
files.
"""

from bulletin.print.edition import page_maps_of, typeset_issue
from bulletin.print.options import PrintedIssue, PrintKind, PrintOptions, pdf_name
from bulletin.print.unchanged import PrintedStore, open_store, publication_of
from bulletin.print.years import PrintedYear, set_years

__all__ = [
    "PrintKind",
    "PrintOptions",
    "PrintedIssue",
    "PrintedStore",
    "PrintedYear",
    "open_store",
    "page_maps_of",
    "pdf_name",
    "publication_of",
    "set_years",
    "typeset_issue",
]
