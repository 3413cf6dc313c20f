"""Print editions kept from run to run: found while nothing changed that they come from."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin.model import Continuation, Masthead, PageMap, Publication
from bulletin.print import PrintedIssue, PrintKind, PrintOptions, kept, open_store, publication_of
from publications import make_article, make_issue, make_publication


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    """Two issues, each in a folder with a picture."""
    issues = []
    for name in ("2026-1", "2026-2"):
        folder = tmp_path / name
        (folder / "images").mkdir(parents=True)
        (folder / "images" / "桥.png").write_bytes(b"png")
        (folder / "01-桥.md").write_text("文", encoding="utf-8")
        issues.append(
            make_issue(name, [make_article(f"{name}/01-桥"), make_article(f"{name}/02-路")], folder)
        )
    return make_publication(*issues)


@pytest.fixture
def options(tmp_path: Path) -> PrintOptions:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "cover.css").write_text("a {}", encoding="utf-8")
    return PrintOptions(tmp_path / "cache", tmp_path / "theme")


def printed(name: str, pdf: bytes = b"%PDF") -> PrintedIssue:
    return PrintedIssue(pdf, PageMap(name, 4, ()), {"pages": 4})


def keep(publication: Publication, options: PrintOptions, number: int = 0, pdf: bytes = b"%PDF") -> None:
    issue = publication.issues[number]
    open_store(publication, options).keep(issue, printed(issue.id, pdf))


def found(publication: Publication, options: PrintOptions, number: int = 0) -> PrintedIssue | None:
    return open_store(publication, options).find(publication.issues[number])


def test_an_issue_that_did_not_change_is_found(publication, options):
    assert found(publication, options) is None
    keep(publication, options)
    assert found(publication, options) == printed("2026-1")
    assert found(publication, options, 1) is None


def _edited(publication: Publication, number: int) -> Publication:
    issues = list(publication.issues)
    first, *others = issues[number].articles
    issues[number] = replace(issues[number], articles=(make_article(first.id, "另写一段。"), *others))
    return replace(publication, issues=tuple(issues))


@pytest.mark.parametrize(
    "change",
    [
        lambda p, o: (_edited(p, 0), o),
        lambda p, o: (replace(p, nameplate="晚山政协"), o),
        lambda p, o: (replace(p, masthead=Masthead(sponsor="另一家")), o),
        lambda p, o: (replace(p, departments=p.departments[::-1]), o),
        lambda p, o: (replace(p, continuations=(Continuation("2026-1/01-桥", "2026-1/02-路", True),)), o),
        lambda p, o: (p, replace(o, kind=PrintKind.PRESS)),
        lambda p, o: (p, replace(o, watermark=True)),
        lambda p, o: (p, replace(o, preflight=True)),
    ],
)
def test_what_its_pages_come_from_is_told_apart(publication, options, change):
    keep(publication, options)
    assert found(*change(publication, options)) is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("2026-1/images/桥.png", b"png!"),
        ("2026-1/images/新.png", b"png"),
        ("theme/cover.css", b"b {}"),
        ("theme/more.css", b""),
    ],
)
def test_pictures_and_theme_count(publication, options, tmp_path, name, content):
    keep(publication, options)
    (tmp_path / name).write_bytes(content)
    assert found(publication, options) is None


def test_a_picture_that_only_looks_the_same_counts(publication, options, tmp_path):
    """Of the same size, copied with its time: another picture all the same."""
    picture, other = tmp_path / "2026-1" / "images" / "桥.png", tmp_path / "other.png"
    keep(publication, options)
    other.write_bytes(b"gnp")
    os.utime(other, ns=(picture.stat().st_atime_ns, picture.stat().st_mtime_ns))
    shutil.copy2(other, picture)
    assert found(publication, options) is None


def test_the_date_that_the_environment_orders_counts(publication, options, monkeypatch):
    """It stands in the PDF."""
    keep(publication, options)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert found(publication, options) is None


class Former:
    """A type of an earlier release."""


def test_what_another_release_kept_is_not_even_read(publication, options, monkeypatch):
    """Its types may be gone from the program."""
    issue = publication.issues[0]
    open_store(publication, options).keep(issue, replace(printed(issue.id), layout={"made": Former()}))
    monkeypatch.delattr(sys.modules[__name__], "Former")
    monkeypatch.setattr(kept, "_program", lambda: "this release")
    assert found(publication, options) is None


def test_what_the_pages_do_not_show_does_not_count(publication, options, tmp_path):
    """Another issue; a file that only names a value which is the same."""
    keep(publication, options)
    (tmp_path / "2026-1" / "01-桥.md").write_text("文\n", encoding="utf-8")
    (tmp_path / "2026-2" / "images" / "桥.png").write_bytes(b"other")
    assert found(_edited(publication, 1), options) == printed("2026-1")


def test_of_each_issue_one_edition_of_a_kind_is_kept(publication, options):
    """They are megabytes: edit by edit they would fill the disk."""
    keep(publication, options)
    keep(_edited(publication, 0), options, pdf=b"%PDF new")
    assert found(publication, options) is None
    assert found(_edited(publication, 0), options) == printed("2026-1", b"%PDF new")
    assert len(list((options.cache / "editions").iterdir())) == 1


def test_a_damaged_one_is_not_believed(publication, options):
    keep(publication, options)
    (file,) = (options.cache / "editions").iterdir()
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert found(publication, options) is None


def test_a_publication_is_narrowed_to_what_one_issue_knows(publication):
    """Also the joins that lead out of it: 上接 an earlier issue is printed in its contents."""
    inside = Continuation("2026-1/01-桥", "2026-1/02-路", True)
    across = Continuation("2026-1/02-路", "2026-2/01-桥", False)
    foreign = Continuation("2026-2/01-桥", "2026-2/02-路", True)
    whole = replace(publication, continuations=(inside, across, foreign))
    narrow = publication_of(whole, whole.issues[0])
    assert narrow.issues == whole.issues[:1]
    assert narrow.continuations == (inside, across)
