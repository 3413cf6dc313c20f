"""Fonts, colours, pictures and empty boxes that do not belong in the file are named."""

from dataclasses import replace

import pytest
from pikepdf import Dictionary, Name

from bulletin.print.kinds import PrintKind
from bulletin.print.press.booklet import booklet_pdf
from bulletin.print.press.files import open_pdf, save_pdf
from print.press.preflight.looking import coarse, look, said, with_content
from print.press.samples import (
    joined,
    pressed,
    ticket,
)


def test_a_font_from_outside_is_named():
    order = replace(ticket(), families=frozenset({"NotoSerifSC-Regular"}))
    (message,) = said(look(pressed(), order), "字体")
    assert message.startswith("NotoSansSC-Regular 不在指定的字体里")


def test_a_font_that_is_not_embedded_is_named():
    with open_pdf(pressed()) as pdf:
        pdf.pages[2].obj.Resources.Font.F9 = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica
        )
        found = said(look(save_pdf(pdf)), "字体")
    assert any(message.startswith("字体 Helvetica 没有嵌入") for message in found)


def test_a_screen_file_is_not_taken_for_a_press_file():
    found = said(look(joined(bleed=3)), "颜色")
    assert any("处 RGB 颜色" in message for message in found)
    assert "封面：有 RGB 颜色；请重新输出付印文件" in found


@pytest.mark.parametrize(
    ("content", "said_of_it"),
    [
        (b"BT 0.6 0.6 0.6 1 k /F0 12 Tf ( ) Tj ET", "有文字不是单黑"),
        (b"0.3 0 0 1 k 200 200 9 9 re f", "有四色叠成的黑"),
        (b"0 1 0.95 0.15 K 200 200 m 300 300 l S", "内页单色印刷，这一页却有彩色"),
        (b"0 0 0 RG", "有 RGB 颜色"),
        (b"q BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI Q", "有 RGB 颜色"),
    ],
)
def test_colours_that_do_not_belong_on_an_inner_page_are_named(content, said_of_it):
    with open_pdf(pressed()) as pdf:
        font = next(iter(pdf.pages[3].resources.Font.keys())).encode()
    report = look(with_content(content.replace(b"/F0", font)))
    assert any(message.startswith(f"第2页：{said_of_it}") for message in said(report, "颜色"))


def test_red_on_the_cover_is_no_fault():
    assert said(look(with_content(b"0 1 0.95 0.15 k 200 200 9 9 re f", page=0)), "颜色") == []


def test_a_coarse_picture_is_named_with_its_article_and_what_would_do():
    report = look(coarse(180))
    (message,) = said(report, "图片")
    what, remedy = message.split("；")
    assert what == "第2页《第2篇　<题>》：图片每英寸只有 180 点，应有 300 点，印出来会糊"
    assert remedy == "请换成 300×300 像素以上的原图，或者不作通栏、排得小一些"
    assert report.is_ready
    assert report.verdict == "可以付印；有 1 处请先看一看"
    assert said(look(coarse(299)), "图片") == []


def test_an_empty_box_is_counted():
    with open_pdf(pressed()) as pdf:
        font = next(iter(pdf.pages[3].resources.Font.keys()))
    report = look(with_content(f"BT {font} 12 Tf 1 0 0 1 200 400 Tm [<0000> 5 <00000000>] TJ ET".encode()))
    (message,) = said(report, "缺字")
    assert message.startswith("第2页：有 3 个字印成了空框")
    assert not report.is_ready


def test_glyphs_inside_a_form_are_seen_as_well():
    """A booklet's pages are forms."""
    with open_pdf(pressed()) as pdf:
        font = next(iter(pdf.pages[3].resources.Font.keys()))
    inner = with_content(f"BT {font} 12 Tf 1 0 0 1 200 400 Tm <0000> Tj ET".encode())
    report = look(booklet_pdf(inner), ticket(PrintKind.BOOKLET))
    assert len(said(report, "缺字")) == 1
