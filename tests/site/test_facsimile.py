"""版面: every printed page has a picture, and zones that open its articles."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from bulletin.model import ArticlePages, Box, Jump, PageBreak, PageMap, PageSource, Typesetting
from bulletin.site.printed_pages import draw_page, read_labels
from publications import build_pages, make_article, make_issue, make_publication


@pytest.fixture
def site(pdf: Path, tmp_path: Path) -> Path:
    """Two articles; the first jumps from page 1 to page 3, where the second ends."""
    first, second = make_article("2026-1/01-甲", "甲乙丙丁。"), make_article("2026-1/02-乙", "戊己。")
    jump = Jump(1, 3, 2, 3, second.id)
    maps = PageMap(
        "2026-1",
        3,
        (
            ArticlePages(
                first.id,
                (1, 3),
                (PageBreak(3, 2),),
                (jump,),
                (Box(1, 72, 72, 144, 288), Box(3, 72, 500, 451, 144)),
            ),
            ArticlePages(second.id, (2, 3), (PageBreak(3, 1),), (), (Box(3, 72, 72, 451, 144),)),
        ),
    )
    publication = make_publication(make_issue("2026-1", (first, second)))
    return build_pages(publication, tmp_path, page_maps={"2026-1": maps}, pdfs={"2026-1": pdf})


def page_at(site: Path, label: str) -> html.HtmlElement:
    return html.parse(site / "2026-1" / "pages" / label / "index.html").getroot()


def test_pages_are_known_by_their_labels(pdf: Path) -> None:
    """Covers have words, the others the numbers that are printed on them."""
    pages = read_labels(pdf)
    assert [page.label for page in pages] == ["封面", "1", "2", "3", "封底"]
    assert [page.number for page in pages] == [None, 1, 2, 3, None]


def test_a_picture_shows_the_trimmed_page(pdf: Path) -> None:
    """Without bleed, in the page's own proportion, and the same bytes every time."""
    small, large = draw_page(pdf, 2, (210, 420))
    with Image.open(BytesIO(large)) as picture:
        assert picture.size == (420, 570)
    with Image.open(BytesIO(small)) as picture:
        assert picture.size == (210, 285)
        assert abs(picture.convert("L").getpixel((100, 100)) - 102) < 4
    assert draw_page(pdf, 2, (210, 420)) == (small, large)


def test_every_page_has_its_place_and_neighbours(site: Path) -> None:
    """From the cover to the back cover, and both ends say so."""
    assert page_at(site, "封面").xpath("//nav[@class='pager']/a/@rel") == ["next"]
    assert page_at(site, "2").xpath("//nav[@class='pager']/a/@rel") == ["prev", "next"]
    assert page_at(site, "封底").xpath("//nav[@class='pager']/a/@rel") == ["prev"]


def test_zones_open_the_articles_at_the_place(site: Path) -> None:
    """The tail's zone leads to #p3; the list beside is the text alternative and has the same links."""
    page = page_at(site, "3")
    zones = page.xpath("//div[@class='sheet']//a/@href")
    assert [zone.rpartition("/")[2] for zone in zones] == ["#p3", "#p3"]
    assert zones == page.xpath("//section[@class='onpage']//a[@class='t']/@href")
    assert page.xpath("//p[@class='sub']/text()") == ["第1、3页，上接1页，到此完", "第2—3页，到此完"]


def test_zones_are_in_millimetres_of_the_trim(site: Path) -> None:
    """A box of 144 points stands as 50.8 mm, with 2 points of air on each side."""
    (zone,) = page_at(site, "1").xpath("//*[local-name()='rect']")
    assert zone.get("width") == "52.2"
    assert zone.get("x") == "24.7"


def test_page_marks_and_article_heads_lead_to_the_pages(site: Path) -> None:
    """第3页 in the text opens the picture of page 3."""
    article = html.parse(site / "2026-1" / "01-甲" / "index.html").getroot()
    assert article.xpath("//a[@class='pn']/@href") == ["../../2026-1/pages/1/", "../../2026-1/pages/3/"]


def test_the_cover_is_the_first_page_in_three_widths(site: Path) -> None:
    """The archive shows it; nothing points to a width that is not there."""
    archive = html.parse(site / "archive" / "index.html").getroot()
    names = [name.split()[0] for name in archive.xpath("//img/@srcset")[0].split(", ")]
    assert len(names) == 3
    for name in names:
        assert (site / "archive" / name).resolve().is_file()


def test_a_back_issue_with_printed_numbers_shows_no_pages(pdf: Path, tmp_path: Path) -> None:
    """Its PDF is set anew, so its pages are not those that were printed."""
    setting = replace(Typesetting(), pages=PageSource.PRINTED)
    issue = make_issue("2026-1", [make_article("2026-1/01-甲", page=13)], typesetting=setting)
    site = build_pages(make_publication(issue), tmp_path, page_maps={}, pdfs={"2026-1": pdf})
    assert not (site / "2026-1" / "pages").exists()
    assert "第13页" in (site / "2026-1" / "01-甲" / "index.html").read_text(encoding="utf-8")
