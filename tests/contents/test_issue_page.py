"""The issue page shows 目录 as printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bulletin.contents.issue_page import issue_pages
from bulletin.host import GeneratedPage
from bulletin.model import Author, Continuation, Edition, Highlight, PageMap, PageSource, Scope, Typesetting
from publications import make_article, make_host, make_issue, make_page_map, make_publication

ARTICLES = (
    make_article("2026-1/01-一", department="特稿", title_lines=("甲", "乙"), authors=(Author("林某某"),)),
    make_article(
        "2026-1/02-二", department="调研报告", title_lines=("丙",), authors=(Author("", "", "编写组"),)
    ),
    make_article("2026-1/03-三", title_lines=("丁",)),
    make_article("2026-1/04-四", department="特稿", title_lines=("戊",)),
)


def view_of(*pages: GeneratedPage, at: int = 0):
    return pages[at].context["view"]


def test_departments_follow_one_another_as_printed() -> None:
    """A department that comes twice in print comes twice here: the order is the print's."""
    host = make_host(make_publication(make_issue("2026-1", ARTICLES)))
    groups = view_of(*issue_pages(host)).groups
    assert [(group.department, [entry.title for entry in group.entries]) for group in groups] == [
        ("特稿", ["甲　乙"]),
        ("调研报告", ["丙", "丁"]),
        ("特稿", ["戊"]),
    ]


def test_pages_come_from_the_page_map_only() -> None:
    """A planned number is not shown: only what the layout has made true."""
    issue = make_issue("2026-1", [make_article("2026-1/01-一", page=47)])
    without = view_of(*issue_pages(make_host(make_publication(issue))))
    assert without.groups[0].entries[0].page is None
    host = make_host(make_publication(issue), page_maps={"2026-1": make_page_map(issue)})
    assert view_of(*issue_pages(host)).groups[0].entries[0].pages == "1—4"


def test_authors_are_persons_or_institutions() -> None:
    """An institution stands where a name would."""
    host = make_host(make_publication(make_issue("2026-1", ARTICLES)))
    first, second, *_ = (entry for group in view_of(*issue_pages(host)).groups for entry in group.entries)
    assert first.authors == ("林某某",)
    assert second.authors == ("编写组",)


def test_the_second_file_of_an_article_is_not_listed() -> None:
    """目录 prints an article once, with the pages of both files; a serial's next part is its own article."""
    parts = (make_article("2026-1/01-上"), make_article("2026-1/02-中"), make_article("2026-1/03-下"))
    joined = Continuation(parts[0].id, parts[1].id, is_jump=True)
    serial = Continuation(parts[1].id, parts[2].id, is_jump=False)
    issue = make_issue("2026-1", parts)
    publication = make_publication(issue, continuations=(joined, serial))
    host = make_host(publication, page_maps={"2026-1": make_page_map(issue)})
    rows = [entry for group in view_of(*issue_pages(host)).groups for entry in group.entries]
    assert [(row.id, row.pages) for row in rows] == [(parts[0].id, "1—8"), (parts[2].id, "9—12")]


def test_a_second_part_with_a_title_of_its_own_is_listed() -> None:
    """As print does: the reader would look for that title."""
    joined = Continuation("2026-1/01-一", "2026-1/02-二", is_jump=True)
    host = make_host(make_publication(make_issue("2026-1", ARTICLES), continuations=(joined,)))
    rows = [entry.id for group in view_of(*issue_pages(host)).groups for entry in group.entries]
    assert rows == [article.id for article in ARTICLES]


def test_highlights_lead_to_their_articles() -> None:
    """A line of 本期导读 that stands for no article is text without a link."""
    highlights = (Highlight("甲　乙", "2026-1/01-一"), Highlight("编读往来", None))
    host = make_host(make_publication(make_issue("2026-1", ARTICLES, highlights=highlights)))
    assert [(line.title, line.url) for line in view_of(*issue_pages(host)).guide] == [
        ("甲　乙", "2026-1/01-一/"),
        ("编读往来", ""),
    ]


def test_neighbours_are_the_issues_before_and_after() -> None:
    """The first has nothing before it, the last nothing after."""
    issues = (make_issue("2026-1", ARTICLES), make_issue("2026-2", [make_article("2026-2/01-一")]))
    pages = issue_pages(make_host(make_publication(*issues)))
    assert view_of(*pages).previous is None
    assert view_of(*pages).following.text == "2026年第2期"
    assert view_of(*pages, at=1).previous.text == "2026年第1期"


def test_imprint_leaves_out_what_is_empty() -> None:
    """No label without a value."""
    host = make_host(make_publication(make_issue("2026-1", ARTICLES)))
    labels = [line.label for line in view_of(*issue_pages(host)).imprint]
    assert labels == ["编印单位", "出版日期", "编委会"]


def test_a_pdf_is_offered_with_its_size(tmp_path: Path) -> None:
    """Only a file that is there has a button."""
    pdf = tmp_path / "晋城政协-2026-1.pdf"
    pdf.write_bytes(b"x" * 3_210_000)
    host = make_host(make_publication(make_issue("2026-1", ARTICLES)), pdfs={"2026-1": pdf})
    assert "下载PDF（3.2 MB）" in [file.text for file in view_of(*issue_pages(host)).files]


def test_the_pdf_of_a_back_issue_says_that_its_pages_are_others(tmp_path: Path) -> None:
    """The website shows the printed pages, the PDF is a new setting; a new issue has one set of pages."""
    pdf = tmp_path / "晋城政协-2026-1.pdf"
    pdf.write_bytes(b"x")
    new = make_issue("2026-1", ARTICLES)
    old = replace(new, typesetting=Typesetting(pages=PageSource.PRINTED))
    views = [
        view_of(*issue_pages(make_host(make_publication(issue), pdfs=pdfs)))
        for issue, pdfs in ((old, {"2026-1": pdf}), (old, {}), (new, {"2026-1": pdf}))
    ]
    assert ["重排本，页码与原刊不同" in view.files_note for view in views] == [True, False, False]


def test_the_key_changes_with_what_is_shown() -> None:
    """Another page number is another page; the same values give the same key."""
    issue = make_issue("2026-1", ARTICLES)

    def key(page_map: PageMap) -> str:
        return issue_pages(make_host(make_publication(issue), page_maps={"2026-1": page_map}))[0].key

    assert key(make_page_map(issue)) == key(make_page_map(issue))
    assert key(make_page_map(issue)) != key(make_page_map(issue, 5))


def test_hidden_articles_do_not_show_in_the_number_of_pages() -> None:
    """The public edition of an issue with an internal article does not say how many pages there are."""
    articles = (make_article("2026-1/01-一"), make_article("2026-1/02-二", scope=Scope.INTERNAL))
    issue = make_issue("2026-1", articles)
    maps = {issue.id: make_page_map(issue)}
    seen = {
        edition: view_of(*issue_pages(make_host(make_publication(issue), edition=edition, page_maps=maps)))
        for edition in Edition
    }
    assert seen[Edition.PUBLIC].body_pages is None
    assert seen[Edition.INTERNAL].body_pages == 8
