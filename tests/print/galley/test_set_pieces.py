"""Figures, tables, openings and forms: whole rows, and the measures of look/print.md."""

import pytest
from tests.publications import make_article

from bulletin.model import Author, Form, HeadHeight, Proposal
from bulletin.print.galley.article import set_article
from bulletin.print.galley.blocks import Figure, Table
from bulletin.print.galley.compositor import Compositor
from bulletin.print.galley.figures import column_figure, wide_figure
from bulletin.print.galley.forms import note_box
from bulletin.print.galley.reading import read_blocks
from bulletin.print.galley.slugs import Band, Columns, Slug
from bulletin.print.galley.tables import set_table
from bulletin.print.marks import Image, Rule, Text


def texts(marks):
    return [mark for mark in marks if isinstance(mark, Text)]


def table_of(compositor, source):
    article = make_article("2026-1/01-a", source)
    blocks = read_blocks(article.body, Form.ARTICLE, compositor.styles)
    return next(block for block in blocks if isinstance(block, Table))


@pytest.mark.parametrize(("width", "height"), [(1200, 700), (400, 1200), (3000, 300), (64, 64)])
def test_a_picture_stands_inside_whole_rows(compositor, width, height):
    """Its top lies 4.5 pt under the block's, its foot 4.5 pt above a row's end, or inside that box."""
    slug = column_figure(Figure("a.png", width, height, (), (), wide=False), compositor, 0)
    image = next(mark for mark in slug.marks if isinstance(mark, Image))
    assert image.y >= 4.49
    assert image.y + image.height <= slug.rows * 21 - 4.49
    assert image.width <= compositor.grid.column + 0.01
    assert slug.rows < compositor.grid.rows


def test_a_wide_picture_is_as_wide_as_the_page(compositor):
    band = wide_figure(Figure("a.png", 1600, 700, (), (), wide=True), compositor)
    image = next(mark for mark in band.marks if isinstance(mark, Image))
    assert image.width == compositor.grid.width


def test_a_small_table_stands_in_a_column(compositor):
    table = table_of(compositor, "表1　书屋\n\n| 类 | 数 |\n|---|---|\n| 村 | 22 |\n| 校 | 9 |\n\n注：略。\n")
    slug = set_table(table, compositor, 0)
    assert isinstance(slug, Slug)
    assert slug.rows == 1 + 1 + 2 + 1
    rules = [mark for mark in slug.marks if isinstance(mark, Rule)]
    assert [rule.height for rule in rules] == [1.0, 0.4, 1.0]


def test_a_wide_table_goes_over_all_columns(compositor):
    cells = " | ".join(["十个字的一个单元格子"] * 4)
    table = table_of(compositor, f"| {cells} |\n|{'---|' * 4}\n| {cells} |\n")
    band = set_table(table, compositor, 0)
    assert isinstance(band, Band)


def test_a_table_wider_than_the_page_turns_its_cells_over(compositor):
    """No text leaves the text block."""
    cells = " | ".join(["一个很长很长很长很长很长很长的单元格子"] * 6)
    table = table_of(compositor, f"| {cells} |\n|{'---|' * 6}\n| {cells} |\n")
    band = set_table(table, compositor, 0)
    right = max(text.x + sum(text.advances) for text in texts(band.marks))
    assert right <= compositor.grid.width + 6
    assert band.rows > 4


def test_a_table_taller_than_a_page_is_divided_and_its_head_repeated(compositor):
    rows = "\n".join(f"| 第{k}行 | {k} |" for k in range(80))
    table = table_of(compositor, f"| 项 | 数 |\n|---|---|\n{rows}\n")
    tall = set_table(table, compositor, 0).tall
    pages = list(tall.pages(10, compositor.grid.rows))
    assert len(pages) > 3
    assert pages[0].rows == 10
    assert all(page.rows <= compositor.grid.rows for page in pages)
    assert all(any(text.string == "项" for text in texts(page.marks)) for page in pages)
    said = [text.string for page in pages for text in texts(page.marks) if text.string.startswith("第")]
    assert len(said) == len(set(said)) == 80


