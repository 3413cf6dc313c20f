"""The imprint that 内部资料性出版物管理办法 (2015), art. 14, asks for, and the website's footer."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.check.finding import Finding
from bulletin.check.manuscript import Manuscript
from bulletin.errors import Problem, Severity
from bulletin.model import Issue, PageSource, Publication

_LABELS = ("内部资料", "免费交流")
IMPRINT_CODES = frozenset(["imprint-missing", "imprint-label"])
"""What a finished PDF shows as well."""
SETTINGS = "mkdocs.yml"


def check_imprint(issue: Issue, issue_file: Manuscript) -> Iterator[Finding]:
    """Fields of the imprint that are missing; for a printed back issue only a note, it is a fact."""
    head = issue.masthead
    fields = (
        ("准印证号", "permit", head.permit, "（晋）内资准字第000号"),
        ("编印单位", "compiler", head.compiler, "政协晋城市委员会办公室"),
        ("发送对象", "recipients", head.recipients, "市政协委员、各县（市、区）政协"),
        ("印刷单位", "printer", head.printer, "某某印刷厂"),
        ("印刷日期", "printed_on", head.printed_on or str(issue.date or ""), "2026年3月"),
        ("印数", "print_run", head.print_run, "500册"),
    )
    printed = issue.typesetting.pages is PageSource.PRINTED
    missing = [(name, example) for name, _, value, example in fields if not value.strip()]
    if printed and missing:
        names = "、".join(name for name, _ in missing)
        message = f"版权页缺少{names}（管理办法第十四条）"
        remedy = "旧册子上印着的，请补进来；没有印，不必补"
        yield Finding(Problem(issue_file.path, None, message, remedy, "imprint-missing", Severity.NOTE))
        return
    for name, example in missing:
        message = f"版权页缺少“{name}”（管理办法第十四条）"
        remedy = f"请加一行，例如 {name}: {example}"
        yield Finding(Problem(issue_file.path, None, message, remedy, "imprint-missing"))
    yield from _label(issue, issue_file)


def check_footer(publication: Publication) -> Iterator[Finding]:
    """Notices of the website's foot that are empty, together as one note."""
    footer = publication.footer
    fields = (
        ("ICP备案", footer.icp),
        ("公安备案", footer.police),
        ("党政机关网站标识", footer.government_mark),
    )
    missing = "、".join(name for name, value in fields if not value.strip())
    if missing:
        message = f"网站页脚还没有{missing}"
        remedy = "对外开通以前，在 extra.publication 的“页脚”里填上；不对外开通，不必填"
        problem = Problem(SETTINGS, None, message, remedy, "footer-empty", Severity.NOTE)
        yield Finding(problem)


def _label(issue: Issue, issue_file: Manuscript) -> Iterator[Finding]:
    label = issue.masthead.label
    if not all(part in label for part in _LABELS):
        line = issue_file.line_of("标注", "label")
        message = f"封面应印“内部资料　免费交流”（管理办法第十四条），现为“{label}”"
        remedy = "请写成 标注: 内部资料　免费交流"
        yield Finding(Problem(issue_file.path, line, message, remedy, "imprint-label"))
