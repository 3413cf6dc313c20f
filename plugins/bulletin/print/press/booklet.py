"""Imposition for saddle stitch: pages in, sheets to print on both sides, fold and staple out.

Each sheet is twice as wide as a page and carries two pages on each side. Print on both sides, turned on
the short edge, in the order of the file; the pile is then folded once. Creep is not compensated.
"""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Page, Pdf, Stream, String

from bulletin.print.press.files import open_pdf, save_pdf
from bulletin.print.press.filler import SHEET_PAGES, Filler, add_fillers


def impose(pages: int) -> tuple[tuple[int, int], ...]:
    """The page numbers (from 1) at left and right of each side, in printing order.

    Sides come in pairs, front and back of one sheet, outermost sheet first. ValueError unless ``pages``
    is a multiple of four.
    """
    if pages % SHEET_PAGES or pages < SHEET_PAGES:
        raise ValueError(f"{pages} pages cannot be folded; a multiple of {SHEET_PAGES} is needed")
    sides: list[tuple[int, int]] = []
    for first in range(1, pages // 2, 2):
        last = pages + 1 - first
        sides += [(last, first), (first + 1, last - 1)]
    return tuple(sides)


def booklet_pdf(pdf: bytes) -> bytes:
    """The imposed booklet, pages at their own size, cut to the trim.

    They are filled to a multiple of four with blank ones before the back cover.
    """
    with open_pdf(pdf) as source:
        add_fillers(source, Filler.BLANK)
        sides = impose(len(source.pages))
        size = _spread_size(source.pages[0])
        with Pdf.new() as out:
            forms = [out.copy_foreign(page.as_form_xobject()) for page in source.pages]
            for left, right in sides:
                out.pages.append(_side(out, forms[left - 1], forms[right - 1], size))
            _label_sides(out, len(sides))
            _describe(out, source)
            return save_pdf(out)


def _spread_size(page: Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    return 2 * (right - left), top - bottom


def _side(out: Pdf, left: Object, right: Object, size: tuple[float, float]) -> Page:
    """A sheet's side: two pages that meet at the fold in its middle."""
    width, height = size
    content = " ".join(
        _placed(form, name, x, height)
        for form, name, x in ((left, "L", width / 2 - _width(left)), (right, "R", width / 2))
    )
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(width, 3), round(height, 3)]),
        Resources=Dictionary(XObject=Dictionary(L=left, R=right)),
        Contents=Stream(out, content.encode("ascii")),
    )
    return Page(out.make_indirect(page))


def _width(form: Object) -> float:
    left, _, right, _ = (float(edge) for edge in form.BBox)
    return right - left


def _placed(form: Object, name: str, x: float, height: float) -> str:
    """Draw a page with its trim's left edge at ``x``, in the middle of the sheet's height."""
    left, bottom, _, top = (float(edge) for edge in form.BBox)
    y = (height - (top - bottom)) / 2
    return f"q 1 0 0 1 {x - left:.3f} {y - bottom:.3f} cm /{name} Do Q"


def _label_sides(out: Pdf, sides: int) -> None:
    tree = NumberTree.new(out)
    for index in range(sides):
        word = "反面" if index % 2 else "正面"
        tree[index] = Dictionary(P=String(f"第{index // 2 + 1}张{word}"))
    out.Root.PageLabels = tree.obj


def _describe(out: Pdf, source: Pdf) -> None:
    out.Root.Lang = String("zh-CN")
    out.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Duplex=Name.DuplexFlipShortEdge)
    if Name.Title in source.docinfo:
        out.docinfo[Name.Title] = source.docinfo[Name.Title]
