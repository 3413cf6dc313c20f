"""Writing the PDF: sheets of marks in, deterministic bytes out.

``write_pdf`` embeds every font once as a subset, turns inks into colours, pictures into grey,
links and anchors into places to click, and headings into bookmarks.
"""

from bulletin.print.pdf.colours import SCREEN, Palette
from bulletin.print.pdf.sheets import Bookmark, Document, Sheet
from bulletin.print.pdf.writer import write_pdf

__all__ = ["SCREEN", "Bookmark", "Document", "Palette", "Sheet", "write_pdf"]
