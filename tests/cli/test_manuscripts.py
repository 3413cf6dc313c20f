"""Whoever prints or builds is told what ``check`` still finds wrong."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin.cli.archive import choose_archive
from bulletin.cli.commands.build import _in_the_making, _tell_errors
from bulletin.cli.loading import load_archive
from bulletin.cli.manuscripts import find_errors
from bulletin.cli.publish import Published
from bulletin.cli.terminal import Terminal
from bulletin.errors import Problem
from bulletin.model import PageSource
from bulletin.site import SiteReport
from cli.test_ends import run
from desk.archives import write_archive
from publications import make_article, make_issue, make_publication


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two small issues; an article of the first refers to a note that is not there."""
    (tmp_path / "theme").mkdir()
    root = write_archive(tmp_path)
    first = min((root / "issues/2026-1").glob("*.md"))
    first.write_text(first.read_text(encoding="utf-8") + "\n这里少了注释。[^7]\n", encoding="utf-8")
    return root


def _errors(listed: str) -> int:
    """Those of the issue; the test archive has no settings for a website."""
    found = [one for one in json.loads(listed) if one["path"] != "mkdocs.yml"]
    return sum(one["severity"] == "error" for one in found)


def test_the_errors_are_those_of_check(archive: Path) -> None:
    """Counted for each issue by itself, as ``check 2026-1`` does."""
    chosen = choose_archive(archive)
    publication = load_archive(chosen, Terminal(quiet=True))
    listed = find_errors(chosen, publication, [issue.id for issue in publication.issues])
    for issue in publication.issues:
        done = run(archive, "check", issue.id, "--format", "json")
        assert _errors(done.stdout) == len(listed.get(issue.id, ()))
    assert "note-missing" in {problem.code for problem in listed["2026-1"]}
    assert find_errors(chosen, publication, []) == {}


def test_a_build_ends_with_what_to_run(capsys: pytest.CaptureFixture[str]) -> None:
    """One line, also when only problems are asked for; the house's rules count once."""
    rules = Problem("house-rules.yml", 1, "写坏了", "改好")
    note = Problem("issues/2026-1/01.md", 8, "没有注释", "补上")
    _tell_errors({"2026-1": (rules, note), "2026-2": (rules,)}, Terminal(quiet=True))
    assert capsys.readouterr().out == "check 还有 2 处错误：python3 build.py check 2026-1 2026-2\n"
    _tell_errors({}, Terminal(quiet=False))
    assert capsys.readouterr().out == ""


def test_an_issue_with_errors_is_not_ready_for_the_press(archive: Path) -> None:
    """The file is made, but nobody is told that it may go."""
    shutil.copytree(Path(__file__).parents[2] / "theme/print", archive / "theme/print", dirs_exist_ok=True)
    done = run(archive, "print", "2026-1", "--kind", "press")
    assert done.returncode == 1
    assert "可以付印" not in done.stdout
    assert "✗ 稿件" in done.stdout
    assert "python3 build.py check 2026-1" in done.stdout


def test_a_build_of_all_checks_only_the_newest_issues_that_are_not_printed_yet() -> None:
    """An archive of many years would be checked for minutes, each time."""
    issues = [make_issue(f"2026-{number}", [make_article(f"2026-{number}/01-篇")]) for number in range(1, 7)]
    printed = replace(issues[4], typesetting=replace(issues[4].typesetting, pages=PageSource.PRINTED))
    publication = make_publication(*issues[:4], printed, issues[5])
    published = Published(publication, {}, {}, frozenset(), (), SiteReport(0, 0, 0), Path(), ())
    assert _in_the_making(published) == ("2026-2", "2026-3", "2026-4", "2026-6")
