"""The pages around the text: cover, masthead page, contents, back cover.

Goes in: an issue, the rows of its contents with true page numbers, typefaces and artwork. Comes
out: two small PDFs, the pages before and behind the text. They are designed pages, so they are
HTML and CSS of theme/print, drawn by WeasyPrint.
"""

from bulletin.print.covers.covers import Artwork, CoverRequest, Covers, draw_artwork, make_covers

__all__ = ["Artwork", "CoverRequest", "Covers", "draw_artwork", "make_covers"]
