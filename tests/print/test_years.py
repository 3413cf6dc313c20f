"""年度总目次 as a PDF: every article with issue and page, nothing internal, the same bytes twice."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.print.issues import THEME

from bulletin.model import Author, Edition, Publication, Scope
from bulletin.print import PrintOptions, set_years
from bulletin.print.years import contents_by_year
from publications import make_article, make_issue, make_page_map, make_publication

CANARY = "金丝雀"


@pytest.fixture
def publication() -> Publication:
    """Two issues of 2026 and one of 2025; one article is internal, and so is a whole issue."""
    first = make_issue(
        "2026-1",
        (
            make_article("2026-1/01-甲", title_lines=("甲题", "两行"), authors=(Author("林某某", "委员"),)),
            make_article(f"2026-1/02-{CANARY}", title_lines=(f"{CANARY}题",), scope=Scope.INTERNAL),
        ),
    )
    second = make_issue("2026-2", [make_article("2026-2/01-乙", title_lines=("乙题",), department="特稿")])
    hidden = make_issue("2026-3", [make_article(f"2026-3/01-{CANARY}")], scope=Scope.INTERNAL)
    older = make_issue("2025-6", [make_article("2025-6/01-丙", title_lines=("丙题",))])
    return make_publication(older, first, second, hidden)


def set_all(publication: Publication, cache: Path, edition: Edition = Edition.PUBLIC):
    maps = {issue.id: make_page_map(issue) for issue in publication.issues}
    return set_years(publication, edition, maps, PrintOptions(cache, THEME))


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)


def test_a_year_lists_its_articles_by_department(publication, print_cache):
    """In the publication's order of departments, each row with author, issue and first page."""
    years = set_all(publication, print_cache)
    assert list(years) == [2025, 2026]
    text = words(years[2026].pdf)
    assert "2026年总第61—62期" in text
    assert text.index("◎特稿") < text.index("◎调研报告")
    rows = "".join(letter for letter in text if letter != "·")
    assert "乙题第2期1" in rows
    assert "甲题两行林某某第1期1" in rows
    assert "丙题" not in text
    assert years[2026].warnings == ()


def test_the_public_pdf_has_nothing_internal(publication, print_cache):
    """Neither the article, nor the issue, nor its whole number; the internal edition has all three."""
    public = words(set_all(publication, print_cache)[2026].pdf)
    assert CANARY not in public
    assert "63" not in public
    internal = set_all(publication, print_cache, Edition.INTERNAL)[2026]
    assert f"{CANARY}题" in words(internal.pdf)
    assert "总第61—63期" in words(internal.pdf)


def test_the_same_year_gives_the_same_bytes(publication, print_cache, tmp_path):
    """With another cache, so that it is drawn twice."""
    assert set_all(publication, print_cache)[2026].pdf == set_all(publication, tmp_path)[2026].pdf


def test_a_title_leads_to_the_article_where_the_site_has_an_address(publication, tmp_path):
    """And is plain text where it has none."""
    addressed = set_all(publication, tmp_path)[2025].pdf
    assert b"https://example.org/bulletin/2025-6/01-" in bare(addressed)
    without = set_all(replace(publication, site_url=""), tmp_path)[2025].pdf
    assert b"example.org" not in bare(without)


def bare(pdf: bytes) -> bytes:
    """The file with nothing packed, so that its strings can be looked for."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def test_hundreds_of_articles_run_over_pages(print_cache):
    """A long title runs on, no row is lost, and every page has its number."""
    long_title = "一个很长很长的题目" * 6
    issue = make_issue(
        "2026-1", [make_article(f"2026-1/{n:03}-文", title_lines=(f"{n:03}{long_title}",)) for n in range(90)]
    )
    text = words(set_all(make_publication(issue), print_cache)[2026].pdf)
    assert all(f"{n:03}一个很长" in text for n in range(90))


def test_a_year_without_an_open_article_has_no_pdf(publication):
    """The public edition does not even speak of it."""
    hidden = [replace(issue, scope=Scope.INTERNAL) for issue in publication.issues]
    assert contents_by_year(replace(publication, issues=tuple(hidden)), Edition.PUBLIC, {}) == ()
