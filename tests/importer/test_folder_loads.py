"""An imported folder is an issue like any other: the archive loads it at once."""

from pathlib import Path

import pytest

from bulletin.importer.pipeline import import_text
from bulletin.importer.write import write_import
from bulletin.load.archive import load_publication
from bulletin.model import Form, Issue, PageSource
from importer.authoring import DEPARTMENTS, author_issue
from importer.scan import Scanner

SETTINGS = """\
site_name: 石桥政协
extra:
  publication:
    刊名: 石桥政协
    栏目: [{departments}, 工作动态]
"""


def load(tmp_path: Path, seed: int) -> Issue:
    (tmp_path / "mkdocs.yml").write_text(
        SETTINGS.format(departments=", ".join(DEPARTMENTS)), encoding="utf-8"
    )
    made = import_text(Scanner(seed).scan(author_issue(seed)), "scan.txt")
    write_import(made, tmp_path / "issues" / made.name)
    return load_publication(tmp_path).issues[0]


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 4, 5])
def test_the_archive_loads_an_imported_issue(tmp_path: Path, seed: int) -> None:
    """No problem is found, printed pages are facts, the chronicle and the proposals have their form."""
    authored = author_issue(seed)
    issue = load(tmp_path, seed)
    assert issue.typesetting.pages is PageSource.PRINTED
    assert [article.title for article in issue.articles] == [article.title for article in authored.articles]
    assert issue.articles[-1].form is Form.CHRONICLE
    proposals = [article for article in issue.articles if article.proposal]
    assert len(proposals) == sum(bool(article.proposal) for article in authored.articles)


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 4, 5])
def test_jumps_of_the_scan_are_jumps_of_the_issue(tmp_path: Path, seed: int) -> None:
    """Every 下转 of the scan is one break with both marks."""
    scan = Scanner(seed).scan(author_issue(seed))
    marks = [mark for article in load(tmp_path, seed).articles for mark in article.body.marks]
    assert len(marks) == scan.count("下转")
    assert all(mark.jumps_out and mark.comes_in for mark in marks)
