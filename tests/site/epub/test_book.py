"""An issue as a book: a sound container, 目录 as printed, the printed pages, the same bytes twice."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import pytest
from lxml import etree
from PIL import Image

from bulletin.model import Author, Issue
from bulletin.site.epub import make_epub
from publications import make_article, make_issue, make_page_map, make_publication

HOSTILE = '<script>alert(1)</script>"&'
SPACES = {"h": "http://www.w3.org/1999/xhtml", "o": "http://www.idpf.org/2007/opf"}
KIND = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture
def issue(tmp_path: Path) -> Issue:
    """Three articles in two departments, with a picture, a note, a table, a jump and links."""
    (tmp_path / "images").mkdir()
    Image.new("RGB", (64, 36)).save(tmp_path / "images" / "桥.png")
    rich = (
        "## 一、头\n\n正文[^1]（下转）（上接）续。\n\n![桥](images/桥.png)\n\n| 甲 |\n|:-:|\n| 1 |\n\n"
        "见[下文](2026-1/02-乙.md)和[别期](2025-1/01-丙.md)。\n\n[^1]: 注。"
    )
    articles = (
        make_article("2026-1/01-甲", rich, department="特稿", title_lines=("甲", "题")),
        make_article("2026-1/02-乙", title_lines=(HOSTILE,), authors=(Author(HOSTILE),), kicker=HOSTILE),
        make_article("2026-1/03-丙", title_lines=("丙",)),
    )
    return make_issue("2026-1", articles, tmp_path, remark=HOSTILE)


@pytest.fixture
def book(issue: Issue) -> zipfile.ZipFile:
    content = make_epub(make_publication(issue), issue, make_page_map(issue), "p { margin: 0 }")
    return zipfile.ZipFile(BytesIO(content))


def documents(book: zipfile.ZipFile) -> dict[str, etree._Element]:
    """Every XHTML file, parsed as XML: one that is not well-formed fails here."""
    return {name: etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")}


def test_the_first_entry_says_uncompressed_what_the_file_is(book: zipfile.ZipFile) -> None:
    """Readers look at these bytes only (OCF 3.3)."""
    first = book.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert book.read(first) == b"application/epub+zip"


def test_every_file_is_in_the_manifest_and_the_reverse(book: zipfile.ZipFile) -> None:
    """A file that is not listed is not shown."""
    package = etree.fromstring(book.read("book/package.opf"))
    listed = {f"book/{unquote(href)}" for href in package.xpath("//o:item/@href", namespaces=SPACES)}
    outside = {"mimetype", "META-INF/container.xml", "book/package.opf"}
    assert listed == set(book.namelist()) - outside


def test_the_contents_stand_under_their_departments(book: zipfile.ZipFile) -> None:
    """In printed order."""
    navigation = documents(book)["book/nav.xhtml"]
    toc = next(nav for nav in navigation.iter(f"{{{SPACES['h']}}}nav") if nav.get(KIND) == "toc")
    assert toc.xpath(".//h:span/text()", namespaces=SPACES) == ["特稿", "调研报告"]
    assert toc.xpath(".//h:a/text()", namespaces=SPACES) == ["甲　题", HOSTILE, "丙"]


def test_the_page_list_names_every_printed_page_once(book: zipfile.ZipFile) -> None:
    """Each leads to an element that is there."""
    pages = documents(book)
    navigation = pages["book/nav.xhtml"]
    page_list = next(nav for nav in navigation.iter(f"{{{SPACES['h']}}}nav") if nav.get(KIND) == "page-list")
    links = page_list.xpath(".//h:a", namespaces=SPACES)
    assert [link.text for link in links] == [str(number) for number in range(1, 13)]
    for link in links:
        file, _, anchor = link.get("href").partition("#")
        assert pages[f"book/{file}"].xpath("//*[@id=$id]", id=anchor)


def test_every_link_stays_in_the_book_or_leads_to_the_web(book: zipfile.ZipFile) -> None:
    """A link to another issue becomes text."""
    pages = documents(book)
    for name, page in pages.items():
        for link in page.xpath("//@href | //@src"):
            path = unquote(str(link).partition("#")[0])
            if path:
                assert str(PurePosixPath(name).parent / path) in book.namelist(), f"{name}: {link}"
    first = pages["book/01.xhtml"]
    assert first.xpath("//h:p/h:a[not(@class)]/text()", namespaces=SPACES) == ["下文"]


def test_values_are_text(book: zipfile.ZipFile) -> None:
    """Nothing in a title, a name or a remark becomes markup."""
    for page in documents(book).values():
        assert not page.xpath("//h:script", namespaces=SPACES)


def test_marks_of_the_editor_and_the_web_are_gone(book: zipfile.ZipFile) -> None:
    """The book has the whole text, so it needs no jump lines."""
    text = book.read("book/01.xhtml").decode()
    assert "jump" not in text
    assert "续。" in text
    assert " align=" not in text


def test_the_same_issue_gives_the_same_bytes(issue: Issue) -> None:
    """No clock and no random name gets in."""
    made = [make_epub(make_publication(issue), issue, None, "") for _ in range(2)]
    assert made[0] == made[1]


def test_without_a_page_map_there_is_no_page_list(issue: Issue) -> None:
    """An empty list would be a fault."""
    book = zipfile.ZipFile(BytesIO(make_epub(make_publication(issue), issue, None, "")))
    assert b"page-list" not in book.read("book/nav.xhtml")
