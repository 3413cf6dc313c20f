"""The errors that ``check`` finds in issues that are being printed or built.

A finished PDF says nothing of a note without its text: whoever prints is told here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bulletin.check import FILE_NAME, NO_RULES, find_faults, find_ignored, read_rules, read_texts
from bulletin.cli.archive import Archive
from bulletin.errors import Problem, Severity
from bulletin.load.collecting import collecting
from bulletin.model import Publication


def find_errors(
    archive: Archive, publication: Publication, issues: Iterable[str]
) -> Mapping[str, tuple[Problem, ...]]:
    """The errors of each issue that has any, as ``check`` with the issue's name finds them.

    What is wrong with the house's rules is among the errors of each.
    """
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
    errors = {name: tuple(problem for problem in wrong if _is_of(problem, name)) for name in only}
    return {name: problems for name, problems in errors.items() if problems}


def _is_of(problem: Problem, issue: str) -> bool:
    return problem.path == FILE_NAME or f"/{issue}/" in f"/{problem.path}"
