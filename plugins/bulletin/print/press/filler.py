"""A number of pages that can be folded: fill up to a multiple of four before the back cover.

Saddle-stitched sheets carry four pages each (look: norms, print shop).
"""

from __future__ import annotations

from enum import StrEnum

from pikepdf import Dictionary, Name, Page, Pdf, Stream

from bulletin.print.press.files import open_pdf, save_pdf
from bulletin.print.press.labels import insert_labels

SHEET_PAGES = 4
"""Pages on one folded sheet."""
_SIDE, _TOP, _FOOT = 0.13, 0.104, 0.09
"""Margins of a 笔记 page as shares of the trim, near those of the text."""
_ROW = 25.0
"""Least distance in points between two lines of a 笔记 page: room for handwriting."""


class Filler(StrEnum):
    """What the added pages show; the value is the word editors write."""

    BLANK = "空白"
    NOTES = "笔记"


def fill_to_four(pdf: bytes, filler: str) -> bytes:
    """The file with 0 to 3 pages more before its last one; ``filler`` is 空白 or 笔记.

    ValueError for another word. The new pages have the boxes of the last one and no folio.
    """
    kind = Filler(filler)
    with open_pdf(pdf) as opened:
        add_fillers(opened, kind)
        return save_pdf(opened)


def add_fillers(pdf: Pdf, kind: Filler) -> int:
    """Insert the pages into an open document; how many there were."""
    missing = -len(pdf.pages) % SHEET_PAGES
    at = len(pdf.pages) - 1
    insert_labels(pdf, at, missing, kind.value)
    for _ in range(missing):
        pdf.pages.insert(at, _filler_page(pdf, pdf.pages[-1], kind))
    return missing


def _filler_page(pdf: Pdf, like: Page, kind: Filler) -> Page:
    page = Dictionary(
        Type=Name.Page,
        MediaBox=like.mediabox,
        TrimBox=like.trimbox,
        BleedBox=like.bleedbox,
        Resources=Dictionary(),
        Contents=Stream(pdf, _lines(like) if kind is Filler.NOTES else b""),
    )
    return Page(pdf.make_indirect(page))


def _lines(page: Page) -> bytes:
    """A head rule and hairlines to write on, black and as fine as the bulletin's own (look: 3)."""
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    width, height = right - left, top - bottom
    x0, x1 = left + _SIDE * width, right - _SIDE * width
    y0, y1 = bottom + _FOOT * height, top - _TOP * height
    rows = int((y1 - y0) / _ROW)
    strokes = [f"0 G 2.4 w {x0:.3f} {y1:.3f} m {x1:.3f} {y1:.3f} l S 0.4 w"]
    for row in range(1, rows + 1):
        y = y1 - row * (y1 - y0) / rows
        strokes.append(f"{x0:.3f} {y:.3f} m {x1:.3f} {y:.3f} l S")
    return "\n".join(strokes).encode("ascii")
