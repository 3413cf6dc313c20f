"""The pages around the text made ready to be joined to it: links that lead inside, fonts as they will stay.

theme/print writes a link into the text as ``article:<id>``; in the file it becomes a named
destination, which the text's part defines under the article's id.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from pikepdf import Name, Pdf, String

from bulletin.print.press.files import open_pdf, save_pdf
from bulletin.print.press.fonts import embed_bare_fonts, name_fonts
from bulletin.print.press.join import describe

_SCHEME = "article:"


@dataclass(frozen=True, slots=True)
class Joinable:
    """A PDF that can be joined as it is, and how many sheets it has."""

    data: bytes
    sheets: int


def for_joining(drawn: bytes) -> Joinable:
    """Pages as WeasyPrint drew them, with links that lead to articles, and bare, well named fonts."""
    with open_pdf(drawn) as pdf:
        _turn_links(pdf)
        embed_bare_fonts(pdf)
        name_fonts(pdf)
        return Joinable(save_pdf(pdf), len(pdf.pages))


def finish_file(drawn: bytes, title: str) -> bytes:
    """A file that stands by itself: fonts whole and named, title and language told; no date is made."""
    with open_pdf(drawn) as pdf:
        embed_bare_fonts(pdf)
        name_fonts(pdf)
        describe(pdf, title)
        return save_pdf(pdf)


def _turn_links(pdf: Pdf) -> None:
    for page in pdf.pages:
        for note in page.obj.get(Name.Annots, []):
            address = str(note.A.get(Name.URI, "")) if Name.A in note else ""
            if address.startswith(_SCHEME):
                del note.A
                note.Dest = String(unquote(address.removeprefix(_SCHEME)))
