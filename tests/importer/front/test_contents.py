"""The table of contents in the forms in which scans give it."""

from bulletin.importer.front.contents import Entry, read_contents
from bulletin.importer.reading.lines import read_lines

WANTED = (
    Entry("调研报告", 1, "怎样把老街的水排出去", "", "王国栋", ()),
    Entry("履职风采", 12, "果园里的学堂　孩子们的午间", "一个村庄的试验", "李文", ()),
)


def entries(text: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(e.department, e.page, e.title, e.deck, e.author, ()) for e in read_contents(read_lines(text))
    )


def test_pages_before_titles() -> None:
    """Bullets, marks before departments, a deck on its own line, a spaced name."""
    text = (
        "目 录\n\n◎ 调研报告\n\n- 1 怎样把老街的水排出去 王国栋\n\n"
        "◎ 履职风采\n\n- 12 果园里的学堂 孩子们的午间\n——一个村庄的试验\n李 文\n"
    )
    assert entries(text) == WANTED


def test_pages_after_titles_with_leaders() -> None:
    """Dots lead to the page; the title may run over two lines before it."""
    text = (
        "目录\n\n### ◎ 调研报告\n\n怎样把老街的水排出去 王国栋……1\n\n"
        "### ◎ 履职风采\n\n果园里的学堂\n孩子们的午间 …… 12\n——一个村庄的试验\n李文\n"
    )
    assert entries(text) == WANTED


def test_departments_without_a_mark_are_short_lines_before_an_entry() -> None:
    """They carry no page and no name."""
    text = (
        "目录\n\n调研报告\n\n1 怎样把老街的水排出去 王国栋\n\n"
        "履职风采\n\n12 果园里的学堂 孩子们的午间\n——一个村庄的试验\n李文\n"
    )
    assert entries(text) == WANTED


def test_a_year_at_the_head_of_a_title_is_no_page() -> None:
    """Four digits, or a number with its measure word, belong to the title."""
    text = "目录\n\n◎ 会议专题\n\n- 7 2021年工作要点\n"
    assert entries(text) == (Entry("会议专题", 7, "2021年工作要点"),)
