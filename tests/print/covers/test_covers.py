"""The pages around the text hold what an internal bulletin must say of itself."""

import datetime
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from bulletin.fonts.lettering import Lettering
from bulletin.host import list_entries
from bulletin.model import (
    Article,
    ArticlePages,
    Author,
    Body,
    Department,
    Highlight,
    Issue,
    IssueNumber,
    Masthead,
    PageMap,
    PageSource,
    Publication,
    Role,
    Typesetting,
)
from bulletin.print.covers import Artwork, CoverRequest, make_covers
from bulletin.print.covers.paging import split_contents
from bulletin.print.grid import grid_of

SQUARE = Lettering("口", "M0 0h100v100h-100z", 100, 100)
ROOT = Path(__file__).parents[3]


def request(count: int, **more: object) -> CoverRequest:
    masthead = Masthead(
        board=(Role("主任", ("某某某",)),),
        sponsor="样刊主办单位",
        label="内部资料　免费交流",
        permit="样刊第〇号",
        compiler="样刊编写组",
        recipients="样刊读者",
        printer="样刊印刷",
        print_run="一百册",
        call_for_papers="欢迎来稿。",
        back_cover_lines=("山路",),
    )
    articles = tuple(
        Article(
            f"2026-1/{n:02d}",
            "",
            (f"第{n}篇的标题", "第二行"),
            f"栏目{n // 3}",
            Body("<p>字</p>", "字"),
            "",
            authors=(Author("林某某"),),
        )
        for n in range(count)
    )
    date = datetime.date(2026, 2, 28)
    issue = Issue(
        "2026-1",
        str(ROOT),
        IssueNumber(2026, 1, 1),
        61,
        date,
        masthead,
        articles,
        (Highlight("第0篇的标题"),),
    )
    publication = Publication(
        "晋城政协", "JINCHENG", "", "双月刊", masthead, (Department("栏目0"),), (issue,)
    )
    starts = tuple(ArticlePages(a.id, (n + 1,)) for n, a in enumerate(articles))
    folder = Path(str(files("pylopdf_fonts_zh_cn")))
    fonts = {
        "song": folder / "NotoSerifSC-Regular.otf",
        "hei": folder / "NotoSansSC-Regular.otf",
        "kai": folder / "NotoSerifSC-Regular.otf",
    }
    entries = list_entries(issue, PageMap("2026-1", count, starts), {})
    art = Artwork(SQUARE, SQUARE, SQUARE)
    return CoverRequest(
        publication, issue, grid_of(Typesetting()), entries, fonts, art, ROOT / "theme" / "print", **more
    )


def words(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.mark.parametrize("count", [3, 20])
def test_the_text_begins_on_a_right_hand_page(count):
    """Four pages stand before it, with a contents of one page or of two."""
    covers = make_covers(request(count))
    assert len(words(covers.front)) == covers.front_pages == 4
    assert covers.complaints == ()


def test_a_back_issue_says_on_its_masthead_page_that_it_is_set_anew():
    """Its page numbers are not those of the paper; a new issue says nothing of the kind."""
    new = request(3)
    issue = replace(new.issue, typesetting=Typesetting(pages=PageSource.PRINTED))
    old = make_covers(replace(new, issue=issue))
    said = "据原刊文字重排，页码以网站所注原刊页码为准"
    assert said in words(old.front)[1]
    assert old.complaints == ()
    assert not any("重排" in page for page in words(make_covers(new).front))


def test_a_page_without_anything_to_say_is_white():
    """A contents of one page and no call for papers: not even a rule or a label is drawn."""
    asked = request(3)
    masthead = replace(asked.issue.masthead, call_for_papers="")
    covers = make_covers(replace(asked, issue=replace(asked.issue, masthead=masthead)))
    last = pypdfium2.PdfDocument(covers.front)[3]
    assert covers.complaints == ()
    assert list(last.get_objects()) == []
    assert words(make_covers(asked).front)[3] == "征稿启事欢迎来稿。内部资料免费交流"


def test_the_imprint_is_on_the_cover_and_on_the_masthead_page():
    """内部资料性出版物管理办法 (2015), art. 14."""
    cover, masthead, *_ = words(make_covers(request(3)).front)
    for word in ("内部资料免费交流", "样刊第〇号", "2026年第1期", "总第61期", "样刊主办单位"):
        assert word in cover
    for word in (
        "样刊编写组",
        "样刊读者",
        "样刊印刷",
        "2026年2月",
        "一百册",
        "样刊第〇号",
        "内部资料免费交流",
    ):
        assert word in masthead


def test_the_contents_give_page_title_and_author():
    *_, contents, _ = words(make_covers(request(3)).front)
    assert "◎栏目01第0篇的标题第二行林某某2第1篇的标题" in contents


def test_every_entry_of_a_long_contents_is_there():
    front = "".join(words(make_covers(request(20)).front))
    assert all(f"{n + 1}第{n}篇的标题" in front for n in range(20))


def test_a_department_is_not_divided_between_two_pages():
    first, second = split_contents(request(20).entries)
    assert first[-1].department != second[0].department
    assert len(first) + len(second) == 20


@pytest.mark.parametrize(("count", "pages"), [(40, 6), (60, 8), (90, 10)])
def test_the_contents_take_as_many_pages_as_they_need(count, pages):
    """Every entry once, none under another or over the page's foot; the front stays even."""
    covers = make_covers(request(count))
    said = words(covers.front)
    assert len(said) == covers.front_pages == pages
    assert covers.complaints == ()
    found = "".join(said[2:])
    assert all(found.count(f"第{n}篇的标题") == 1 for n in range(count))
    for page in list(pypdfium2.PdfDocument(covers.front))[2:]:
        text = page.get_textpage()
        places = [text.get_charbox(k) for k in range(text.count_chars()) if text.get_text_range(k, 1) == "篇"]
        assert all(box[1] > 72 for box in places)
        assert all(above[1] - below[1] > 35 for above, below in pairwise(places))


def test_a_department_longer_than_a_page_is_divided():
    entries = tuple(replace(entry, department="栏目") for entry in request(60).entries)
    pages = split_contents(entries)
    assert sum(pages, ()) == entries
    assert len(pages) == 4


def test_bleed_is_outside_the_trim():
    page = pypdfium2.PdfDocument(make_covers(request(3, bleed=3)).front)[0]
    left, bottom, right, top = page.get_trimbox()
    outer = page.get_mediabox()
    assert (right - left, top - bottom) == pytest.approx((595.28, 807.87), abs=0.05)
    assert outer[2] - outer[0] == pytest.approx(595.28 + 2 * 8.504, abs=0.05)


def test_the_same_issue_gives_the_same_bytes():
    assert make_covers(request(3)) == make_covers(request(3))
