"""版面: a page for every printed page, its picture with zones that open the articles at the place.

An issue with its PDF and page map goes in; pages and pictures come out. Only issues that the edition
may show whole have their pages here; a cover needs only that nothing internal stands on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bulletin.host import (
    Crumb,
    Entry,
    GeneratedPage,
    Host,
    IssueLabel,
    digest_of,
    issue_url,
    marked_pages,
    page_picture_url,
    pdf_url,
)
from bulletin.model import ArticlePages, Box, Issue, PageMap
from bulletin.site.printed_pages import PrintedPage, keep_pictures, picture_name, read_labels
from bulletin.store import drop_unused

WIDTHS = (480, 960)
COVER_WIDTHS = (210, 420, 840)
CLEARANCE = 2.0  # points between the text and the line around it
MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the page in millimetres from the trim's top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Zone:
    """An article on the page: its number in the list, its areas, and where a click leads."""

    number: int
    entry: Entry
    areas: tuple[Area, ...]
    anchor: str
    says: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the issue in the row of all pages."""

    label: str
    url: str
    name: str
    is_numbered: bool


@dataclass(frozen=True, slots=True)
class FacsimileView:
    """One printed page; ``width`` and ``height`` of the trim in millimetres."""

    issue: IssueLabel
    name: str
    pages: tuple[PageLink, ...]
    at: int
    width: float
    height: float
    pictures: tuple[tuple[int, str], ...]
    zones: tuple[Zone, ...]
    body_pages: int
    pdf: str


def add_print(host: Host) -> None:
    """Register the pictures of every cover and every printed page that may be shown."""
    store = host.cache / "print"
    kept: set[Path] = set()
    for number, issue in enumerate(host.publication.issues, 1):
        pdf = host.covers.get(issue.id)
        if pdf is None:
            continue
        if host.progress:
            host.progress(number, len(host.publication.issues))
        kept.add(cover := keep_pictures(store, pdf, (0,), COVER_WIDTHS))
        _add_pictures(host, f"{issue_url(issue.id)}cover-", cover, 0, COVER_WIDTHS)
        if issue.id in host.facsimiles:
            kept.add(_add_pages(host, issue, pdf, store))
    drop_unused(store, kept)


def _add_pictures(host: Host, url: str, kept: Path, index: int, widths: Sequence[int]) -> None:
    """Hand the pictures of one page to the host, under ``url`` with their widths behind it."""
    for width in widths:
        host.add_file(f"{url}{width}.webp", kept / picture_name(index, width))


def _add_pages(host: Host, issue: Issue, pdf: Path, store: Path) -> Path:
    """Register the pages of an issue; the kept folder of their pictures."""
    printed, page_map = read_labels(pdf), host.page_maps[issue.id]
    kept = keep_pictures(store, pdf, [page.index for page in printed], WIDTHS, host.executor)
    rows = {entry.id: entry for entry in host.all_entries(issue)}
    links = tuple(_link(issue, page) for page in printed)
    for page, link in zip(printed, links, strict=True):
        _add_pictures(host, link.url, kept, page.index, WIDTHS)
        view = FacsimileView(
            issue=host.label(issue),
            name=link.name,
            pages=links,
            at=page.index,
            width=issue.typesetting.trim.width,
            height=issue.typesetting.trim.height,
            pictures=tuple((width, f"{link.url}{width}.webp") for width in WIDTHS),
            zones=zones_of(page, page_map, rows),
            body_pages=page_map.body_pages,
            pdf=pdf_url(issue.id, pdf.name),
        )
        host.add_page(_page(view, link.url))
    return kept


def zones_of(page: PrintedPage, page_map: PageMap, rows: dict[str, Entry]) -> tuple[Zone, ...]:
    """The articles on a page in the order of 目录; none on a page without a number."""
    here = [pages for pages in page_map.articles if page.number in pages.pages]
    return tuple(
        _zone(number, rows[pages.article], pages, page.number or 0) for number, pages in enumerate(here, 1)
    )


def _zone(number: int, entry: Entry, pages: ArticlePages, page: int) -> Zone:
    areas = tuple(_area(box) for box in pages.boxes if box.page == page)
    anchor = f"#p{page}" if page in marked_pages(pages) else ""
    return Zone(number, entry, areas, anchor, _progress(pages, page))


def _area(box: Box) -> Area:
    sides = (box.x - CLEARANCE, box.y - CLEARANCE, box.width + 2 * CLEARANCE, box.height + 2 * CLEARANCE)
    return Area(*(round(side * MM_PER_POINT, 1) for side in sides))


def _progress(pages: ArticlePages, page: int) -> str:
    """What the list says of the part on this page: 上接18页，到此完."""
    before = [f"上接{jump.from_page}页" for jump in pages.jumps if jump.to_page == page]
    after = [f"下转{jump.to_page}页" for jump in pages.jumps if jump.from_page == page]
    end = ["到此完"] if page == pages.pages[-1] and len(pages.pages) > 1 else []
    return "，".join((*before, *(after or end)))


def _link(issue: Issue, page: PrintedPage) -> PageLink:
    name = f"第{page.label}页" if page.number else page.label
    return PageLink(page.label, page_picture_url(issue.id, page.label), name, page.number is not None)


def _page(view: FacsimileView, url: str) -> GeneratedPage:
    context = {
        "title": f"{view.issue.text}{view.name}",
        "description": f"{view.issue.text}{view.name}的印刷版面。",
        "section": "",
        "crumbs": (Crumb(view.issue.text, view.issue.url), Crumb("版面")),
        "view": view,
        "previous": _beside(view.pages, view.at - 1),
        "following": _beside(view.pages, view.at + 1),
    }
    return GeneratedPage(url, "facsimile.html", context, digest_of(context))


def _beside(pages: Sequence[PageLink], at: int) -> PageLink | None:
    return pages[at] if 0 <= at < len(pages) else None
