"""PDF bytes in and out: the one way in which the print shop's files are saved.

Goes in: a pikepdf document. Comes out: bytes; the same document gives the same bytes, since the file's
identifier is made from its content and no clock is read.
"""

from __future__ import annotations

import io

from pikepdf import ObjectStreamMode, Pdf


def open_pdf(data: bytes) -> Pdf:
    """The document; use it in a ``with`` statement."""
    return Pdf.open(io.BytesIO(data))


def save_pdf(pdf: Pdf, *, plain: bool = False) -> bytes:
    """The finished file; ``plain`` for old machines that cannot read object streams (PDF 1.4).

    1.4 is the first version with transparency, which pictures with a mask need.
    """
    out = io.BytesIO()
    pdf.save(
        out,
        min_version="1.4",
        deterministic_id=True,
        compress_streams=True,
        recompress_flate=False,
        object_stream_mode=ObjectStreamMode.disable if plain else ObjectStreamMode.generate,
    )
    return out.getvalue()
