"""Scans written by somebody who did not know the importer come in as a person reads them.

Bulletins b1 to b7, c1 to c4 and newspaper pages n1 to n6, m1 to m3: contents of every form, misprinted pages
and jumps, verse, footnotes, letters, tables, interviews, lines that keep their printed ends.
"""

from pathlib import Path

import pytest

from bulletin.importer.pipeline import import_text
from importer.truth import measure, read_truth

SAMPLES = Path(__file__).parent / "samples"
BULLETINS = ("b1", "b2", "b3", "b4", "b5", "b6", "b7", "c1", "c2", "c3", "c4")
PAGES = ("n1", "n2", "n3", "n4", "n5", "n6", "m1", "m2", "m3")
CONTRADICTORY = {"b3"}
"""Its 目录 prints a remark in brackets that the truth takes from the title; other samples leave it there."""
ORPHANED = {"n5"}
"""The tail on its page names another page, and no text says that it goes on: it stays an orphan."""


@pytest.mark.parametrize("name", BULLETINS)
def test_a_bulletin_comes_back(name: str) -> None:
    """Articles, titles, departments, authors, pages, paragraphs and all jumps; nothing is lost."""
    source = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    made = import_text(source, f"{name}.txt")
    shares = measure(source, read_truth(SAMPLES / f"{name}.truth.yaml"), made)
    assert shares.articles == shares.jumps == 1
    assert shares.titles >= (0.91 if name in CONTRADICTORY else 0.93)
    assert shares.departments >= 0.9
    assert min(shares.authors, shares.pages) >= 0.93
    assert shares.paragraphs >= 0.97
    assert made.report.lost == ()


@pytest.mark.parametrize("name", PAGES)
def test_a_newspaper_page_comes_back(name: str) -> None:
    """Every article under its own title, whole; nothing is lost."""
    source = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    made = import_text(source, f"{name}.txt")
    shares = measure(source, read_truth(SAMPLES / f"{name}.truth.yaml"), made)
    assert shares.articles == shares.titles == 1
    assert shares.authors >= 0.85
    assert shares.paragraphs >= (0.93 if name in ORPHANED else 0.95)
    assert shares.jumps == 1 or name in ORPHANED
    assert made.report.lost == ()
