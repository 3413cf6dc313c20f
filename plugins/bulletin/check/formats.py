"""A list of problems as JSON and as SARIF 2.1.0, for editors' tools and for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from urllib.parse import quote

from bulletin import __version__
from bulletin.check.codes import CODES
from bulletin.errors import Problem, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list of ``{path, line, column, code, severity, message, remedy}``."""
    listed = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "severity": _LEVELS[problem.severity],
            "message": problem.message,
            "remedy": problem.remedy,
        }
        for problem in problems
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2)


def as_sarif(problems: Iterable[Problem]) -> str:
    """The problems as a SARIF 2.1.0 log with one run (OASIS, sections 3.13, 3.27 and 3.28)."""
    listed = list(problems)
    run = {
        "tool": {
            "driver": {
                "name": "bulletin",
                "version": __version__,
                "rules": [_rule(code) for code in sorted({problem.code for problem in listed})],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in listed],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, object]:
    rule: dict[str, object] = {"id": code}
    return rule | {"shortDescription": {"text": CODES[code]}} if code in CODES else rule


def _result(problem: Problem) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(problem.path)}}
    if problem.line is not None:
        region = {"startLine": problem.line}
        if problem.column is not None:
            region["startColumn"] = problem.column
        place["region"] = region
    return {
        "ruleId": problem.code,
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{problem.message}；{problem.remedy}"},
        "locations": [{"physicalLocation": place}],
    }
