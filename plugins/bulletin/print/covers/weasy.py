"""The only module that knows WeasyPrint: a page's HTML goes in, PDF bytes come out.

Nothing but the folders named is opened, and nothing is fetched. What WeasyPrint only logs (a missing
file, a glyph that no font has) comes back as sentences.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from bulletin.errors import MachineError

REMEDY = (
    "运行 apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    "（macOS：brew install pango；Windows：安装 MSYS2 后运行 pacman -S mingw-w64-ucrt-x86_64-pango）"
)
_STROKED = " B"
"""A family named ``Hei B34`` is drawn with a stroke of 34 thousandths of an em round its fill."""


class ForbiddenFileError(ValueError):
    """A page asked for something outside its folders; WeasyPrint logs it and goes on without."""


def draw_pages(html: str, folders: Sequence[Path]) -> tuple[bytes, tuple[str, ...]]:
    """PDF bytes of the HTML, and what WeasyPrint complained about.

    ``folders`` are all that it may read. MachineError when Pango is missing.
    """
    try:
        import weasyprint  # noqa: PLC0415 - loads Pango, which only the print edition needs
    except OSError as error:
        raise MachineError(f"排版要用的 Pango 没有装好（{error}）", REMEDY) from error
    _stroke_bold_faces()
    base = folders[0].resolve().as_uri() + "/"
    with _complaints() as said:
        document = weasyprint.HTML(string=html, url_fetcher=_closed_fetcher(folders), base_url=base).render()
        pdf = document.write_pdf(pdf_identifier=b"bulletin")
    assert isinstance(pdf, bytes)
    return pdf, tuple(said)


def _closed_fetcher(folders: Sequence[Path]) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 - see draw_pages

    allowed = [folder.resolve() for folder in folders]

    class ClosedFetcher(URLFetcher):  # type: ignore[misc]
        """Opens files of the folders allowed, and nothing else."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002
            return URLFetcherResponse(url, _allowed_path(url, allowed).read_bytes())

    return ClosedFetcher()


def _allowed_path(url: str, allowed: Sequence[Path]) -> Path:
    parts = urlsplit(url)
    path = Path(unquote(parts.path)).resolve()
    if parts.scheme != "file" or not any(path.is_relative_to(folder) for folder in allowed):
        raise ForbiddenFileError(url)
    return path


@contextmanager
def _complaints() -> Iterator[list[str]]:
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = before


def _stroke_bold_faces() -> None:
    """WeasyPrint draws no bolder than its font file; give families named ``… B34`` a stroke.

    WeasyPrint 70 sets text in ``draw.text.draw_first_line``; a test fails when that changes.
    """
    from weasyprint.draw import text  # noqa: PLC0415 - see draw_pages

    if getattr(text.draw_first_line, "strokes", False):
        return
    plain = text.draw_first_line

    def draw_first_line(stream: Any, textbox: Any, *rest: Any, **more: Any) -> Any:
        family, _, weight = textbox.style["font_family"][0].rpartition(_STROKED)
        if not family or not weight.isdecimal():
            return plain(stream, textbox, *rest, **more)
        stream.set_color(textbox.style["color"], stroke=True)
        stream.set_line_width(textbox.style["font_size"] * int(weight) / 1000)
        stream.set_line_join(0 if family == "Hei" else 1)
        stream.set_miter_limit(3)
        stream.set_text_rendering(2)
        emojis = plain(stream, textbox, *rest, **more)
        stream.set_text_rendering(0)
        return emojis

    draw_first_line.strokes = True  # type: ignore[attr-defined]
    text.draw_first_line = draw_first_line
