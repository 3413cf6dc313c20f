"""An issue end to end: pages, jumps, page map, and the finished PDF."""

import io
import json
import random
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from tests.print.issues import (
    THEME,
    job_of,
    proposals,
    proved,
    publication_of,
    random_articles,
    random_source,
)
from tests.publications import make_article

from bulletin.errors import BulletinError
from bulletin.model import Continuation, JumpMode, PageSource
from bulletin.print import PrintKind, PrintOptions, page_maps_of, pdf_name, typeset_issue
from bulletin.print.edition import lay_issue
from bulletin.print.findings import missing_glyphs
from bulletin.print.marks import Text
from bulletin.print.sheets import body_sheets


@pytest.mark.parametrize("seed", range(6))
def test_random_issues_prove_true(seed, tmp_path, print_cache):
    """Text whole, once and in order; folios and jump lines true."""
    articles = random_articles(random.Random(seed), 3 + seed * 2)
    layout, faults, _ = proved(job_of(articles, tmp_path, print_cache))
    assert faults == ()
    assert layout.page_map.body_pages > 0


@pytest.mark.parametrize("seed", range(6, 12))
def test_jumps_never_cost_a_page(seed, tmp_path, print_cache):
    articles = random_articles(random.Random(seed), 12)
    with_jumps = lay_issue(job_of(articles, tmp_path, print_cache))
    without = lay_issue(job_of(articles, tmp_path, print_cache, jumps=JumpMode.NEVER))
    assert with_jumps.page_map.body_pages <= without.page_map.body_pages
    assert without.planned.jumps == {}
    saved = without.page_map.body_pages - with_jumps.page_map.body_pages
    assert with_jumps.planned.saved_pages == saved


def jumping_articles():
    """An article whose last page is a sliver, and one with room at its foot."""
    text = "问题简单，答案却不简单。有的书屋门上挂着锁，钥匙在会计家里。" * 5
    return [
        make_article("2026-1/01-长", "\n\n".join([text] * 12), department="特稿"),
        make_article("2026-1/02-短", "\n\n".join([text] * 3), department="提案选登"),
    ]


def test_a_jump_is_made_and_its_page_map_is_true(tmp_path, print_cache):
    """The tail stands on the host's last page, and the pages say so in reading order."""
    for shorter in range(40):
        articles = jumping_articles()
        cut = articles[0].body.text[: len(articles[0].body.text) - 25 * shorter]
        articles[0] = make_article("2026-1/01-长", cut.replace("\n", "\n\n"), department="特稿")
        layout, faults, _ = proved(job_of(articles, tmp_path, print_cache))
        assert faults == ()
        if layout.planned.jumps:
            break
    pages = layout.page_map.of("2026-1/01-长")
    (jump,) = pages.jumps
    assert pages.pages[-1] == jump.to_page == layout.page_map.of("2026-1/02-短").pages[-1]
    assert pages.pages[-2] == jump.from_page
    assert jump.host == "2026-1/02-短"
    assert pages.breaks[-1].page == jump.to_page
    assert pages.breaks[-1].offset == jump.offset
    assert jump.characters == len(articles[0].body.text) - jump.offset


def test_an_editors_break_is_kept_in_manual_mode(tmp_path, print_cache):
    """转页: 手动 breaks where the mark stands; the numbers are computed."""
    text = "问题简单，答案却不简单。有的书屋门上挂着锁，钥匙在会计家里。" * 4
    marked = f"{text}\n\n{text}有的书屋（下转9页）（上接2页）窗明几净。{text}"
    articles = [
        make_article("2026-1/01-长", marked, department="特稿"),
        make_article("2026-1/02-短", text, department="提案选登"),
    ]
    layout, faults, _ = proved(job_of(articles, tmp_path, print_cache, jumps=JumpMode.MANUAL))
    assert faults == ()
    (jump,) = layout.planned.jumps.values()
    assert articles[0].body.text[jump.offset :].startswith("窗明几净")
    assert (jump.from_page, jump.to_page) == (1, 2)


def test_articles_in_two_files_name_each_others_pages(tmp_path, print_cache):
    articles = [
        make_article("2026-1/01-上", "前半篇文章。（下转）", department="特稿"),
        make_article("2026-1/02-下", "（上接）后半篇文章。", department="提案选登"),
    ]
    publication, _ = publication_of(articles, tmp_path)
    publication = replace(publication, continuations=(Continuation("2026-1/01-上", "2026-1/02-下", True),))
    job = replace(job_of(articles, tmp_path, print_cache), publication=publication)
    _, faults, pdf = proved(job)
    assert faults == ()
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    assert "（下转2页）" in text
    assert "（上接1页）" in text


def test_items_of_a_department_that_runs_on_share_a_page(tmp_path, print_cache):
    articles = [make_article(f"2026-1/{n:02}-事", "应当照办。", department="调研报告") for n in range(3)]
    layout, faults, _ = proved(job_of(articles, tmp_path, print_cache))
    assert faults == ()
    assert layout.page_map.body_pages == 1


