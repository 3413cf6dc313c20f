"""Small parts of an issue, drawn as the print edition draws its covers: pages of HTML by WeasyPrint."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path

import pikepdf
import pypdfium2

from bulletin.model import Issue, IssueNumber, Masthead, Typesetting
from bulletin.print.covers.joining import for_joining
from bulletin.print.covers.weasy import draw_pages
from bulletin.print.grid import grid_of
from bulletin.print.kinds import PrintKind
from bulletin.print.press.join import join_parts
from bulletin.print.press.preflight import JobTicket
from bulletin.print.press.press import press_pdf

FONTS = Path(str(files("pylopdf_fonts_zh_cn")))
FAMILIES = frozenset({"NotoSerifSC-Regular", "NotoSansSC-Regular"})
TITLE = "样刊　2026年第1期"
MASTHEAD = Masthead(
    label="内部资料　免费交流",
    permit="样刊第〇号",
    compiler="样刊编写组",
    recipients="样刊读者",
    printer="样刊印刷",
    printed_on="2026年2月",
    print_run="一百册",
)
COVER = f"<div class=red></div><h4>{MASTHEAD.label}　{MASTHEAD.permit}　2026年第1期</h4>"
MASTHEAD_PAGE = "<h4>样刊编写组　样刊读者　样刊印刷　2026年2月　一百册</h4>"
STYLE = """
@font-face {{font-family: Song; src: url({fonts}/NotoSerifSC-Regular.otf)}}
@font-face {{font-family: Hei; src: url({fonts}/NotoSansSC-Regular.otf)}}
@page {{size: 210mm 285mm; margin: 84pt 80pt 72pt; bleed: {bleed}mm}}
@page body {{ @bottom-left {{content: counter(page); font: 11pt Song}} }}
body {{font: 12pt/21pt Song; margin: 0}} h2 {{font: 20pt Hei}} p, h2, h4 {{margin: 0}}
section {{break-before: page; position: relative}} .body {{page: body}}
.red {{position: absolute; left: -100pt; right: -100pt; top: -100pt; height: 300pt; background: #b4141c}}
h4 {{position: relative; font: 12pt Hei}} a {{color: inherit; text-decoration: none}}
"""


def draw(pages: Iterable[str], *, bleed: float = 0, name: str = "") -> bytes:
    """A PDF with one page for each piece of HTML; ``name`` is the sort of page (``body`` has folios)."""
    style = STYLE.format(fonts=FONTS.as_uri(), bleed=bleed)
    content = "".join(f"<section class='{name}'>{page}</section>" for page in pages)
    pdf, said = draw_pages(f"<html lang=zh><style>{style}</style>{content}", [FONTS])
    assert said == ()
    return pdf


def body_page(number: int) -> str:
    """A page that names itself, with a heading to bookmark and a link to the first page."""
    return f"<h2 id=a{number}>第{number}篇</h2><p>正文第{number}页。<a href=#a1>回到开头</a></p>"


@cache
def joined(body_pages: int = 5, bleed: float = 0) -> bytes:
    """Two pages in front, numbered pages, a back cover."""
    front = draw([COVER, MASTHEAD_PAGE], bleed=bleed)
    body = draw([body_page(n) for n in range(1, body_pages + 1)], bleed=bleed, name="body")
    back = draw([COVER.replace("red", "none")], bleed=bleed)
    parts = (for_joining(part).data for part in (front, body, back))
    return join_parts(*parts, title=TITLE, first_folio_sheet=2)


@cache
def pressed(body_pages: int = 5) -> bytes:
    """The print shop's file of the same."""
    return press_pdf(joined(body_pages, bleed=3), bleed_mm=3)


def layout(body_pages: int = 5, **values: object) -> dict[str, object]:
    """layout.json of the same: one article a page, the first of which jumps to the third page."""
    grid = grid_of(Typesetting())
    articles = [article(grid, n) for n in range(1, body_pages + 1)]
    plain: dict[str, object] = {
        "issue": "2026-1",
        "pages": body_pages + 3,
        "body_pages": body_pages,
        "grid": asdict(grid),
        "articles": articles,
        "blank": [{"page": 2, "share": 0.75}],
        "saved_pages": 1,
        "warnings": [],
    }
    return plain | values


def article(grid, page: int) -> dict[str, object]:
    """An article that fills one page; the first has a tail on page 3."""
    box = {"page": page, "x": grid.left(page), "y": grid.top, "w": grid.width, "h": grid.height / 2}
    tail = {"page": 3, "x": grid.left(3), "y": grid.top + 500, "w": grid.width, "h": 42}
    jump = {"from_page": 1, "to_page": 3, "offset": 9, "host": "2026-1/03", "characters": 60}
    is_first = page == 1
    return {
        "id": f"2026-1/{page:02}",
        "title": f"第{page}篇　<题>",
        "start": page,
        "pages": [1, 3] if is_first else [page],
        "breaks": [],
        "jumps": [jump] if is_first else [],
        "boxes": [box, tail] if is_first else [box],
    }


def ticket(kind: PrintKind = PrintKind.PRESS, masthead: Masthead = MASTHEAD, **values: object) -> JobTicket:
    """A job ticket for the same."""
    date = datetime.date(2026, 2, 28)
    issue = Issue("2026-1", "", IssueNumber(2026, 1, 1), 61, date, masthead, ())
    return JobTicket(kind, issue, FAMILIES, **values)


def words(pdf: bytes) -> list[str]:
    """The text of every page, without white space."""
    document = pypdfium2.PdfDocument(pdf)
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def labels(pdf: bytes) -> list[str]:
    """What a reader program shows as each page's number."""
    document = pypdfium2.PdfDocument(pdf)
    return [document.get_page_label(index) for index in range(len(document))]


def picture(pdf: bytes, page: int, scale: float = 1):
    """A page as it looks."""
    return pypdfium2.PdfDocument(pdf)[page].render(scale=scale).to_pil().convert("RGB")


def is_sound(pdf: bytes) -> bool:
    """Whether qpdf finds nothing wrong with the file."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return opened.check_pdf_syntax() == []
