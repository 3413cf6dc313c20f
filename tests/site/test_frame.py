"""The frame around every page: nameplate, menu, foot; what is not there is not shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bulletin.host import GeneratedPage
from bulletin.model import Edition, Footer, Masthead
from bulletin.site.frame import Frame, join_styles, make_frame, read_plate
from publications import make_article, make_host, make_issue, make_publication

THEME = Path(__file__).resolve().parents[2] / "theme" / "web"


def frame_of(*urls: str, edition: Edition = Edition.PUBLIC, **values: object) -> Frame:
    publication = replace(make_publication(make_issue("2026-1", [make_article("2026-1/01-文")])), **values)
    host = make_host(publication, edition=edition)
    for url in urls:
        host.add_page(GeneratedPage(url, "x.html", {}, ""))
    return make_frame(host, THEME, b"style", ())


def test_the_menu_holds_only_pages_that_are_there() -> None:
    """In the fixed order; no word leads nowhere."""
    frame = frame_of("search/", "archive/", "2026-1/")
    assert [(link.text, link.url) for link in frame.menu] == [
        ("本期", "2026-1/"),
        ("往期", "archive/"),
        ("搜索", "search/"),
    ]
    assert frame.has_search


def test_an_empty_notice_is_not_shown() -> None:
    """And every notice that is given is."""
    assert frame_of().notices == ()
    assert frame_of(footer=Footer(icp="晋ICP备0号", police="晋公网安备0号")).notices == (
        "晋ICP备0号",
        "晋公网安备0号",
    )


def test_the_foot_names_who_and_where() -> None:
    """Parts that are empty leave no label behind."""
    masthead = Masthead(sponsor="某会", label="内部资料", address="某街1号", email="a@example.org")
    assert frame_of(masthead=masthead).imprint == (
        ("某会主办", "内部资料"),
        ("地址：某街1号",),
        ("电子信箱：a@example.org",),
    )


def test_the_outlines_are_used_for_their_own_name_only(tmp_path: Path) -> None:
    """Another bulletin with this theme gets its name in type, not somebody else's lettering."""
    plate = read_plate(THEME / "assets" / "nameplate.svg", "晋城政协")
    assert plate is not None
    assert plate.path.startswith("M")
    assert read_plate(THEME / "assets" / "nameplate.svg", "某某政协") is None
    assert read_plate(tmp_path / "none.svg", "晋城政协") is None


def test_addresses_of_style_and_scripts_change_with_their_content() -> None:
    """So a browser may keep them for ever."""
    frame = frame_of()
    assert frame.style.startswith("assets/bulletin.css?v=")
    assert frame.scripts.choices.startswith("assets/choices.js?v=")


def test_the_style_sheet_is_whole_and_stays_small() -> None:
    """Tokens first, print last; under 30 KB, without a foreign address or an import."""
    style = join_styles(THEME).decode()
    assert style.index("--paper") < style.index("@media print")
    assert len(style.encode()) < 30_000
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize(("edition", "expected"), [(Edition.PUBLIC, False), (Edition.INTERNAL, True)])
def test_the_frame_knows_its_edition(edition: Edition, expected: bool) -> None:
    """The internal one says so on every page."""
    assert frame_of(edition=edition).is_internal is expected
