"""Citations: GB/T 7714 in full-width marks, BibTeX and RIS with the printed pages."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from bulletin.model import Author, IssueNumber
from bulletin.site.citation import Source, cite_bibtex, cite_gbt, cite_ris, exports_of, source_of
from publications import make_article, make_issue


def source(**values: object) -> Source:
    known = {
        "key": "2026-1-03",
        "authors": ("林某某",),
        "title": "让书架走到山路尽头：关于山区流动图书点的调研",
        "journal": "晋城政协",
        "number": IssueNumber(2026, 1, 1),
        "pages": "13-18, 32",
        "date": "2026-02-28",
        "url": "https://example.org/2026-1/03/",
    }
    return Source(**{**known, **values})


def test_gbt_names_author_title_journal_year_number_and_pages() -> None:
    """The form that Chinese journals print."""
    assert cite_gbt(source()) == (
        "林某某．让书架走到山路尽头：关于山区流动图书点的调研［J］．晋城政协，2026（1）：13-18，32．"
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"authors": ()}, "题［J］．晋城政协，2026（1）：5．"),
        ({"authors": ("甲", "乙", "丙")}, "甲，乙，丙．题［J］．晋城政协，2026（1）：5．"),
        ({"authors": ("甲", "乙", "丙", "丁")}, "甲，乙，丙，等．题［J］．晋城政协，2026（1）：5．"),
        ({"pages": ""}, "林某某．题［J］．晋城政协，2026（1）．"),
        ({"number": IssueNumber(2021, 9, 10)}, "林某某．题［J］．晋城政协，2021（9-10）：5．"),
    ],
)
def test_gbt_with_parts_missing_or_many(values: dict[str, object], expected: str) -> None:
    """No author, more than three, no pages, a combined issue."""
    assert cite_gbt(source(**{"title": "题", "pages": "5", **values})) == expected


def test_the_deck_is_the_subtitle() -> None:
    """副题 follows a colon, as GB/T 7714 has 其他题名信息."""
    article = make_article(
        "2026-1/03-书", title_lines=("甲", "乙"), deck=("丙",), authors=(Author("林某某"),)
    )
    assert source_of(article, make_issue("2026-1", [article]), "刊", "", "").title == "甲　乙：丙"


def test_bibtex_escapes_what_tex_reads() -> None:
    """A percent sign or a brace in a title must not break the reader's bibliography."""
    entry = cite_bibtex(source(title=r"30% 的 {路} & $ # _ \end", authors=("林某某", "编写组")))
    assert r"{30\% 的 \{路\} \& \$ \# \_ \textbackslash{}end}" in entry
    assert "author = {{林某某} and {编写组}}" in entry
    assert "pages = {13--18, 32}" in entry


def test_ris_has_first_and_last_page_and_ends_its_record() -> None:
    """Lines end in CR LF and the record in ER, or managers refuse it."""
    record = cite_ris(source())
    assert record.startswith("TY  - JOUR\r\nAU  - 林某某\r\n")
    assert "SP  - 13\r\nEP  - 18\r\n" in record
    assert record.endswith("ER  - \r\n")


def test_a_line_break_in_a_value_cannot_forge_a_field() -> None:
    """RIS is a format of lines."""
    assert "\r\nUR  - evil" not in cite_ris(source(title="题\r\nUR  - evil"))


def test_exports_are_data_that_the_page_carries() -> None:
    """Each is named after the article and holds the same text."""
    bibtex, ris = exports_of(source())
    assert bibtex.name == "2026-1-03.bib"
    assert unquote(bibtex.url.partition(",")[2]) == cite_bibtex(source())
    assert unquote(ris.url.partition(",")[2]) == cite_ris(source())


def test_every_file_has_its_own_key_with_or_without_a_number() -> None:
    """Chinese letters leave nothing that BibTeX takes."""
    articles = [make_article(f"2026-1/{slug}") for slug in ("03-书", "停车", "读书")]
    issue = make_issue("2026-1", articles)
    keys = [source_of(article, issue, "刊", "", "").key for article in articles]
    assert keys[0] == "2026-1-03"
    assert len(set(keys)) == 3
    assert all(key.isascii() for key in keys)
