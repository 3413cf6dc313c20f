"""Preflight names every fault that a print shop would send the file back for, and no other."""

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from pikepdf import Array, Dictionary, Name, Stream

from bulletin.errors import Severity
from bulletin.print.press import (
    JobTicket,
    PrintKind,
    Report,
    booklet_pdf,
    fill_to_four,
    join_parts,
    preflight,
    press_pdf,
)
from bulletin.print.press.files import open_pdf, save_pdf
from bulletin.print.proof import Fault
from print.press.samples import (
    COVER,
    MASTHEAD,
    MASTHEAD_PAGE,
    TITLE,
    body_page,
    draw,
    joined,
    layout,
    pressed,
    ticket,
)


def look(pdf: bytes, order: JobTicket | None = None, **values: object) -> Report:
    return preflight(pdf, layout(**values), order or ticket())


def said(report: Report, name: str) -> list[str]:
    """The findings of one check, as the terminal shows them."""
    (check,) = (check for check in report.checks if check.name == name)
    return [str(finding) for finding in check.findings]


def grave(report: Report) -> dict[str, list[str]]:
    """Checks with errors or warnings."""
    return {
        check.name: said(report, check.name)
        for check in report.checks
        if check.worst in (Severity.ERROR, Severity.WARNING)
    }


def with_page(page: str, *, at: int = 2, bleed: float = 3) -> bytes:
    """A press file whose numbered page ``at`` is the given HTML."""
    pages = [page if n == at else body_page(n) for n in range(1, 6)]
    front = draw([COVER, MASTHEAD_PAGE], bleed=bleed)
    body = draw(pages, bleed=bleed, name="body")
    whole = join_parts(front, body, draw([COVER], bleed=bleed), title=TITLE, first_folio_sheet=2)
    return press_pdf(whole, bleed_mm=bleed)


def with_content(content: bytes, page: int = 3) -> bytes:
    """A press file with more drawn on one page (the index counts from 0; page 1 is at 2)."""
    with open_pdf(pressed()) as pdf:
        pdf.pages[page].contents_add(Stream(pdf, content))
        return save_pdf(pdf)


def test_a_sound_file_may_go_to_the_print_shop():
    report = look(pressed())
    assert grave(report) == {}
    assert report.is_ready
    assert report.verdict == "可以付印"
    assert report.pages == 8
    assert [check.sign for check in report.checks] == ["✓"] * len(report.checks)


@pytest.mark.parametrize("kind", [PrintKind.PROOF, PrintKind.BOOKLET])
def test_a_sound_proof_and_booklet_pass(kind):
    pdf = joined() if kind is PrintKind.PROOF else booklet_pdf(joined())
    report = look(pdf, ticket(kind))
    assert grave(report) == {}
    assert report.verdict == ("可以送校" if kind is PrintKind.PROOF else "可以打印")


def test_pages_added_as_filler_need_no_folio():
    report = look(press_pdf(fill_to_four(joined(4, bleed=3), "笔记"), bleed_mm=3), body_pages=4)
    assert grave(report) == {}


def test_seven_pages_cannot_be_folded():
    (message,) = said(look(pressed(4), body_pages=4), "页数")
    assert message.startswith("7 页不是 4 的倍数，骑马订装不成；请在封底之前补 1 页")
    proof = look(joined(4), ticket(PrintKind.PROOF), body_pages=4)
    assert said(proof, "页数") == ["付印时封底之前补 1 页，凑成 4 的倍数"]
    assert proof.is_ready


def test_another_trim_is_named_with_both_sizes():
    grid = {**layout()["grid"], "trim_height": 841.89}
    found = said(look(pressed(), grid=grid), "成品尺寸")
    assert found[0] == "封面：成品尺寸应为 210×297 毫米，这一页是 210×285 毫米；请重新排版后再输出"
    assert len(found) == 8


def test_boxes_that_do_not_lie_in_one_another_are_named():
    with open_pdf(pressed()) as pdf:
        pdf.pages[2].obj.BleedBox = pdf.pages[2].obj.TrimBox
        pdf.pages[3].obj.BleedBox = Array([9, 9, 99, 99])
        report = look(save_pdf(pdf))
    assert said(report, "出血")[0] == "第1页：出血不到 3 毫米；请重新输出付印文件"
    assert said(report, "成品尺寸")[0].startswith("第2页：页面框套得不对")


def test_a_field_that_ends_at_the_cut_is_named():
    """The covers' red goes on to the end of the bleed, so they are not named."""
    field = "<div style='position:absolute;left:-80pt;width:60pt;top:0;height:90pt;background:#000'></div>"
    (message,) = said(look(with_page(field + body_page(2))), "出血")
    assert message.startswith("第2页：左边的颜色或图片到裁切线就断了")


def test_words_near_the_cut_are_quoted():
    near = "<p style='position:absolute;left:-72pt;top:0'>靠边的字</p>"
    report = look(with_page(near + body_page(2)))
    assert said(report, "安全边距") == [
        "第2页：“靠边的字”离裁切线不到 5 毫米，可能被裁掉；请把这些字往里移，或缩小版心"
    ]


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


def coarse(pixels: int) -> bytes:
    """A grey picture of one inch square on page 2, in the box of the second article."""
    with open_pdf(pressed()) as pdf:
        image = Stream(pdf, b"\x80" * pixels * pixels)
        for key, value in {"Width": pixels, "Height": pixels, "BitsPerComponent": 8}.items():
            image[f"/{key}"] = value
        image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
        page = pdf.pages[3]
        name = page.add_resource(image, Name.XObject)
        place = f"q 0.5 0 0 0.5 0 0 cm 144 0 0 144 400 1200 cm {name} Do Q"
        page.contents_add(Stream(pdf, place.encode()))
        return save_pdf(pdf)


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


