"""The store of rendered pages: used while it is true, and never trusted when it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.host import GeneratedPage
from bulletin.site.placing import Places, place_files
from bulletin.site.rendering import LEDGER, render_pages


def page(url: str, key: str = "1") -> GeneratedPage:
    return GeneratedPage(url, "x.html", {}, key)


@pytest.fixture
def write(tmp_path: Path):
    """Write pages into a fresh folder from one store; returns how many were rendered, and the folder."""
    runs = iter(range(100))

    def run(*pages: GeneratedPage) -> tuple[int, Path]:
        folder = tmp_path / f"site{next(runs)}"
        store = tmp_path / "store"
        files, rendered = render_pages(pages, lambda p: f"{p.url} {p.key}", store, lambda: None)
        place_files(files, {}, Places(store, folder))
        return rendered, folder

    return run


def test_a_page_with_the_same_key_is_not_rendered_again(write) -> None:
    """The second site has the same bytes."""
    assert write(page("a/"), page("b/"))[0] == 2
    rendered, folder = write(page("a/"), page("b/", "2"))
    assert rendered == 1
    assert (folder / "a" / "index.html").read_text() == "a/ 1"
    assert (folder / "b" / "index.html").read_text() == "b/ 2"


def test_an_old_site_keeps_its_bytes_when_a_page_changes(write) -> None:
    """Sites share files with the store, so a new page must be a new file."""
    _, old = write(page("a/"))
    write(page("a/", "2"))
    assert (old / "a" / "index.html").read_text() == "a/ 1"


def test_a_page_that_somebody_edited_is_rendered_again(write) -> None:
    """An edit in the built site would otherwise live on in every later one."""
    _, old = write(page("a/"))
    (old / "a" / "index.html").write_text("edited by hand")
    rendered, folder = write(page("a/"))
    assert rendered == 1
    assert (folder / "a" / "index.html").read_text() == "a/ 1"


def test_a_page_that_somebody_closed_is_rendered_again(write) -> None:
    """A host that may not read it would show nothing, in every later site as well."""
    _, old = write(page("a/"))
    mode = (old / "a" / "index.html").stat().st_mode
    (old / "a" / "index.html").chmod(0o600)
    rendered, folder = write(page("a/"))
    assert rendered == 1
    assert (folder / "a" / "index.html").stat().st_mode == mode


def test_a_page_that_is_gone_leaves_the_store(write, tmp_path: Path) -> None:
    """Or an article made internal would stay on the disk."""
    write(page("a/"), page("b/"))
    write(page("a/"))
    assert not (tmp_path / "store" / "b" / "index.html").exists()


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"a/": 3}', '{"a/": ["1"]}'])
def test_a_damaged_ledger_only_costs_time(write, tmp_path: Path, damage: str) -> None:
    """Everything is rendered again."""
    write(page("a/"))
    (tmp_path / "store" / LEDGER).write_text(damage)
    assert write(page("a/"))[0] == 1
