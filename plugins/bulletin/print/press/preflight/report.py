"""What preflight found, as frozen values, as Chinese text, as JSON and as a page for the editor."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from bulletin.errors import Severity
from bulletin.print.kinds import PrintKind
from bulletin.print.press.layout import BlankShare
from bulletin.print.press.preflight.page import render_page

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_SIGNS = {None: "✓", Severity.NOTE: "✓", Severity.WARNING: "!", Severity.ERROR: "✗"}
_NEXT = {PrintKind.PROOF: "送校", PrintKind.PRESS: "付印", PrintKind.BOOKLET: "打印"}
IMPRINT = "版权项目"
"""The check of the imprint, which ``check`` looks at in issue.yml as well."""
_NAME_WIDTH = 5
"""Characters that a check's name is padded to on the terminal."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the editor should know: where, what was found, what to do.

    ``page`` is the label of the page (``12``, ``封面``); ``article`` a title. Neither ``message`` nor
    ``remedy`` ends in a full stop; an empty remedy means that nothing is to be done. ``places`` is how
    many places it tells of.
    """

    severity: Severity
    message: str
    remedy: str = ""
    page: str = ""
    article: str = ""
    places: int = 1

    @property
    def place(self) -> str:
        """第12页《……》, 封面, or nothing."""
        page = f"第{self.page}页" if self.page.isdecimal() else self.page
        return page + (f"《{self.article}》" if self.article else "")

    def __str__(self) -> str:
        said = f"{self.place}：{self.message}" if self.place else self.message
        return f"{said}；{self.remedy}" if self.remedy else said


@dataclass(frozen=True, slots=True)
class Check:
    """One question of the print shop: ``measured`` says in a few words what the file holds."""

    name: str
    measured: str
    findings: tuple[Finding, ...] = ()

    @property
    def worst(self) -> Severity | None:
        """The gravest finding; None when all is well."""
        return min((finding.severity for finding in self.findings), default=None)

    @property
    def sign(self) -> str:
        """✓, ! or ✗."""
        return _SIGNS[self.worst]


@dataclass(frozen=True, slots=True)
class Report:
    """All checks of one file; ``blank`` holds every numbered page, ``pages`` counts the file's pages."""

    issue: str
    kind: PrintKind
    pages: int
    checks: tuple[Check, ...]
    blank: tuple[BlankShare, ...]

    def with_manuscripts(self, errors: int, imprint: int = 0) -> Report:
        """The report with what ``check`` says of the issue's texts: the PDF is as true as they are.

        Nothing with errors in it goes to press; a proof is there to find them. ``imprint`` of the errors are
        of the imprint, and those that the PDF was found to have as well are counted once.
        """
        there = sum(
            finding.places
            for check in self.checks
            for finding in check.findings
            if check.name == IMPRINT and finding.severity is Severity.ERROR
        )
        added = check_manuscripts(self.issue, self.kind, errors, min(imprint, there))
        return replace(self, checks=(*self.checks, added))

    def count(self, severity: Severity) -> int:
        """How many places there are of this severity."""
        return sum(
            finding.places
            for check in self.checks
            for finding in check.findings
            if finding.severity is severity
        )

    @property
    def is_ready(self) -> bool:
        """Whether the file may go to the printer."""
        return all(check.worst is not Severity.ERROR for check in self.checks)

    @property
    def verdict(self) -> str:
        """One sentence for the editor."""
        errors, warnings = self.count(Severity.ERROR), self.count(Severity.WARNING)
        following = _NEXT[self.kind]
        if errors:
            rest = f"，另有 {warnings} 处请看一看" if warnings else ""
            return f"还不能{following}：有 {errors} 处必须改{rest}"
        return f"可以{following}；有 {warnings} 处请先看一看" if warnings else f"可以{following}"

    def as_text(self) -> str:
        """For the terminal."""
        lines = [f"付印检查　{self.issue}　{self.kind.word}，{self.pages} 页", self.verdict, ""]
        for check in self.checks:
            name = check.name.ljust(_NAME_WIDTH, "　")
            lines.append(f"{check.sign} {name}　{check.measured}")
            lines += [f"  　{finding}" for finding in check.findings]
        return "\n".join(lines) + "\n"

    def as_json(self) -> str:
        """For other programs."""
        content = {
            "issue": self.issue,
            "kind": self.kind.value,
            "pages": self.pages,
            "ready": self.is_ready,
            "checks": [_plain(check) for check in self.checks],
            "blank": [{"page": blank.page, "share": blank.share} for blank in self.blank],
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"

    def as_html(self, drawing: str = "") -> str:
        """A page of its own without outside resources; ``drawing`` is the page plan's SVG."""
        return render_page({"report": self, "drawing": drawing})


def check_manuscripts(issue: str, kind: PrintKind, errors: int, told: int) -> Check:
    """What ``check`` still finds in the texts; ``told`` of the errors stand in the report already."""
    if not errors:
        return Check("稿件", "check 没有查出错误")
    severity = Severity.ERROR if kind is PrintKind.PRESS else Severity.WARNING
    remedy = f"运行 python3 build.py check {issue} 看是哪几处，改好再{_NEXT[kind]}"
    among = (
        f"，就是上面{IMPRINT}的" if told == errors else f"，其中 {told} 处是上面{IMPRINT}的" if told else ""
    )
    finding = Finding(severity, f"check 查出 {errors} 处错误{among}", remedy, places=errors - told)
    return Check("稿件", f"还有 {errors} 处错误", (finding,))


def _plain(check: Check) -> dict[str, object]:
    return {
        "name": check.name,
        "measured": check.measured,
        "findings": [
            {
                "severity": _SEVERITIES[finding.severity],
                "page": finding.page,
                "article": finding.article,
                "message": finding.message,
                "remedy": finding.remedy,
            }
            for finding in check.findings
        ],
    }
