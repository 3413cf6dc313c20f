"""Links of the contents pages that lead into the text.

theme/print writes them as ``article:<id>``; in the file they become named destinations, which the
text's part defines under the article's id.
"""

from __future__ import annotations

from urllib.parse import unquote

from pikepdf import Name, Pdf, String

from bulletin.print.press.files import open_pdf, save_pdf

_SCHEME = "article:"


def lead_inside(front: bytes) -> bytes:
    """The pages before the text with links that lead to articles of the same file."""
    with open_pdf(front) as pdf:
        _turn_links(pdf)
        return save_pdf(pdf)


def _turn_links(pdf: Pdf) -> None:
    for page in pdf.pages:
        for note in page.obj.get(Name.Annots, []):
            address = str(note.A.get(Name.URI, "")) if Name.A in note else ""
            if address.startswith(_SCHEME):
                del note.A
                note.Dest = String(unquote(address.removeprefix(_SCHEME)))
