"""Checks of what the pages say: folios, jumps, blanks, imprint, and what the typesetter reported."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.errors import Severity
from bulletin.model import Issue
from bulletin.print.press.layout import BlankShare, Layout
from bulletin.print.press.preflight.report import IMPRINT, Check, Finding
from bulletin.print.press.preflight.sheets import SheetView
from bulletin.print.proof import Fault
from bulletin.print.proof.read import squeeze

MUCH = 0.5
"""A page with more blank than this is worth a look."""
HOW_TO_RUN_ON = "要接排，在 mkdocs.yml 里把栏目写成 {名称: 社情民意, 接排: true}，同栏目的短文就不另起一页"
NOTICE = "内部资料"
"""Stands on every cover, with 免费交流 (内部资料性出版物管理办法, art. 14)."""


def check_folios(sheets: tuple[SheetView, ...], layout: Layout) -> Check:
    """Every numbered page bears its number."""
    numbered = [sheet for sheet in sheets if sheet.number is not None]
    findings = [
        Finding(
            Severity.ERROR,
            f"页码应为 {sheet.number}，印出来的是“{sheet.folio}”",
            "请重新排版后再输出",
            sheet.label,
        )
        for sheet in numbered
        if sheet.folio != sheet.label
    ]
    if [sheet.number for sheet in numbered] != list(range(1, layout.body_pages + 1)):
        message = f"正文应有 {layout.body_pages} 页，文件里编了页码的有 {len(numbered)} 页"
        findings.append(Finding(Severity.ERROR, message, "请重新排版后再输出"))
    return Check("页码", f"第 1—{layout.body_pages} 页", tuple(findings))


def check_jumps(faults: tuple[Fault, ...], layout: Layout) -> Check:
    """What the proof of the finished PDF found: both ends of each jump name each other, and so on."""
    count = sum(len(article.jumps) for article in layout.articles)
    titles = {article.id: article.title for article in layout.articles}
    findings = tuple(
        Finding(
            Severity.ERROR,
            fault.message,
            "请重新排版；再出现时把本期文件夹发给维护人员",
            str(fault.page or ""),
            titles.get(fault.article or "", ""),
        )
        for fault in faults
    )
    said = f"{count} 处转页" if count else "没有转页"
    return Check(
        "文字与转页", f"{said}，" + ("与计划不符" if findings else "全文齐全，页码互相对得上"), findings
    )


def check_blanks(layout: Layout) -> Check:
    """Pages with much empty paper; never a fault, since an article may end where it ends."""
    much = [blank for blank in layout.blank if blank.share > MUCH]
    average = sum(blank.share for blank in layout.blank) / max(1, layout.body_pages)
    findings = tuple(
        Finding(Severity.NOTE, f"版心空着 {blank.share:.0%}，可以补图或接排短文", page=str(blank.page))
        for blank in much
    )
    findings += (Finding(Severity.NOTE, HOW_TO_RUN_ON),) if much else ()
    return Check("空白", f"平均每页空 {average:.0%}，转页省了 {layout.saved_pages} 页", findings)


def blank_shares(layout: Layout) -> tuple[BlankShare, ...]:
    """Every numbered page with its share of blank."""
    return tuple(BlankShare(page, layout.blank_of(page)) for page in range(1, layout.body_pages + 1))


def check_warnings(layout: Layout) -> Check:
    """What the typesetter could not do as it should."""
    findings = tuple(Finding(Severity.WARNING, warning) for warning in layout.warnings)
    return Check("排版提示", f"{len(findings)} 条" if findings else "没有", findings)


def check_imprint(sheets: tuple[SheetView, ...], issue: Issue) -> Check:
    """What 内部资料性出版物管理办法 (2015), art. 14, asks for is known, and printed around the text."""
    words = "".join(sheet.text for sheet in sheets if sheet.number is None)
    findings = (*_cover_findings(sheets, issue), *_imprint_findings(words, issue))
    return Check(IMPRINT, "不齐全" if findings else "齐全", findings)


def _cover_findings(sheets: tuple[SheetView, ...], issue: Issue) -> Iterator[Finding]:
    cover = sheets[0].text if sheets else ""
    if NOTICE not in cover or "免费交流" not in cover:
        yield Finding(
            Severity.ERROR,
            "封面没有“内部资料　免费交流”",
            "请在 issue.yml 里写 标注: 内部资料　免费交流",
            "封面",
        )
    permit = squeeze(issue.masthead.permit)
    if permit and permit not in cover:
        yield Finding(Severity.ERROR, "封面没有印准印证号", "请检查封面模板", "封面")


def _imprint_findings(words: str, issue: Issue) -> Iterator[Finding]:
    head = issue.masthead
    number = squeeze(issue.number.text)
    if number not in words:
        yield Finding(Severity.ERROR, f"没有印期号“{issue.number.text}”", "请检查封面和版权页模板")
    printed_on = head.printed_on or (f"{issue.date.year}年{issue.date.month}月" if issue.date else "")
    asked = (
        ("准印证号", head.permit, ""),
        ("编印单位", head.compiler, ""),
        ("发送对象", head.recipients, ""),
        ("印刷单位", head.printer, ""),
        ("印刷日期", printed_on, "，或写出版日期"),
        ("印数", head.print_run, ""),
    )
    for label, value, other in asked:
        if not value:
            remedy = f"请在 issue.yml 或 mkdocs.yml 里写 {label}{other}"
            yield Finding(Severity.ERROR, f"没有填{label}", remedy)
        elif squeeze(value) not in words:
            yield Finding(Severity.ERROR, f"{label}“{value}”没有印出来", "请检查封面和版权页模板")
