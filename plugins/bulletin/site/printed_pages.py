"""The printed pages of an issue as pictures: a PDF goes in, page labels and WebP files come out.

The one module of the site that knows pypdfium2. Pictures show the trimmed page; they are kept by the
PDF's content, so that an unchanged PDF is drawn once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

from bulletin.host import digest_of
from bulletin.store import keep_folder

DRAWN_WIDTH = 960  # pixels at least: drawn smaller, strokes of characters run together
QUALITY = 60  # of WebP, 0 to 100: text stays sharp and a page of 960 pixels takes about 60 KB
PAGES_AT_ONCE = 4  # by one process
EFFORT = 2  # of WebP's search for smaller files, 0 to 6


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page of the PDF: ``index`` from 0, ``label`` as reader programs show it (32, 封面)."""

    index: int
    label: str

    @property
    def number(self) -> int | None:
        """The printed page number; None for covers and other pages without one."""
        return int(self.label) if self.label.isascii() and self.label.isdigit() else None


def read_labels(pdf: Path) -> tuple[PrintedPage, ...]:
    """The pages of a PDF in order; a page without a label is named by its place (第3面)."""
    with _opened(pdf) as document:
        labels = [document.get_page_label(index) for index in range(len(document))]
    return tuple(PrintedPage(index, label or f"第{index + 1}面") for index, label in enumerate(labels))


def keep_pictures(
    store: Path, pdf: Path, indices: Sequence[int], widths: Sequence[int], executor: Executor | None = None
) -> Path:
    """The kept folder with these pages of the PDF in these widths in pixels, drawn where it is not whole.

    It is found by the PDF's content, so a new PDF finds none of the old one's pictures. Only the executor
    decides how much is drawn at once.
    """
    content = hashlib.sha256(pdf.read_bytes()).hexdigest()
    folder = store / digest_of(content, tuple(indices), tuple(widths), DRAWN_WIDTH, QUALITY, EFFORT)
    keep_folder(folder, partial(_draw_pages, pdf, indices, widths, executor))
    return folder


def picture_name(index: int, width: int) -> str:
    """The name of a page's picture of this width in its kept folder."""
    return f"{index}-{width}.webp"


def _draw_pages(
    pdf: Path, indices: Sequence[int], widths: Sequence[int], executor: Executor | None, folder: Path
) -> None:
    runs = [indices[at : at + PAGES_AT_ONCE] for at in range(0, len(indices), PAGES_AT_ONCE)]
    run = executor.map if executor and len(runs) > 1 else map
    list(run(partial(_draw_run, pdf, widths, folder), runs))


def _draw_run(pdf: Path, widths: Sequence[int], folder: Path, indices: Sequence[int]) -> None:
    for index in indices:
        for width, picture in zip(widths, draw_page(pdf, index, widths), strict=True):
            (folder / picture_name(index, width)).write_bytes(picture)


def draw_page(pdf: Path, index: int, widths: Sequence[int]) -> tuple[bytes, ...]:
    """A page as WebP in several widths; the same PDF gives the same bytes."""
    with _opened(pdf) as document:
        page = document[index]
        left, bottom, right, top = page.get_trimbox()
        outer = page.get_mediabox()
        crop = (left - outer[0], bottom - outer[1], outer[2] - right, outer[3] - top)
        scale = max(*widths, DRAWN_WIDTH) / (right - left)
        picture = page.render(scale=scale, crop=crop).to_pil().convert("RGB")
    heights = (round(width * picture.height / picture.width) for width in widths)
    sizes = zip(widths, heights, strict=True)
    return tuple(_webp(picture.resize(size, Image.Resampling.LANCZOS)) for size in sizes)


def _webp(picture: Image.Image) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "WEBP", quality=QUALITY, method=EFFORT)
    return buffer.getvalue()


@contextmanager
def _opened(pdf: Path) -> Iterator[pypdfium2.PdfDocument]:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        yield document
