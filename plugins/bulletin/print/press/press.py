"""The print shop's file: boxes and crop marks right, nothing but printing inks, nothing to click.

No OutputIntent is claimed, since no profile of the print shop is known.
"""

from __future__ import annotations

from pikepdf import Name, Object, Pdf

from bulletin.print.grid import POINTS_PER_MM
from bulletin.print.press.crop import crop_page
from bulletin.print.press.files import open_pdf, save_pdf
from bulletin.print.press.inks import recolour

_SCREEN_ONLY = (
    "/AcroForm",
    "/AF",
    "/Dests",
    "/MarkInfo",
    "/Names",
    "/OpenAction",
    "/Outlines",
    "/OutputIntents",
    "/PageMode",
    "/StructTreeRoot",
    "/Threads",
)
_SCREEN_ONLY_ON_PAGES = ("/AA", "/Annots", "/B", "/PieceInfo", "/StructParents", "/Tabs", "/Thumb", "/Trans")


def press_pdf(pdf: bytes, *, bleed_mm: float) -> bytes:
    """The file for the print shop, from pages drawn with at least ``bleed_mm`` round their TrimBox.

    The page count stays: ``fill_to_four`` comes before. ValueError when a page lacks the bleed;
    UnprintableColourError when a colour has no known inks.
    """
    with open_pdf(pdf) as opened:
        _leave_out_screen_parts(opened)
        recolour(opened)
        for page in opened.pages:
            crop_page(opened, page, bleed_mm * POINTS_PER_MM)
        return save_pdf(opened, plain=True)


def _leave_out_screen_parts(pdf: Pdf) -> None:
    """Bookmarks, links and whatever else a printing machine has no use for."""
    _leave_out(pdf.Root, _SCREEN_ONLY)
    for page in pdf.pages:
        _leave_out(page.obj, _SCREEN_ONLY_ON_PAGES)


def _leave_out(holder: Object, keys: tuple[str, ...]) -> None:
    for key in keys:
        if Name(key) in holder:
            del holder[Name(key)]
