"""What the form in the browser is told: its fields' choices, how a draft reads, what ``check`` says.

Goes in: the archive and what is asked. Comes out: values for ``desk.writing``. Each function reads
the archive anew.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from bulletin.check import find_text_faults, read_rules
from bulletin.cli.archive import Archive
from bulletin.cli.preview.makers import make_check
from bulletin.desk.writing import IssueFiles, Look, settings, sheet_of
from bulletin.errors import BulletinError, Problem
from bulletin.load.archive import FOLDER_NAME
from bulletin.load.article import Surroundings, read_article
from bulletin.load.collecting import collecting
from bulletin.load.encoding import decode
from bulletin.load.folder import ISSUE_FILE
from bulletin.load.issue_schema import IssueKeys
from bulletin.load.marked_yaml import read_yaml
from bulletin.load.messages import validate
from bulletin.load.publication import read_settings
from bulletin.model import Department, IssueNumber, Scope

NEWEST = 24
"""Issues that the form offers unless others are named; with hundreds Decap takes seconds to open."""


def make_form(archive: Archive, only: Collection[str] = ()) -> dict[str, Any]:
    """Decap's config for the issues in ``only``, or for the newest 24.

    BulletinError when mkdocs.yml cannot be read.
    """
    files = IssueFiles(archive.issues)
    departments = [one.name for one in read_settings(archive.root).publication.departments]
    offered = [one for one in files.issues() if one in only] if only else files.issues()[:NEWEST]
    issues = [(issue, _title(issue)) for issue in offered]
    choices = {issue: (*departments, *_more_departments(files, issue, departments)) for issue, _ in issues}
    return settings(issues, choices)


def make_look(archive: Archive, issue: str, name: str, data: bytes) -> Look:
    """How an unsaved article or issue.yml reads, and the faults that it has by itself."""
    path = f"issues/{issue}/{name}"
    text = decode(data, path)
    html, problems = (
        ("", _issue_faults(text, path)) if name == ISSUE_FILE else _read(archive, issue, name, data)
    )
    faults = find_text_faults({path: text}, read_rules(archive.root))
    found = (*problems, *(finding.problem for finding in faults))
    return Look(html, tuple(sorted(found, key=lambda problem: (problem.severity, problem.place))))


def _issue_faults(text: str, path: str) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    with collecting(problems):
        validate(read_yaml(text, path), IssueKeys)
    return tuple(problems)


def _read(archive: Archive, issue: str, name: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The body of an article as HTML, and what the loader says of it."""
    publication = read_settings(archive.root).publication
    files = IssueFiles(archive.issues)
    known = [one.name for one in publication.departments]
    own = tuple(Department(one) for one in _own_departments(files, issue) if one not in known)
    departments = (*publication.departments, *own)
    prefix = f"issues/{issue}"
    around = Surroundings(issue, archive.issues / issue, prefix, departments, Scope.PUBLIC, {}, "")
    read = read_article(data, name, around)
    return read.article.body.html if read.article else "", read.problems


def check_issue(archive: Archive, issue: str) -> tuple[Problem, ...]:
    """Every problem of an issue."""
    return make_check(archive, issue)


def _title(issue: str) -> str:
    found = FOLDER_NAME.fullmatch(issue)
    assert found, issue
    first = int(found[2])
    return IssueNumber(int(found[1]), first, int(found[3] or first)).text


def _own_departments(files: IssueFiles, issue: str) -> tuple[str, ...]:
    """The departments that issue.yml adds; none when it cannot be read."""
    path = f"issues/{issue}/issue.yml"
    try:
        data = files.read(path)
        shown = sheet_of(path).read(data, path).get("栏目", "") if data is not None else ""
    except BulletinError:
        return ()  # the form shows what is wrong with it where it is opened
    return tuple(str(shown).split("\n")) if shown else ()


def _more_departments(files: IssueFiles, issue: str, known: Collection[str]) -> list[str]:
    return [one for one in _own_departments(files, issue) if one not in known]
