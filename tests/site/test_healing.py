"""A built site shares files with the store; what is damaged there is never published again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bulletin.model import Publication
from publications import OWN_PLUGINS, build_pages, make_article, make_issue, make_publication

PLUGINS = (*OWN_PLUGINS[:2], "bulletin/search", OWN_PLUGINS[2])
ISSUE = "2026-1"


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    """An issue with every kind of file that is kept: pages, index, book, cover, printed pages, pictures."""
    (tmp_path / "images").mkdir()
    Image.new("RGB", (64, 36)).save(tmp_path / "images" / "桥.png")
    article = make_article(f"{ISSUE}/01-甲", "正文。\n\n![桥](images/桥.png)")
    return make_publication(make_issue(ISSUE, (article,), tmp_path))


def build(publication: Publication, folder: Path, pdf: Path) -> dict[str, bytes]:
    """The files of the site by their names; the store stays in the folder from build to build."""
    site = build_pages(publication, folder, plugins=PLUGINS, pdfs={ISSUE: pdf})
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files_below(site)}


def files_below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def cut(content: bytes) -> bytes:
    return content[:-1]


def overwrite(content: bytes) -> bytes:
    return bytes(len(content))


@pytest.mark.parametrize("damage", [cut, overwrite])
def test_damage_in_the_site_is_not_published_again(
    publication: Publication, tmp_path: Path, pdf: Path, damage: Callable[[bytes], bytes]
) -> None:
    """Every file of the site, of every kind."""
    whole = build(publication, tmp_path, pdf)
    for file in files_below(tmp_path / "site-public"):
        file.write_bytes(damage(file.read_bytes()))
    again = build(publication, tmp_path, pdf)
    assert [name for name in whole if again.get(name) != whole[name]] == []
    assert again.keys() == whole.keys()
    kinds = {Path(name).suffix for name in whole}
    assert {".epub", ".webp", ".html", ".js", ".pdf"} <= kinds


def test_what_is_whole_is_not_made_again(publication: Publication, tmp_path: Path, pdf: Path) -> None:
    """The store's very files are in the next site."""
    build(publication, tmp_path, pdf)
    kept = [path for path in files_below(tmp_path / "cache") if path.suffix in {".epub", ".webp"}]
    times = [path.stat().st_mtime_ns for path in kept]
    build(publication, tmp_path, pdf)
    assert [path.stat().st_mtime_ns for path in kept] == times
    assert len(kept) == 1 + 3 + 5 * 2 + 1  # book; cover; printed pages; the article's picture


def test_what_was_withdrawn_leaves_the_store(publication: Publication, tmp_path: Path, pdf: Path) -> None:
    """An article made internal must not stay on the disk in an old book or picture."""
    build(publication, tmp_path, pdf)
    (issue,) = publication.issues
    bare = replace(publication, issues=(replace(issue, articles=(make_article(f"{ISSUE}/02-乙"),)),))
    build(bare, tmp_path, pdf)
    kept = [path.name for path in files_below(tmp_path / "cache") if path.suffix in {".epub", ".webp"}]
    assert kept.count("book.epub") == 1
    assert "64.webp" not in kept
