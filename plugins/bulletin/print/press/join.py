"""One PDF from its parts: the pages before the text, the text, and the back cover.

The body's file is the base, so its bookmarks and links stay as they are. Fonts come bare and well named
(``pdf.fonts``, ``covers.joining``).
"""

from __future__ import annotations

from pikepdf import Dictionary, Name, Pdf, String

from bulletin.print.press.files import open_pdf, save_pdf
from bulletin.print.press.labels import label_parts

LANGUAGE = "zh-CN"


def join_parts(front: bytes, body: bytes, back: bytes, *, title: str, first_folio_sheet: int) -> bytes:
    """The whole issue; ``first_folio_sheet`` is the index (from 0) of the page with folio 1.

    Dates are those of the body's file: none is made here.
    """
    with open_pdf(front) as before, open_pdf(body) as pdf, open_pdf(back) as after:
        for index, page in enumerate(before.pages):
            pdf.pages.insert(index, page)
        last = len(pdf.pages)
        pdf.pages.extend(after.pages)
        label_parts(pdf, first_folio=first_folio_sheet, back=last)
        describe(pdf, title)
        return save_pdf(pdf)


def describe(pdf: Pdf, title: str) -> None:
    """Title and language in the catalogue, the information dictionary and XMP."""
    pdf.Root.Lang = String(LANGUAGE)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.docinfo[Name.Title] = String(title)
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = {LANGUAGE}
        if Name.Author in pdf.docinfo:
            metadata["dc:creator"] = [str(pdf.docinfo[Name.Author])]
