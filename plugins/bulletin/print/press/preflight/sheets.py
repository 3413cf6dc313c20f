"""The pages of a PDF as preflight sees them: boxes, words, what is drawn, fonts, RGB objects."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from bulletin.print.press.crop import Frame, frame_of
from bulletin.print.press.files import open_pdf
from bulletin.print.press.preflight.drawn import Drawn, drawn_on
from bulletin.print.press.preflight.edges import unbled_edges
from bulletin.print.proof.read import squeeze

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_SCREEN_SPACES = frozenset({"/DeviceRGB", "/CalRGB", "/Lab"})


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text and the rectangle that its ink fills, in points of the page (y up)."""

    text: str
    frame: Frame


@dataclass(frozen=True, slots=True)
class SheetView:
    """One page; ``label`` is what readers see as its number, ``number`` the folio it should have."""

    label: str
    number: int | None
    media: Frame
    bleed: Frame
    trim: Frame
    words: tuple[Words, ...]
    folio: str
    drawn: Drawn
    unbled: tuple[str, ...]

    @property
    def text(self) -> str:
        """All words without white space."""
        return "".join(words.text for words in self.words)


@dataclass(frozen=True, slots=True)
class FontView:
    """A font of the file: ``family`` is its name without the mark of a subset."""

    family: str
    is_embedded: bool
    is_subset: bool


@dataclass(frozen=True, slots=True)
class FileView:
    """Everything that the checks ask about."""

    sheets: tuple[SheetView, ...]
    fonts: frozenset[FontView]
    rgb_objects: int


def view_file(data: bytes, folio_band: float, *, with_bleed: bool) -> FileView:
    """Read a file; ``folio_band`` is the height in points at the trim's foot that holds the folio."""
    document = pypdfium2.PdfDocument(data)
    try:
        with open_pdf(data) as pdf:
            sheets = tuple(
                _view_sheet(
                    page, document[index], document.get_page_label(index), folio_band, with_bleed=with_bleed
                )
                for index, page in enumerate(pdf.pages)
            )
            return FileView(sheets, fonts_of(pdf), rgb_objects(pdf))
    finally:
        document.close()


def _view_sheet(
    page: Page, shown: pypdfium2.PdfPage, label: str, folio_band: float, *, with_bleed: bool
) -> SheetView:
    trim = frame_of(page.trimbox)
    textpage = shown.get_textpage()
    try:
        folio = textpage.get_text_bounded(trim.left, trim.bottom, trim.right, trim.bottom + folio_band)
        words = _words_of(textpage)
        media, bleed = frame_of(page.mediabox), frame_of(page.bleedbox)
        unbled = unbled_edges(shown, media, bleed, trim) if with_bleed else ()
    finally:
        textpage.close()
        shown.close()
    number = int(label) if label.isdecimal() else None
    return SheetView(label, number, media, bleed, trim, words, squeeze(folio), drawn_on(page), unbled)


def _words_of(textpage: pypdfium2.PdfTextPage) -> tuple[Words, ...]:
    found = []
    for index in range(textpage.count_rects()):
        left, bottom, right, top = textpage.get_rect(index)
        text = squeeze(textpage.get_text_bounded(left, bottom, right, top))
        if text:
            found.append(Words(text, Frame(left, bottom, right, top)))
    return tuple(found)


def fonts_of(pdf: Pdf) -> frozenset[FontView]:
    """The fonts that any content of the file calls."""
    return frozenset(
        _view_font(font)
        for scope in pdf.content_scopes()
        if scope.resources is not None
        for _, font in scope.resources.get(Name.Font, Dictionary()).items()
    )


def _view_font(font: Object) -> FontView:
    own = font.DescendantFonts[0] if Name.DescendantFonts in font else font
    name = str(font.get(Name.BaseFont, font.Subtype)).lstrip("/")
    descriptor = own.get(Name.FontDescriptor, Dictionary())
    embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    family = _SUBSET.sub("", name)
    return FontView(family, embedded, _SUBSET.match(name) is not None)


def rgb_objects(pdf: Pdf) -> int:
    """How many objects of the file name an RGB colour space, used or not."""
    return sum(_names_rgb(item) for item in pdf.objects)


def _names_rgb(item: Object) -> bool:
    """Whether an object holds such a name, itself or in what is written inside it."""
    if isinstance(item, Name):
        return str(item) in _SCREEN_SPACES
    if isinstance(item, Array):
        return any(_names_rgb(part) for part in item if not _is_elsewhere(part))
    if isinstance(item, Stream) and int(item.get(Name.N, 0)) == 3 and item.get(Name.Type) != Name.ObjStm:
        return True
    if isinstance(item, Dictionary | Stream):
        return any(_names_rgb(part) for _, part in item.items() if not _is_elsewhere(part))
    return False


def _is_elsewhere(part: object) -> bool:
    return isinstance(part, Object) and part.is_indirect
