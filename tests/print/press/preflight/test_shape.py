"""Number of pages, sizes, bleed and distance from the cut are measured and named."""

from pikepdf import Array

from bulletin.print.kinds import PrintKind
from bulletin.print.press.files import open_pdf, save_pdf
from print.press.preflight.looking import look, said, with_page
from print.press.samples import (
    body_page,
    joined,
    layout,
    pressed,
    ticket,
)


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


def test_words_are_measured_from_the_trim_wherever_the_page_begins():
    """A press page begins left of and below 0 0, a proof's at 0 0."""
    measured = [
        next(check.measured for check in report.checks if check.name == "安全边距")
        for report in (look(pressed()), look(joined(), ticket(PrintKind.PROOF)))
    ]
    assert measured == ["文字离裁切线最近 11.0 毫米"] * 2
