"""Set pages as pictures for the preview: PDFs go in, labels and WebP pictures come out.

The one module of the desk that knows pypdfium2, which may be used by one thread at a time.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection
from io import BytesIO

import pypdfium2

WIDTH = 900
"""Pixels of a page's picture."""
QUALITY = 80  # of WebP, 0 to 100
_MOST_PICTURES = 400


class Gallery:
    """PDFs by name, and the last 400 pictures drawn from them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._documents: dict[str, tuple[bytes, pypdfium2.PdfDocument]] = {}
        self._pictures: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    def hang(self, name: str, pdf: bytes) -> tuple[str, ...]:
        """Take a PDF in; the labels of its pages (封面, 1, 2), by their place where they have none."""
        with self._lock:
            document = pypdfium2.PdfDocument(pdf)
            self._documents[name] = (pdf, document)
            return tuple(document.get_page_label(n) or f"第{n + 1}面" for n in range(len(document)))

    def keep(self, names: Collection[str]) -> None:
        """Take down every PDF but these."""
        with self._lock:
            for name in self._documents.keys() - set(names):
                self._documents.pop(name)[1].close()
            for place in [place for place in self._pictures if place[0] not in names]:
                del self._pictures[place]

    def pdf(self, name: str) -> bytes | None:
        """The bytes of a PDF; None when it is no longer here."""
        with self._lock:
            found = self._documents.get(name)
            return found[0] if found else None

    def picture(self, name: str, index: int) -> bytes | None:
        """A page as WebP; None when there is no such page, or no longer."""
        with self._lock:
            kept = self._pictures.get((name, index))
            if kept is not None:
                return kept
            found = self._documents.get(name)
            if found is None or not 0 <= index < len(found[1]):
                return None
            drawn = self._pictures[name, index] = _draw(found[1][index])
            if len(self._pictures) > _MOST_PICTURES:
                self._pictures.popitem(last=False)
            return drawn


def _draw(page: pypdfium2.PdfPage) -> bytes:
    """The trimmed page."""
    left, bottom, right, top = page.get_trimbox()
    outer = page.get_mediabox()
    crop = (left - outer[0], bottom - outer[1], outer[2] - right, outer[3] - top)
    picture = page.render(scale=WIDTH / (right - left), crop=crop).to_pil().convert("RGB")
    buffer = BytesIO()
    picture.save(buffer, "WEBP", quality=QUALITY, method=0)
    return buffer.getvalue()