def test_proposals_share_a_page(tmp_path, print_cache):
    layout, faults, _ = proved(job_of(proposals(2), tmp_path, print_cache))
    assert faults == ()
    assert [pages.start for pages in layout.page_map.articles] == [1, 1]


@pytest.mark.parametrize("count", [1, 60])
def test_many_or_single_tiny_articles(count, tmp_path, print_cache):
    """An issue of one article of one line, and 60 articles of 100 characters."""
    source = "一行。" if count == 1 else "问题简单，答案却不简单。" * 8
    articles = [make_article(f"2026-1/{n:02}-a", source, department="特稿") for n in range(count)]
    layout, faults, _ = proved(job_of(articles, tmp_path, print_cache))
    assert faults == ()
    assert layout.page_map.body_pages == count


def test_a_paragraph_of_twenty_thousand_characters(tmp_path, print_cache):
    articles = [make_article("2026-1/01-a", "问题简单，答案却不简单。" * 1700, department="特稿")]
    layout, faults, _ = proved(job_of(articles, tmp_path, print_cache))
    assert faults == ()
    assert len(layout.page_map.of("2026-1/01-a").pages) >= 19


def test_odd_content_gives_a_sound_file(tmp_path, print_cache):
    """A word longer than a column, a table wider than the page, an empty body."""
    cells = " | ".join(["一个很长很长很长很长很长很长的单元格子"] * 6)
    table = f"| {cells} |\n|{'---|' * 6}\n| {cells} |"
    articles = [
        make_article("2026-1/01-a", f"网址是https://example.org/{'a' * 150}。\n\n{table}", department="特稿"),
        make_article("2026-1/02-b", "", department="特稿"),
    ]
    layout, faults, _ = proved(job_of(articles, tmp_path, print_cache))
    assert faults == ()
    assert layout.page_map.body_pages == 2


def test_a_picture_that_is_too_large_is_refused_with_its_name(tmp_path, print_cache):
    """Before it fills the memory."""
    articles = [make_article("2026-1/01-a", "![山路](images/a.png)", department="特稿")]
    (tmp_path / "images").mkdir()
    Image.new("1", (20_000, 10_000)).save(tmp_path / "images/a.png")
    with pytest.raises(BulletinError, match=r"01-a\.md: 图片超过八千万像素"):
        proved(job_of(articles, tmp_path, print_cache))


def test_a_picture_outside_the_issue_folder_is_not_opened(tmp_path, print_cache):
    outside = tmp_path / "secret.png"
    outside.write_bytes(b"")
    articles = [make_article("2026-1/01-a", "![x](images/../../secret.png)", department="特稿")]
    with pytest.raises(BulletinError, match="不在本期文件夹"):
        proved(job_of(articles, tmp_path / "issue", print_cache))


def test_a_character_that_no_font_has_is_named_with_its_article(tmp_path, print_cache):
    """The file is sound all the same, with an empty box in its place."""
    articles = [make_article("2026-1/01-a", "生僻字\U00031350在此。", department="特稿")]
    job = job_of(articles, tmp_path, print_cache)
    (problem,) = missing_glyphs(job)
    assert problem.path == "issues/2026-1/01-a.md"
    assert "U+31350" in problem.message
    _, faults, pdf = proved(job)
    assert faults == ()
    assert pdf.startswith(b"%PDF")


def test_a_changed_article_alone_is_set_anew(tmp_path, print_cache):
    """The galleys of the others come from the cache, and the pages are the same as without it."""
    articles = random_articles(random.Random(9), 5)
    cache = tmp_path / "cache"
    lay_issue(job_of(articles, tmp_path, cache))
    before = set((cache / "galleys").iterdir())
    articles[2] = make_article(articles[2].id, "另写一段。", department=articles[2].department)
    again = lay_issue(job_of(articles, tmp_path, cache))
    assert len(set((cache / "galleys").iterdir()) - before) == 1
    assert again.page_map == lay_issue(job_of(articles, tmp_path, print_cache)).page_map


def test_a_watermark_is_drawn_and_is_no_text(tmp_path, print_cache):
    job = job_of([make_article("2026-1/01-a", department="特稿")], tmp_path, print_cache)
    marked = replace(job, options=replace(job.options, watermark=True))
    plain, drawn = proved(job)[2], proved(marked)[2]
    words = [pypdfium2.PdfDocument(pdf)[2].get_textpage().get_text_range() for pdf in (plain, drawn)]
    assert words[0] == words[1]
    assert plain != drawn


def test_a_grid_that_does_not_fit_is_refused(tmp_path, print_cache):
    with pytest.raises(BulletinError, match="版心"):
        job_of([], tmp_path, print_cache, characters_per_line=40)


def test_page_maps_without_a_pdf(tmp_path, print_cache):
    """Only of issues whose pages are computed and not known."""
    publication, issue = publication_of(random_articles(random.Random(1), 3), tmp_path)
    options = PrintOptions(print_cache, THEME)
    assert page_maps_of(publication, {}, options)["2026-1"].body_pages >= 3
    assert page_maps_of(publication, {"2026-1"}, options) == {}
    printed = replace(issue, typesetting=replace(issue.typesetting, pages=PageSource.PRINTED))
    assert page_maps_of(replace(publication, issues=(printed,)), {}, options) == {}


