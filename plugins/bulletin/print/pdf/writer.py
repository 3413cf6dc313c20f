"""The PDF file: pages, fonts, pictures, links, bookmarks and metadata; same input, same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

from pikepdf import (
    Array,
    Dictionary,
    Name,
    NameTree,
    Object,
    ObjectStreamMode,
    OutlineItem,
    Page,
    Pdf,
    Stream,
    String,
)

from bulletin.print.marks import Anchor, Image, Link
from bulletin.print.pdf.colours import Palette
from bulletin.print.pdf.content import ContentWriter
from bulletin.print.pdf.fonts import Keep, embed_fonts
from bulletin.print.pdf.images import GreyPicture
from bulletin.print.pdf.sheets import Bookmark, Document, Sheet
from bulletin.print.typefaces import Typefaces

ReadPicture = Callable[[Image], GreyPicture]


def write_pdf(
    document: Document,
    faces: Typefaces,
    palette: Palette,
    read_picture: ReadPicture,
    keep: Keep = lambda _, make: make(),
) -> bytes:
    """The finished file; ``read_picture`` gives the grey picture for an image's box.

    ``keep`` may remember the fonts' subsets from run to run.
    """
    pdf = Pdf.new()
    writer = ContentWriter(faces, palette)
    contents = [writer.content(sheet) for sheet in document.sheets]
    images = {name: _image(pdf, read_picture(image)) for image, name in writer.used.images.items()}
    resources = pdf.make_indirect(
        Dictionary(
            Font=embed_fonts(pdf, writer.used.glyphs, faces, keep),
            XObject=Dictionary({f"/{name}": image for name, image in images.items()}),
        )
    )
    for sheet, content in zip(document.sheets, contents, strict=True):
        pdf.pages.append(_page(pdf, sheet, content, resources))
    places = _places(pdf, document.sheets)
    _add_links(pdf, document.sheets, places)
    _add_bookmarks(pdf, document.bookmarks, places)
    _add_names(pdf, document.bookmarks, places)
    _add_metadata(pdf, document)
    return _save(pdf)


def _save(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        compress_streams=True,
        recompress_flate=False,
        object_stream_mode=ObjectStreamMode.generate,
    )
    return out.getvalue()


def _image(pdf: Pdf, picture: GreyPicture) -> Stream:
    return Stream(
        pdf,
        picture.data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )


def _page(pdf: Pdf, sheet: Sheet, content: bytes, resources: Object) -> Page:
    bleed = sheet.bleed
    media = [0, 0, round(sheet.width + 2 * bleed, 3), round(sheet.height + 2 * bleed, 3)]
    trim = [bleed, bleed, round(sheet.width + bleed, 3), round(sheet.height + bleed, 3)]
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array(media),
        TrimBox=Array(trim),
        BleedBox=Array(media),
        Resources=resources,
        Contents=Stream(pdf, content),
    )
    return Page(pdf.make_indirect(page))


def _places(pdf: Pdf, sheets: Iterable[Sheet]) -> dict[str, Array]:
    """Where each anchor stands: page and place, as a PDF destination."""
    places: dict[str, Array] = {}
    for number, sheet in enumerate(sheets):
        for mark in sheet.marks:
            if isinstance(mark, Anchor):
                top = round(sheet.height + sheet.bleed - mark.y + 12, 2)
                page = pdf.pages[number].obj
                places.setdefault(mark.name, Array([page, Name.XYZ, None, top, None]))
    return places


def _add_links(pdf: Pdf, sheets: Iterable[Sheet], places: dict[str, Array]) -> None:
    for number, sheet in enumerate(sheets):
        links = [_annotation(sheet, mark, places) for mark in sheet.marks if isinstance(mark, Link)]
        found = [pdf.make_indirect(link) for link in links if link is not None]
        if found:
            pdf.pages[number].obj.Annots = Array(found)


def _annotation(sheet: Sheet, link: Link, places: dict[str, Array]) -> Dictionary | None:
    left, top = sheet.bleed + link.x, sheet.height + sheet.bleed - link.y
    area = [round(n, 2) for n in (left, top - link.height, left + link.width, top)]
    made = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(area), Border=Array([0, 0, 0]))
    if not link.target.startswith("#"):
        made.A = Dictionary(S=Name.URI, URI=String(link.target))
    elif link.target[1:] in places:
        made.Dest = places[link.target[1:]]
    else:
        return None
    return made


def _add_bookmarks(pdf: Pdf, bookmarks: Iterable[Bookmark], places: dict[str, Array]) -> None:
    with pdf.open_outline() as outline:
        last: OutlineItem | None = None
        for bookmark in bookmarks:
            if bookmark.target not in places:
                continue
            item = OutlineItem(bookmark.title, places[bookmark.target])
            if bookmark.level and last is not None:
                last.children.append(item)
            else:
                outline.root.append(item)
                last = item


def _add_names(pdf: Pdf, bookmarks: Iterable[Bookmark], places: dict[str, Array]) -> None:
    """Names that pages made elsewhere can link to: the targets of the bookmarks."""
    tree = NameTree.new(pdf)
    for target in sorted({bookmark.target for bookmark in bookmarks} & places.keys()):
        tree[target] = places[target]
    pdf.Root.Names = Dictionary(Dests=tree.obj)


def _add_metadata(pdf: Pdf, document: Document) -> None:
    date = document.date.strftime("D:%Y%m%d%H%M%S") + "Z"
    info = pdf.docinfo
    info.Title = document.title
    info.Author = document.author
    info.Creator = "bulletin"
    info.CreationDate = date
    info.ModDate = date
    pdf.Root.Lang = String("zh-CN")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
