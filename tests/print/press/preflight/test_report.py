"""The report says the same on the terminal, as JSON and as a page."""

import json
from dataclasses import replace
from xml.etree import ElementTree

from bulletin.print import PrintKind
from print.press.preflight.looking import coarse, look
from print.press.samples import (
    MASTHEAD,
    pressed,
    ticket,
)


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


def test_what_check_finds_in_the_texts_keeps_an_issue_from_the_press():
    report = replace(look(coarse(180)), checks=())
    assert report.with_manuscripts(0).verdict == report.verdict == "可以付印"
    held = report.with_manuscripts(2)
    assert held.verdict == "还不能付印：有 2 处必须改"
    assert "✗ 稿件　　　　还有 2 处错误" in held.as_text()
    assert "python3 build.py check 2026-1" in held.as_text()
    assert json.loads(held.as_json())["ready"] is False
    assert "check 查出 2 处错误" in held.as_html()


def test_a_proof_with_errors_goes_out_to_be_corrected():
    held = replace(look(coarse(180)), checks=(), kind=PrintKind.PROOF).with_manuscripts(3)
    assert held.verdict == "可以送校；有 3 处请先看一看"


def test_what_is_missing_in_the_imprint_is_counted_once():
    """``check`` finds it in issue.yml, preflight in the file; both say it, and it is one place to mend."""
    report = look(pressed(4), ticket(masthead=replace(MASTHEAD, permit="")), body_pages=4)
    both = report.with_manuscripts(errors=3, imprint=1)
    assert report.verdict == "还不能付印：有 2 处必须改"
    assert both.verdict == "还不能付印：有 4 处必须改"
    assert "check 查出 3 处错误，其中 1 处是上面版权项目的" in both.as_text()
    same = report.with_manuscripts(errors=1, imprint=1)
    assert same.verdict == report.verdict
    assert "check 查出 1 处错误，就是上面版权项目的" in same.as_text()
    assert "✗ 稿件" in same.as_text()