def test_a_page_without_folio_is_named():
    with_folios = [body_page(n) for n in range(1, 6)]
    front = draw([COVER, MASTHEAD_PAGE])
    pdf = join_parts(front, draw(with_folios), draw([COVER]), title=TITLE, first_folio_sheet=2)
    found = said(look(pdf, ticket(PrintKind.PROOF)), "页码")
    assert found[1] == "第2页：页码应为 2，印出来的是“”；请重新排版后再输出"
    assert len(found) == 5


def test_a_missing_page_is_named():
    assert "正文应有 6 页，文件里编了页码的有 5 页" in said(look(pressed(), body_pages=6), "页码")[0]


def test_faults_of_the_proof_stop_the_file():
    fault = Fault("第 1 页应有（下转3页），没有找到", 1, "2026-1/01")
    report = look(pressed(), ticket(faults=(fault,)))
    (message,) = said(report, "文字与转页")
    assert message.startswith("第1页《第1篇　<题>》：第 1 页应有（下转3页），没有找到")
    assert report.verdict == "还不能付印：有 1 处必须改"


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("permit", "准印证号"),
        ("compiler", "编印单位"),
        ("recipients", "发送对象"),
        ("printer", "印刷单位"),
        ("print_run", "印数"),
    ],
)
def test_the_imprint_is_complete_and_printed(field, label):
    """内部资料性出版物管理办法 (2015), art. 14: each is filled in, and stands on the pages."""
    empty = look(pressed(), ticket(masthead=replace(MASTHEAD, **{field: ""})))
    assert said(empty, "版权项目") == [f"没有填{label}；请在 issue.yml 或 mkdocs.yml 里写 {label}"]
    other = look(pressed(), ticket(masthead=replace(MASTHEAD, **{field: "没有印的"})))
    assert f"{label}“没有印的”没有印出来；请检查封面和版权页模板" in said(other, "版权项目")


def test_a_cover_without_the_notice_is_named():
    front = draw([COVER.replace("免费交流", "定价一元"), MASTHEAD_PAGE])
    body = draw([body_page(n) for n in range(1, 6)], name="body")
    pdf = join_parts(front, body, draw([COVER]), title=TITLE, first_folio_sheet=2)
    assert said(look(pdf, ticket(PrintKind.PROOF)), "版权项目")[0].startswith("封面：封面没有“内部资料")


def test_blanks_are_told_but_do_not_matter():
    report = look(pressed())
    assert said(report, "空白") == ["第2页：版心空着 75%，可以补图或接排短文"]
    assert [(blank.page, blank.share) for blank in report.blank] == [
        (1, 0),
        (2, 0.75),
        (3, 0),
        (4, 0),
        (5, 0),
    ]


def test_what_the_typesetter_said_is_passed_on():
    assert said(look(pressed(), warnings=["第 3 页有一行排不满"]), "排版提示") == ["第 3 页有一行排不满"]


def test_a_layout_without_a_part_of_the_contract_is_refused():
    with pytest.raises(ValueError, match="trim_width"):
        look(pressed(), grid={"columns": 2, "characters": 17, "rows": 31})


def test_the_text_has_a_line_for_each_check_and_one_for_each_finding():
    report = look(pressed(4), ticket(masthead=replace(MASTHEAD, permit="")), body_pages=4)
    lines = report.as_text().splitlines()
    assert lines[0] == "付印检查　2026-1　付印文件，7 页"
    assert lines[1] == "还不能付印：有 2 处必须改"
    assert lines[3] == "✗ 页数　　　　7 页"
    assert lines[4].startswith("  　7 页不是 4 的倍数")
    assert "✗ 版权项目　　不齐全" in lines


def test_json_holds_the_same():
    report = look(coarse(180))
    data = json.loads(report.as_json())
    assert data["ready"] is True
    assert [check["name"] for check in data["checks"]] == [check.name for check in report.checks]
    (finding,) = next(check for check in data["checks"] if check["name"] == "图片")["findings"]
    assert finding["severity"] == "warning"
    assert finding["page"] == "2"
    assert finding["article"] == "第2篇　<题>"
    assert data["blank"][1] == {"page": 2, "share": 0.75}


def test_the_page_stands_alone_and_says_the_same():
    """Well-formed, nothing from outside, titles escaped."""
    report = look(coarse(180))
    page = report.as_html(drawing="<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert "可以付印；有 1 处请先看一看。" in page
    assert "第2篇　&lt;题&gt;" in page
    assert "<svg" in page
    for outside in ("http:", "https:", "src=", "url(", "@import", "<link", "<script"):
        assert outside not in page.replace("http://www.w3.org/2000/svg", "")
    body = page[page.index("<body") :].replace("</html>", "")
    assert ElementTree.fromstring(body) is not None


def test_the_report_of_the_same_file_is_the_same():
    assert look(pressed()) == look(pressed())


def test_words_are_measured_from_the_trim_wherever_the_page_begins():
    """A press page begins left of and below 0 0, a proof's at 0 0."""
    measured = [
        next(check.measured for check in report.checks if check.name == "安全边距")
        for report in (look(pressed()), look(joined(), ticket(PrintKind.PROOF)))
    ]
    assert measured == ["文字离裁切线最近 11.0 毫米"] * 2
