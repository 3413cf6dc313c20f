"""An issue that is printed, scanned and imported comes back."""

import pytest

from bulletin.importer.pipeline import import_text
from importer.authoring import author_issue
from importer.compare import compare
from importer.scan import Scanner

ISSUES = 200
PARAGRAPHS = 0.98


@pytest.mark.slow
def test_two_hundred_random_issues_come_back() -> None:
    """Columns, cuts, moved tails, narrowed marks, sprinkled spaces, page feet and house forms are undone."""
    whole = total = spurious = articles = authors = wanted = 0
    for seed in range(ISSUES):
        issue = author_issue(seed)
        scan = Scanner(seed).scan(issue)
        made = import_text(scan, "scan.txt")
        figures = compare(issue, made)
        assert len(made.report.jumps) == scan.count("下转"), seed
        assert made.report.lost == (), seed
        whole, total, spurious = whole + figures.whole, total + figures.total, spurious + figures.spurious
        articles, authors, wanted = (
            articles + figures.articles,
            authors + figures.authors,
            wanted + len(issue.articles),
        )
    assert whole / total >= PARAGRAPHS
    assert spurious / total <= 1 - PARAGRAPHS
    assert articles == wanted
    assert authors / wanted >= PARAGRAPHS


@pytest.mark.parametrize("seed", range(0, ISSUES, 10))
def test_every_jump_is_stitched_and_nothing_is_lost(seed: int) -> None:
    """As many jumps come back as were printed; numbers and names of the issue too."""
    issue = author_issue(seed)
    scan = Scanner(seed).scan(issue)
    made = import_text(scan, "scan.txt")
    assert len(made.report.jumps) == scan.count("下转")
    assert made.report.lost == ()
    assert made.name == f"{issue.year}-{issue.number}"
    written = "".join(text for _, text in made.files)
    assert all(name in written for _, names in issue.board for name in names)


@pytest.mark.parametrize("seed", [3, 14, 15])
def test_the_same_scan_gives_the_same_bytes(seed: int) -> None:
    """Nothing depends on the order of sets or on the time."""
    scan = Scanner(seed).scan(author_issue(seed))
    assert import_text(scan, "scan.txt") == import_text(scan, "scan.txt")