def test_names_of_files(tmp_path):
    publication, issue = publication_of([], tmp_path)
    assert pdf_name(publication, issue) == "晋城政协-2026-1.pdf"
    assert pdf_name(publication, issue, PrintKind.PRESS) == "晋城政协-2026-1-press.pdf"


def test_every_baseline_lies_on_the_grid(tmp_path, print_cache):
    """Both columns, all pages: 99.69 + 21 n points from the top of the trim, within 0.1."""
    articles = [make_article("2026-1/01-a", random_source(random.Random(3), 4000), department="特稿")]
    job = job_of(articles, tmp_path, print_cache)
    for sheet in body_sheets(job, lay_issue(job).planned.body)[1:]:
        rows = {
            round((mark.y - 99.69) / 21, 4)
            for mark in sheet.marks
            if isinstance(mark, Text) and mark.size == 12 and mark.font == "song" and mark.y > 84
        }
        assert all(abs(row - round(row)) * 21 < 0.1 for row in rows)


@pytest.fixture(scope="module")
def printed(tmp_path_factory, print_cache):
    """A whole issue with covers."""
    folder = tmp_path_factory.mktemp("issue")
    publication, issue = publication_of(random_articles(random.Random(5), 8), folder)
    options = PrintOptions(print_cache, THEME, preflight=True)
    return publication, issue, options, typeset_issue(publication, issue, options)


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes(printed, tmp_path):
    """From an empty cache too."""
    publication, issue, options, first = printed
    again = typeset_issue(publication, issue, options)
    fresh = typeset_issue(publication, issue, replace(options, cache=tmp_path / "cache"))
    assert first.pdf == again.pdf == fresh.pdf


@pytest.mark.slow
def test_an_edited_article_gives_the_bytes_that_an_empty_cache_gives(printed, tmp_path):
    """What was kept of the issue before the edit leaves no trace."""
    publication, issue, options, first = printed
    old = issue.articles[2]
    new = make_article(old.id, "另写一段，字也不同。", department=old.department, title_lines=old.title_lines)
    edited = replace(issue, articles=(*issue.articles[:2], new, *issue.articles[3:]))
    publication = replace(publication, issues=(edited,))
    warm = typeset_issue(publication, edited, options)
    fresh = typeset_issue(publication, edited, replace(options, cache=tmp_path / "cache"))
    assert first.pdf != warm.pdf == fresh.pdf


@pytest.mark.slow
def test_layout_json_holds_what_the_contract_says(printed):
    _, issue, _, made = printed
    layout = json.loads(json.dumps(made.layout))
    assert set(layout) == {
        "issue", "pages", "body_pages", "grid", "articles", "blank", "saved_pages", "warnings",
    }  # fmt: skip
    assert [article["id"] for article in layout["articles"]] == [article.id for article in issue.articles]
    assert layout["pages"] == len(pypdfium2.PdfDocument(made.pdf))
    for article in layout["articles"]:
        assert article["pages"][0] == article["start"]
        assert {box["page"] for box in article["boxes"]} == set(article["pages"])


@pytest.mark.slow
def test_a_finished_issue_has_no_warnings(printed):
    *_, made = printed
    assert made.warnings == ()
    assert made.report is not None


@pytest.mark.slow
def test_only_pinned_fonts_stand_in_the_file(printed):
    """All embedded, all subsets, none from the system."""
    *_, made = printed
    names = set()
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                names.add(str(thing.FontName))
                assert "/FontFile3" in thing or "/FontFile2" in thing
    assert names
    assert all(name[7] == "+" for name in names)


@pytest.mark.slow
def test_the_contents_lead_into_the_text(printed):
    """Each line of 目录 is a link to the page where its article begins."""
    *_, made = printed
    starts = {pages.article: pages.start for pages in made.page_map.articles}
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        names = pikepdf.NameTree(pdf.Root.Names.Dests)
        first = len(pdf.pages) - made.page_map.body_pages - 1
        led = {
            str(note.Dest): names[str(note.Dest)][0]
            for page in list(pdf.pages)[:first]
            for note in page.obj.get("/Annots", [])
        }
        assert set(led) == set(starts)
        for article, page in led.items():
            assert pikepdf.Page(page).index == first + starts[article] - 1


@pytest.mark.slow
@pytest.mark.parametrize("kind", [PrintKind.PRESS, PrintKind.BOOKLET])
def test_other_kinds_hold_a_multiple_of_four_pages(printed, kind):
    publication, issue, options, first = printed
    made = typeset_issue(publication, issue, replace(options, kind=kind, preflight=False))
    pages = len(pypdfium2.PdfDocument(made.pdf))
    assert (pages % 4 == 0) if kind is PrintKind.PRESS else pages % 2 == 0
    assert made.page_map == first.page_map
