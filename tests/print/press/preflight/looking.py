"""Files with one fault each, and how the tests read a report on them."""

from pikepdf import Name, Stream

from bulletin.errors import Severity
from bulletin.print.press.files import open_pdf, save_pdf
from bulletin.print.press.join import join_parts
from bulletin.print.press.preflight import JobTicket, Report, preflight
from bulletin.print.press.press import press_pdf
from print.press.samples import (
    COVER,
    MASTHEAD_PAGE,
    TITLE,
    body_page,
    draw,
    layout,
    pressed,
    ticket,
)


def look(pdf: bytes, order: JobTicket | None = None, **values: object) -> Report:
    return preflight(pdf, layout(**values), order or ticket())


def said(report: Report, name: str) -> list[str]:
    """The findings of one check, as the terminal shows them."""
    (check,) = (check for check in report.checks if check.name == name)
    return [str(finding) for finding in check.findings]


def grave(report: Report) -> dict[str, list[str]]:
    """Checks with errors or warnings."""
    return {
        check.name: said(report, check.name)
        for check in report.checks
        if check.worst in (Severity.ERROR, Severity.WARNING)
    }


def with_page(page: str, *, at: int = 2, bleed: float = 3) -> bytes:
    """A press file whose numbered page ``at`` is the given HTML."""
    pages = [page if n == at else body_page(n) for n in range(1, 6)]
    front = draw([COVER, MASTHEAD_PAGE], bleed=bleed)
    body = draw(pages, bleed=bleed, name="body")
    whole = join_parts(front, body, draw([COVER], bleed=bleed), title=TITLE, first_folio_sheet=2)
    return press_pdf(whole, bleed_mm=bleed)


def with_content(content: bytes, page: int = 3) -> bytes:
    """A press file with more drawn on one page (the index counts from 0; page 1 is at 2)."""
    with open_pdf(pressed()) as pdf:
        pdf.pages[page].contents_add(Stream(pdf, content))
        return save_pdf(pdf)


def coarse(pixels: int) -> bytes:
    """A grey picture of one inch square on page 2, in the box of the second article."""
    with open_pdf(pressed()) as pdf:
        image = Stream(pdf, b"\x80" * pixels * pixels)
        for key, value in {"Width": pixels, "Height": pixels, "BitsPerComponent": 8}.items():
            image[f"/{key}"] = value
        image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
        page = pdf.pages[3]
        name = page.add_resource(image, Name.XObject)
        place = f"q 0.5 0 0 0.5 0 0 cm 144 0 0 144 400 1200 cm {name} Do Q"
        page.contents_add(Stream(pdf, place.encode()))
        return save_pdf(pdf)