def test_a_divided_table_has_its_title_on_the_first_page_and_its_note_on_the_last(compositor):
    rows = "\n".join(f"| 第{k}行 | {k} |" for k in range(60))
    table = table_of(compositor, f"表1　书屋\n\n| 项 | 数 |\n|---|---|\n{rows}\n\n注：略。\n")
    tall = set_table(table, compositor, 0).tall
    assert tall.least == 6
    first, *middle, last = ["".join(text.string for text in texts(p.marks)) for p in tall.pages(6, 31)]
    assert ["书屋" in page for page in (first, *middle, last)] == [True, False, False]
    assert ["略" in page for page in (first, *middle, last)] == [False, False, True]


def test_the_airy_opening_takes_twelve_rows(compositor):
    """Strip, kicker, two title lines, deck, byline and date: 12 rows with the space below."""
    article = make_article(
        "2026-1/01-a",
        title_lines=("山路通到哪里", "书香就送到哪里"),
        kicker="农家书屋建设专题调研",
        deck=("关于使用情况的调研报告",),
        authors=(Author("某某某", "副主席"),),
        date=__import__("datetime").date(2026, 1, 12),
    )
    galley = set_article(article, compositor, with_strip=True)
    assert galley.sections[0].rows == 12


def test_the_tight_opening_takes_less(faces, compositor):
    tight = Compositor(compositor.grid, faces, HeadHeight.TIGHT)
    article = make_article("2026-1/01-a", title_lines=("让书架走到", "山路尽头"), deck=("副题",))
    assert set_article(article, tight, with_strip=True).sections[0].rows == 5


@pytest.mark.parametrize(("lines", "rows"), [(("一个提案",), 5 + 2), (("一个提案", "分成两行"), 7 + 2)])
def test_a_proposals_head_takes_five_or_seven_rows(compositor, lines, rows):
    """And two for the department strip above it."""
    article = make_article(
        "2026-1/01-a", form=Form.PROPOSAL, title_lines=lines, proposal=Proposal("37", ("某某某",), "经济界")
    )
    assert set_article(article, compositor, with_strip=True).sections[0].rows == rows


def test_a_title_too_long_for_the_page_is_divided(compositor):
    article = make_article("2026-1/01-a", title_lines=("字" * 60,))
    band = set_article(article, compositor, with_strip=False).sections[0]
    assert max(text.x + sum(text.advances) for text in texts(band.marks)) <= compositor.grid.width + 1


def test_an_editors_note_is_as_high_as_its_lines_and_one_row(compositor):
    band = note_box("编者按", "今年全会期间，委员们踊跃发言。" * 6, compositor)
    lines = len({round(text.y, 1) for text in texts(band.marks)})
    assert band.rows == lines + 2


def test_text_stands_on_the_grid(compositor):
    """Every row of a column has its baseline 15.69 pt under its top."""
    article = make_article("2026-1/01-a", "有**黑体**和PDF的一段。\n\n## 一、标题\n\n> 引文。\n" * 3)
    for section in set_article(article, compositor, with_strip=False).sections:
        if isinstance(section, Columns):
            for slug in section.slugs:
                assert {round(text.y, 2) for text in texts(slug.marks)} == {15.69}


def right_edge(band):
    return max(text.x + sum(text.advances) for text in texts(band.marks))


def test_a_long_byline_turns_over(compositor):
    authors = (
        Author(institution="一个名字很长很长的单位和另一个名字同样很长很长的单位联合组成的调研课题组" * 2),
    )
    article = make_article("2026-1/01-a", authors=authors)
    band = set_article(article, compositor, with_strip=False).sections[0]
    assert right_edge(band) <= compositor.grid.width + 7


def test_long_facts_of_a_proposal_turn_over(compositor):
    proposal = Proposal("37", tuple(f"第{n}某某" for n in range(20)), "经济界", "市城市管理局和市交通局")
    article = make_article("2026-1/01-a", form=Form.PROPOSAL, proposal=proposal)
    band = set_article(article, compositor, with_strip=False).sections[0]
    assert right_edge(band) <= compositor.grid.width + 7
    rules = [mark for mark in band.marks if isinstance(mark, Rule) and mark.height < 1]
    assert max(text.y for text in texts(band.marks)) < max(rule.y for rule in rules)


def test_an_editors_note_longer_than_half_a_page_runs_in_the_columns(compositor):
    """A frame is never higher than its page."""
    article = make_article("2026-1/01-a", editors_note="今年全会期间，委员们踊跃发言。" * 80)
    sections = set_article(article, compositor, with_strip=False).sections
    assert all(section.rows <= 31 for section in sections if isinstance(section, Band))
    assert isinstance(sections[1], Columns)
