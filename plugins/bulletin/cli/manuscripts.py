"""How many errors ``check`` finds in issues that are being printed or built.

A finished PDF says nothing of a note without its text: whoever prints is told here.
"""

from __future__ import annotations

from collections.abc import Iterable

from bulletin.check import FILE_NAME, NO_RULES, find_faults, find_ignored, read_rules, read_texts
from bulletin.cli.archive import Archive
from bulletin.errors import Problem, Severity
from bulletin.load.collecting import collecting
from bulletin.model import Publication


def count_errors(archive: Archive, publication: Publication, issues: Iterable[str]) -> dict[str, int]:
    """The number of errors of each issue that has any; as ``check`` with the issue's name counts them."""
    only = tuple(issues)
    if not only:
        return {}
    spoiled: list[Problem] = []
    rules = NO_RULES
    with collecting(spoiled):
        rules = read_rules(archive.root)
    texts = read_texts(archive.root, archive.issues, only)
    found = [finding.problem for finding in find_faults(publication, texts, rules, only)]
    found += [*spoiled, *find_ignored(archive.root, archive.issues, only)]
    wrong = [problem for problem in found if problem.severity is Severity.ERROR]
    counts = {name: sum(_is_of(problem, name) for problem in wrong) for name in only}
    return {name: number for name, number in counts.items() if number}


def _is_of(problem: Problem, issue: str) -> bool:
    return problem.path == FILE_NAME or f"/{issue}/" in f"/{problem.path}"
