"""What Markdown becomes: canonical HTML and plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.markup import plain_text
from bulletin.markup.text import parse
from bulletin.model import Form
from markup.bodies import MARKDOWN, body


def test_a_line_end_between_chinese_characters_joins_them():
    """Chinese has no spaces; Latin words keep one."""
    assert body("山路\n通到哪里\n\none\ntwo").text == "山路通到哪里\none two"


def test_paragraph_indents_of_full_width_spaces_are_dropped():
    assert body("　　山路").html == "<p>山路</p>"


def test_a_picture_becomes_a_figure_with_caption_and_credit():
    result = body('![桥](images/a.png "编写组　绘"){.通栏}')
    assert '<figure class="picture wide">' in result.html
    assert result.pictures[0].credit == "编写组　绘"
    assert result.text == "桥\n编写组　绘"


def test_a_picture_inside_a_paragraph_moves_behind_it():
    assert body("前![桥](a.png)后").text == "前后\n桥"


def test_pictures_of_one_paragraph_keep_their_order():
    """With words around them or without, they stand in the page as they were written."""
    for source in ("![一](a.png)\n![二](b.png)", "前![一](a.png)![二](b.png)后"):
        result = body(source)
        assert [picture.caption for picture in result.pictures] == ["一", "二"]
        assert result.text.endswith("一\n二")


def test_a_picture_alone_in_a_heading_stays():
    assert body("## ![桥](a.png)\n\n正文").text == "桥\n正文"


def test_a_table_takes_its_title_and_its_note():
    result = body("表1　点数\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n注：样例。")
    assert result.html.startswith('<figure class="table"><figcaption>表1　点数</figcaption><table>')
    assert result.html.endswith('<p class="note">注：样例。</p></figure>')


def test_notes_stand_in_one_section_with_links_both_ways():
    result = body("甲[^b]乙[^a]\n\n[^a]: 后一条。\n[^b]: 前一条。")
    assert '<sup class="fnref" id="r1"><a href="#f1">[1]</a></sup>' in result.html
    assert '<li id="f1"><p>前一条。<a class="backref" href="#r1">回正文</a></p></li>' in result.html
    assert result.text == "甲乙\n前一条。\n后一条。"


def test_links_to_articles_keep_the_id_and_unknown_ones_only_their_words():
    result = body("见[此](03-停车.md)、[彼](x.pdf)、[外](https://example.org/)")
    assert result.links == ("2026-1/03-停车",)
    assert '<a data-article="2026-1/03-停车">此</a>、彼、<a href="https://example.org/">外</a>' in result.html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src="a.png" onerror="alert(1)">',
        "[x](javascript:alert(1))",
        '<a href="data:text/html,x">x</a>',
        "<iframe src=//example.org></iframe>",
        "<style>body{display:none}</style>",
        "<svg><script>alert(1)</script></svg>",
        '字{style="position:fixed" onclick="x()"}',
        "![x](a.png){onload=alert(1) style=color:red}",
        "<p style='color:red'>x</p>",
    ],
)
def test_nothing_active_survives(hostile):
    tree = parse(body(f"前\n\n{hostile}\n\n后").html)
    allowed = {"class", "id", "href", "data-article", "src", "alt", "width", "height"}
    for element in tree.iterdescendants():
        assert element.tag in {"p", "a", "figure", "img", "figcaption"}
        assert set(element.attrib) <= allowed
        assert not element.get("href", "").startswith(("javascript", "data"))


def test_only_references_of_notes_keep_an_address_inside_the_page():
    """A class that an editor writes does not carry a link past the resolver."""
    html = body("[甲](secret.html){.footnote-ref}[乙](x.pdf){.footnote-backref}").html
    assert html == "<p>甲乙</p>"


def test_speakers_of_a_digest_are_named():
    html = body("## 让老店亮灯\n\n某某某　委员\n\n正文", Form.DIGEST).html
    assert '<p class="speaker">某某某　委员</p><p>正文</p>' in html


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_speaker_under_a_portrait_stands_at_the_heading(between):
    """The picture comes behind the name; where no name is written, it stays before the text."""
    html = body(f"## 让老店亮灯\n\n![像](a.png){between}某某某　委员\n\n正文。", Form.DIGEST).html
    assert '让老店亮灯</h2><p class="speaker">某某某　委员</p><figure' in html
    bare = body(f"## 让老店亮灯\n\n![像](a.png){between}正文。", Form.DIGEST).html
    assert "speaker" not in bare
    assert bare.endswith("</figure><p>正文。</p>")


def test_dates_of_a_chronicle_are_named():
    html = body("- 1月5日　开会。\n- 2月3日至5日　走访。", Form.CHRONICLE).html
    assert '<ul class="chronicle"><li><b class="date">1月5日</b>　开会。</li>' in html
    assert '<b class="date">2月3日至5日</b>　走访。' in html
    assert '<b class="date">4月9—10日</b>' in body("- 4月9—10日　走访。", Form.CHRONICLE).html


def test_a_colon_in_a_table_sets_its_column_to_the_right():
    assert '<td align="right">1</td>' in body("| 甲 | 乙 |\n|---|---:|\n| 字 | 1 |").html


def test_fenced_code_keeps_its_lines_and_its_marks():
    result = body("```yaml\n标题: 山路\n（下转8页）\n```")
    assert result.html == "<pre><code>标题: 山路\n（下转8页）\n</code></pre>"
    assert result.marks == ()


def test_an_end_line_is_named():
    assert '<p class="end">（责任编辑　某某）</p>' in body("正文\n\n（责任编辑　某某）").html


def test_a_written_jump_is_one_empty_mark():
    mark = body("甲乙（下转8页）（上接第四页）丙", first_line=9).marks[0]
    assert (mark.offset, mark.to_page, mark.from_page, mark.line) == (2, 8, 4, 9)
    assert body("甲乙（下转8页）（上接第四页）丙").text == "甲乙丙"


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("8", 8),
        ("４７", 47),
        ("第四", 4),
        ("十", 10),
        ("二十一", 21),
        ("一百零五", 105),
        ("二〇", 20),
        ("一二", 12),
    ],
)
def test_a_page_may_be_written_in_any_figures(written, page):
    assert body(f"甲（下转{written}页）（上接）乙").marks[0].to_page == page


def test_headings_tables_captions_and_notes_hold_no_jump():
    """A text cannot break there; what looks like a mark stays text, and real marks keep their lines."""
    source = (
        "## 题（下转1页）\n\n| 甲（下转2页） |\n|---|\n| 乙 |\n\n![图（下转3页）](a.png)\n\n"
        "[^1]: 注（下转4页）\n\n丙[^1]（下转8页）（上接7页）丁"
    )
    result = body(source)
    assert [(mark.to_page, mark.line) for mark in result.marks] == [(8, 11)]
    assert all(f"（下转{number}页）" in result.text for number in (1, 2, 3, 4))


def test_a_jump_between_paragraphs_is_one_break():
    marks = body("甲（下转）\n\n（上接）乙").marks
    assert [(m.jumps_out, m.comes_in, m.offset) for m in marks] == [(True, True, 1)]


def test_a_jump_that_is_talked_about_is_text():
    result = body("印着“（下转8页）”，写作`（上接4页）`。")
    assert result.marks == ()
    assert "（下转8页）" in result.text


@given(MARKDOWN)
def test_the_plain_text_of_the_html_is_the_text(source):
    result = body(source)
    assert plain_text(result.html) == result.text
    assert not result.text.startswith("\n")
    assert "\n\n" not in result.text


@given(st.text(max_size=300))
def test_any_text_gives_a_body(source):
    result = body(source)
    assert plain_text(result.html) == result.text
