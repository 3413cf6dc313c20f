"""往期: years, their issues, and the gaps between them."""

from __future__ import annotations

from bulletin.contents.archive import Gap, archive_pages
from bulletin.model import Scope
from publications import make_article, make_host, make_issue, make_publication


def publication(*ids: str):
    return make_publication(*(make_issue(name, [make_article(f"{name}/01-一")]) for name in ids))


def shown(places) -> list[str]:
    return [f"缺{place.whole_number}" if isinstance(place, Gap) else place.id for place in places]


def test_a_missing_whole_number_is_a_gap_in_its_place() -> None:
    """总第62、63期 are not there, so their places are kept between those of the same year."""
    archive = archive_pages(make_host(publication("2026-1", "2026-4")))[0]
    view = archive.context["view"]
    assert shown(view.years[0].places) == ["2026-1", "缺62", "缺63", "2026-4"]
    assert "缺2期：总第62期、第63期" in view.summary


def test_numbers_missing_between_two_years_belong_to_neither() -> None:
    """The real issues of the year come first; one line between the years speaks of the missing ones."""
    view = archive_pages(make_host(publication("2024-6", "2026-1", "2026-3")))[0].context["view"]
    assert [(year.year, shown(year.places), year.lost_in_words) for year in view.years] == [
        (2026, ["2026-1", "缺62", "2026-3"], "总第55—60期尚未收入"),
        (2024, ["2024-6"], ""),
    ]
    assert "缺7期：总第55期、第56期、第57期、第58期、第59期等" in view.summary


def test_years_run_from_the_newest() -> None:
    """Issues within a year keep their own order."""
    view = archive_pages(make_host(publication("2025-5", "2025-6", "2026-1")))[0].context["view"]
    assert [(year.year, shown(year.places)) for year in view.years] == [
        (2026, ["2026-1"]),
        (2025, ["2025-5", "2025-6"]),
    ]


def test_an_archive_without_gaps_does_not_speak_of_them() -> None:
    """The sentence then only counts."""
    view = archive_pages(make_host(publication("2026-1", "2026-2")))[0].context["view"]
    assert view.summary == "自总第61期起按年排列，共2期。"


def test_a_year_lists_its_articles_by_department() -> None:
    """年度总目次: departments in the publication's order, each with all issues of the year."""
    issues = (
        make_issue("2026-1", [make_article("2026-1/01-一", department="工作动态")]),
        make_issue(
            "2026-2",
            [make_article(f"2026-2/0{n}-一", department=d) for n, d in ((1, "特稿"), (2, "工作动态"))],
        ),
    )
    year = archive_pages(make_host(make_publication(*issues)))[1]
    groups = year.context["view"].departments
    rows = [(group.department, [entry.id for entry in group.entries]) for group in groups]
    assert rows == [("特稿", ["2026-2/01-一"]), ("工作动态", ["2026-1/01-一", "2026-2/02-一"])]


def test_old_years_are_links_only() -> None:
    """The archive page stays small however many years it has."""
    ids = [f"{year}-1" for year in range(2000, 2027)]
    view = archive_pages(make_host(publication(*ids)))[0].context["view"]
    assert len(view.years) == 12
    assert view.older[0].year == 2014


def test_an_internal_issue_is_not_called_missing() -> None:
    """The archive has it; the public edition does not speak of it."""
    issues = (
        make_issue(f"2026-{at}", [make_article(f"2026-{at}/01-一")], scope=scope)
        for at, scope in enumerate((Scope.PUBLIC, Scope.INTERNAL, Scope.PUBLIC), 1)
    )
    view = archive_pages(make_host(make_publication(*issues)))[0].context["view"]
    assert shown(view.years[0].places) == ["2026-1", "2026-3"]
    assert "缺" not in view.summary


def test_a_year_offers_its_pdf_where_one_was_made() -> None:
    """With its size; a plain build of MkDocs makes none, and then there is no button."""
    values = publication("2025-1", "2026-1")
    pages = archive_pages(make_host(values, yearly={2026: b"x" * 74_000}))
    pdfs = {page.url: page.context["view"].pdf for page in pages[1:]}
    assert pdfs["archive/2025/"] is None
    button = pdfs["archive/2026/"]
    assert (button.text, button.url) == ("下载PDF（74 KB）", "archive/2026/晋城政协-2026-总目次.pdf")
