"""The designed pages: cover, masthead page, contents, back cover; and 年度总目次.

Goes in: an issue, the rows of its contents with true page numbers, typefaces and artwork. Comes
out: two small PDFs, the pages before and behind the text; for a year, one PDF.
They are designed pages, so they are HTML and CSS of theme/print, drawn by WeasyPrint.
"""

from bulletin.print.covers.covers import Artwork, CoverRequest, Covers, draw_artwork, make_covers
from bulletin.print.covers.year import YearArtwork, YearRequest, draw_year

__all__ = [
    "Artwork",
    "CoverRequest",
    "Covers",
    "YearArtwork",
    "YearRequest",
    "draw_artwork",
    "draw_year",
    "make_covers",
]
