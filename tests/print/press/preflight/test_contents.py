"""Folios, jumps, blanks and imprint: what the pages say is compared with what they should."""

from dataclasses import replace

import pytest

from bulletin.print.kinds import PrintKind
from bulletin.print.press.join import join_parts
from bulletin.print.proof import Fault
from print.press.preflight.looking import look, said
from print.press.samples import (
    COVER,
    MASTHEAD,
    MASTHEAD_PAGE,
    TITLE,
    body_page,
    draw,
    pressed,
    ticket,
)


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
    assert said(report, "空白") == [
        "第2页：版心空着 75%，可以补图或接排短文",
        "要接排，在 mkdocs.yml 里把栏目写成 {名称: 社情民意, 接排: true}，同栏目的短文就不另起一页",
    ]
    assert [(blank.page, blank.share) for blank in report.blank] == [
        (1, 0),
        (2, 0.75),
        (3, 0),
        (4, 0),
        (5, 0),
    ]


def test_what_the_typesetter_said_is_passed_on():
    assert said(look(pressed(), warnings=["第 3 页有一行排不满"]), "排版提示") == ["第 3 页有一行排不满"]
