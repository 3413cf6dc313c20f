"""The words of a PDF, page by page, as a reader's program sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pypdfium2

_NOT_INK = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad\ufffe]+")
_NOTE_MARK = re.compile(r"[\[〔]\d{1,3}[\]〕]")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the words above the folio's band, and those in it; both without white space."""

    text: str
    folio: str


def squeeze(text: str) -> str:
    """Only what leaves ink, without note marks: what can be compared across line ends."""
    return _NOTE_MARK.sub("", _NOT_INK.sub("", text))


def read_pages(pdf: bytes, folio_band: float) -> tuple[Page, ...]:
    """The words of every page in the order in which they were drawn; ``folio_band`` in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_read_page(document[index], folio_band) for index in range(len(document)))
    finally:
        document.close()


def _read_page(page: pypdfium2.PdfPage, folio_band: float) -> Page:
    words = page.get_textpage()
    try:
        left, bottom, right, _ = page.get_trimbox()
        folio = words.get_text_bounded(left, bottom, right, bottom + folio_band)
        return Page(squeeze(words.get_text_range()), squeeze(folio))
    finally:
        words.close()
        page.close()
