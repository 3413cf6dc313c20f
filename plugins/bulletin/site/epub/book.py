"""The EPUB container (EPUB 3.3): chapters and pictures go in, the bytes of the book come out.

The same issue gives the same bytes: dates are the issue's, and files stand in a fixed order.
"""

from __future__ import annotations

import datetime
import uuid
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from html import escape
from io import BytesIO
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from bulletin.host import Host, digest_of, epub_url
from bulletin.model import Issue, PageMap, Publication
from bulletin.site.epub.chapters import HEAD, TAIL, Chapter, make_chapter
from bulletin.site.pictures import pictures_of
from bulletin.store import drop_unused, keep_folder

VERSION = 1  # of this program's books: raise it when their form changes
BOOK = "book.epub"  # its name in the store
OLDEST = (1980, 1, 1, 0, 0, 0)  # a ZIP file knows no earlier date
MEDIA = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif"}
MEDIA |= {".svg": "image/svg+xml", ".webp": "image/webp"}
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""


def add_books(host: Host, style: str) -> None:
    """Register the book of every issue; one whose parts are unchanged comes from the store."""
    store = host.cache / "books"
    kept: set[Path] = set()
    for issue in host.publication.issues:
        page_map = host.page_maps.get(issue.id)
        articles = [article.digest for article in issue.articles]
        about = (issue.number, issue.date, issue.remark, host.publication.masthead, host.publication.site_url)
        key = digest_of(articles, about, page_map, style, VERSION)
        folder = store / f"{issue.id}-{key}"
        keep_folder(folder, partial(_write_book, host.publication, issue, page_map, style))
        kept.add(folder)
        host.add_file(epub_url(issue.id, host.publication.nameplate), folder / BOOK)
    drop_unused(store, kept)


def _write_book(
    publication: Publication, issue: Issue, page_map: PageMap | None, style: str, folder: Path
) -> None:
    (folder / BOOK).write_bytes(make_epub(publication, issue, page_map, style))


def make_epub(publication: Publication, issue: Issue, page_map: PageMap | None, style: str) -> bytes:
    """The book of an issue as the edition shows it; ``style`` is its style sheet.

    ``publication`` and ``issue`` are already narrowed to the edition. Reads the issue's pictures.
    """
    files = {article.id: f"{number:02}.xhtml" for number, article in enumerate(issue.articles, 1)}
    chapters = tuple(
        make_chapter(article, page_map.of(article.id) if page_map else None, files)
        for article in issue.articles
    )
    pictures = {picture.source: Path(issue.folder) / picture.source for picture in pictures_of(issue)}
    title = f"{publication.nameplate}　{issue.number.text}"
    texts = {
        "META-INF/container.xml": CONTAINER,
        "book/package.opf": _package(publication, issue, title, chapters, tuple(pictures)),
        "book/nav.xhtml": _navigation(title, chapters),
        "book/title.xhtml": _title_page(publication, issue),
        "book/style.css": style,
        **{f"book/{chapter.file}": chapter.xhtml for chapter in chapters},
    }
    contents = {name: text.encode() for name, text in texts.items()}
    contents.update({f"book/{source}": path.read_bytes() for source, path in pictures.items()})
    return _pack(contents)


def _pack(contents: Mapping[str, bytes]) -> bytes:
    """A ZIP file whose first entry says, uncompressed, what it is."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as book:
        book.writestr(zipfile.ZipInfo("mimetype", OLDEST), "application/epub+zip")
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(entry, content)
    return buffer.getvalue()


def _package(
    publication: Publication, issue: Issue, title: str, chapters: Sequence[Chapter], pictures: Iterable[str]
) -> str:
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{publication.site_url}{publication.nameplate}/{issue.id}")
    date = issue.date or datetime.date(issue.number.year, 1, 1)
    documents = ("title.xhtml", *(chapter.file for chapter in chapters))
    items = [
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
        *(_item(f"d{at}", file, "application/xhtml+xml") for at, file in enumerate(documents)),
        *(_item(f"i{at}", source, _media(source)) for at, source in enumerate(pictures)),
    ]
    spine = "".join(f'<itemref idref="d{at}"/>' for at in range(len(documents)))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0"'
        ' unique-identifier="id" xml:lang="zh-CN">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:uuid:{identity}</dc:identifier><dc:title>{escape(title)}</dc:title>'
        f"<dc:language>zh-CN</dc:language><dc:publisher>{escape(publication.masthead.sponsor or title)}"
        f"</dc:publisher><dc:date>{date.isoformat()}</dc:date>"
        f'<meta property="dcterms:modified">{date.isoformat()}T00:00:00Z</meta></metadata>\n'
        f"<manifest>{''.join(items)}</manifest>\n<spine>{spine}</spine>\n</package>\n"
    )


def _item(name: str, href: str, media: str) -> str:
    return f'<item id="{name}" href="{quote(href)}" media-type="{media}"/>'


def _media(source: str) -> str:
    return MEDIA[Path(source).suffix.lower()]


def _navigation(title: str, chapters: Sequence[Chapter]) -> str:
    """目录 under its departments, and the list of printed pages."""
    groups = (
        f"<li><span>{escape(name)}</span><ol>{''.join(map(_contents_row, group))}</ol></li>"
        for name, group in groupby(chapters, key=lambda chapter: chapter.department)
    )
    pages = sorted({page: chapter.file for chapter in chapters for page in chapter.pages}.items())
    rows = "".join(f'<li><a href="{file}#p{page}">{page}</a></li>' for page, file in pages)
    page_list = f'<nav epub:type="page-list" hidden=""><h2>页码</h2><ol>{rows}</ol></nav>\n' if rows else ""
    contents = f'<nav epub:type="toc"><h1>目录</h1><ol>{"".join(groups)}</ol></nav>\n'
    return f"{HEAD.format(title=escape(title))}{contents}{page_list}{TAIL}"


def _contents_row(chapter: Chapter) -> str:
    return f'<li><a href="{chapter.file}">{escape(chapter.title)}</a></li>'


def _title_page(publication: Publication, issue: Issue) -> str:
    lines = (publication.masthead.sponsor, publication.masthead.label, issue.remark)
    rest = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    name, number = escape(publication.nameplate), escape(issue.number.text)
    return f"{HEAD.format(title=name)}<h1>{name}</h1><p>{number}</p>{rest}\n{TAIL}"
