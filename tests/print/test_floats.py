"""Floats in finished files: what floats, the proof of its words, the page map that does not follow it."""

import random
import re
from dataclasses import replace

import pypdfium2
import pytest
from tests.print.issues import blank_pdf, illustrated_source, job_of, proved, random_articles
from tests.publications import make_article

from bulletin.print.around import Around
from bulletin.print.galley.article import set_article
from bulletin.print.galley.slugs import Columns
from bulletin.print.pagemap import layout_of
from bulletin.print.proof import prove_pdf
from bulletin.print.proofsheet import proof_sheet
from bulletin.print.sheets import write_issue

TEXT = "问题简单，答案却不简单。有的书屋门上挂着锁，钥匙在会计家里。"
PICTURE = '![图注写明图中是什么](images/tall.png "某某　摄")'
WIDE = f"{PICTURE}{{.通栏}}"
TABLE = "表1　书屋\n\n| 类 | 数 |\n|---|---|\n| 村 | 22 |"


def paragraphs(first, last):
    return [f"第{number}段说，{TEXT * 3}这是第{number}段。" for number in range(first, last)]


def with_figure(before, behind):
    """An article of so many paragraphs before and behind a figure over both columns."""
    source = "\n\n".join(
        [*paragraphs(0, before), f"{PICTURE}{{.通栏}}", *paragraphs(before, before + behind)]
    )
    return make_article("2026-1/01-图", source, department="特稿")


def floated(layout):
    return [laid for laid in layout.planned.body.pieces if laid.piece.floated]


@pytest.mark.parametrize(
    ("source", "floats"),
    [
        (f"{TEXT}\n\n{PICTURE}", True),
        (f"{TEXT}\n\n{WIDE}", True),
        (f'{TEXT}\n\n![](images/a.png "某某　摄")', False),
        (f"{TEXT}\n\n{TABLE}", True),
        (f"{TEXT}\n\n{TABLE.partition(chr(10))[2]}", False),
        (f"{TEXT}情况如下：\n\n{PICTURE}", False),
        (f"{TEXT}情况如下：\n\n{TABLE}", False),
    ],
)
def test_what_has_a_caption_and_no_colon_before_it_floats(compositor, source, floats):
    galley = set_article(make_article("2026-1/01-图", source), compositor, with_strip=False)
    pieces = [piece for section in galley.sections for piece in getattr(section, "slugs", (section,))]
    assert any(piece.floats for piece in pieces) == floats
    assert any(isinstance(section, Columns) for section in galley.sections)


def test_a_page_begins_with_the_text_that_goes_on_and_not_with_what_floats_there(tmp_path, print_cache):
    """The website shows the page's number in the text where the page turns."""
    layout, faults, _ = proved(job_of([with_figure(7, 12)], tmp_path, print_cache))
    assert faults == ()
    (float_,) = floated(layout)
    pages = layout.page_map.of("2026-1/01-图")
    (there,) = [item for item in pages.breaks if item.page == float_.page]
    assert there.offset > float_.piece.end


def test_text_behind_a_float_is_drawn_before_it(tmp_path, print_cache):
    layout, _, pdf = proved(job_of([with_figure(7, 12)], tmp_path, print_cache))
    (float_,) = floated(layout)
    words = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    assert "第7段说" in re.sub(r"\s", "", words[float_.page])
    assert words[float_.page + 1].startswith("▲　图注")


def test_the_proof_misses_a_float_that_was_not_laid(tmp_path, print_cache):
    job = job_of([with_figure(7, 12)], tmp_path, print_cache)
    layout, *_ = proved(job)
    around = Around(blank_pdf(2), blank_pdf(1), 2, 1, (), ())
    sheet = proof_sheet(job, layout.page_map, layout.planned.body, layout.seams, around)
    body = layout.planned.body
    without = replace(body, pieces=tuple(laid for laid in body.pieces if not laid.piece.floated))
    faults = prove_pdf(write_issue(job, without, around), sheet)
    assert any("图注写明" in fault.message for fault in faults)


@pytest.mark.parametrize("seed", range(6))
def test_issues_full_of_figures_tables_and_notes_prove_true(seed, tmp_path, print_cache):
    chooser = random.Random(seed)
    articles = random_articles(chooser, 12, illustrated_source)
    layout, faults, _ = proved(job_of(articles, tmp_path, print_cache))
    assert faults == ()
    assert floated(layout)


HEAD = "书屋的名字和它所在的乡镇村庄以及管理员的姓名电话"


def with_long_table():
    rows = "\n".join(f"| 第{k}间书屋 | {k} |" for k in range(70))
    table = f"表1　书屋\n\n| {HEAD} | 数 |\n|---|---|\n{rows}"
    source = "\n\n".join([*paragraphs(0, 8), table, *paragraphs(8, 30)])
    return make_article("2026-1/01-表", source, department="特稿")


def pages_of_table(layout):
    """The first page of the table and those that say its head again."""
    pages = [laid.page for laid in layout.planned.body.pieces if getattr(laid.piece, "again", None)]
    return [pages[0] - 1, *pages]


def test_a_table_taller_than_a_page_proves_true(tmp_path, print_cache):
    """Every page of it begins with a row of its own, and what its head says again is no text set twice."""
    layout, faults, _ = proved(job_of([with_long_table()], tmp_path, print_cache))
    assert faults == ()
    assert len(pages_of_table(layout)) == 3


def test_much_white_before_the_last_page_is_told(tmp_path, print_cache):
    """A picture without a caption keeps its place; the page that it leaves is no full one."""
    source = "\n\n".join([*paragraphs(0, 3), "![](images/tall.png){.通栏}", *paragraphs(3, 20)])
    job = job_of([make_article("2026-1/01-图", source, department="特稿")], tmp_path, print_cache)
    layout, *_ = proved(job)
    body = layout.planned.body
    told = layout_of(
        job.issue, layout.page_map, body, job.compositor.grid, sheets=8, saved_pages=0, warnings=()
    )
    assert next(blank["share"] for blank in told["blank"] if blank["page"] == 1) > 0.3


def test_the_proof_misses_the_head_of_a_table_where_it_goes_on(tmp_path, print_cache):
    job = job_of([with_long_table()], tmp_path, print_cache)
    layout, _, pdf = proved(job)
    around = Around(blank_pdf(2), blank_pdf(1), 2, 1, (), ())
    sheet = proof_sheet(job, layout.page_map, layout.planned.body, layout.seams, around)
    (article,) = sheet.articles
    assert [part.page for part in article.again] == pages_of_table(layout)[1:]
    elsewhere = replace(article, again=(*article.again, replace(article.again[0], page=1)))
    faults = prove_pdf(pdf, replace(sheet, articles=(elsewhere,)))
    assert {fault.page for fault in faults} == {1}


def test_the_same_issue_gives_the_same_bytes_with_floats(tmp_path, print_cache):
    articles = [with_figure(7, 12)]
    one, other = (proved(job_of(articles, tmp_path, print_cache))[2] for _ in range(2))
    assert one == other
