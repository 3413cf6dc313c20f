"""Files of a site are shared with the store, copied, or taken over from the old site: never half of them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.outputs import staging_folder, swap_in
from bulletin.site.placing import Places, Source, file_of, place_files


@dataclass
class Builds:
    """One site, built again and again from a store."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def store(self) -> Path:
        return self.root / "store"

    def keep(self, name: str, content: str) -> Path:
        """A file of the store; a new one when its content changes, as the store does it."""
        path = self.store / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text() != content:
            path.unlink(missing_ok=True)
            path.write_text(content)
        return path

    def build(self, files: dict[str, Source], folders: dict[str, Path] | None = None) -> tuple[str, ...]:
        """Build, and swap in; what was moved from the old site."""
        self.store.mkdir(exist_ok=True)
        with staging_folder(self.site) as staged:
            moved = place_files(files, folders or {}, Places(self.store, staged, self.site))
            swap_in(staged, self.site, moved)
        return moved

    def files(self) -> dict[str, bytes]:
        """All that stands in the site."""
        found = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}

    def modes(self) -> dict[str, int]:
        """The mode of all that stands in the site, links not followed."""
        return {path.relative_to(self.site).as_posix(): path.lstat().st_mode for path in self.site.rglob("*")}


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    return Builds(tmp_path)


@pytest.mark.parametrize("url", ["../x/", "a/../../x/", "/etc/x"])
def test_an_address_never_leads_out_of_the_folder(tmp_path: Path, url: str) -> None:
    """Such an address is a bug, and stops the build before a byte is written."""
    with pytest.raises(AssertionError):
        file_of(tmp_path, url)


def test_files_are_written_copied_or_shared(builds: Builds) -> None:
    """An editor's own file is copied: a change in the site must not reach it."""
    original = builds.root / "原.png"
    original.write_bytes(b"o")
    builds.build({"a.txt": b"a", "x/原.png": original, "k.webp": builds.keep("k.webp", "k")})
    assert builds.files() == {"a.txt": b"a", "x/原.png": b"o", "k.webp": b"k"}
    assert not (builds.site / "x" / "原.png").samefile(original)
    assert (builds.site / "k.webp").samefile(builds.store / "k.webp")


def test_a_folder_of_the_store_is_shared_whole(builds: Builds) -> None:
    """Its files are on the disk once."""
    builds.keep("deep/a.js", "a")
    builds.keep("deep/sub/b.js", "b")
    builds.build({"data/page.html": b"p"}, {"data/1/": builds.store / "deep"})
    assert builds.files() == {"data/page.html": b"p", "data/1/a.js": b"a", "data/1/sub/b.js": b"b"}
    assert (builds.site / "data" / "1" / "a.js").samefile(builds.store / "deep" / "a.js")


def _archive(builds: Builds, changed: str = "") -> tuple[dict[str, Source], dict[str, Path]]:
    picture = builds.root / "图.png"
    picture.write_bytes(b"png")
    pages = {f"{n}/{a}/": builds.keep(f"{n}/{a}/index.html", f"{n}{a}{changed}") for n in "12" for a in "ab"}
    builds.keep("texts/1.js", "1")
    files = {**pages, "1/图.png": picture, "2/feed.xml": b"feed", "": builds.keep("index.html", changed)}
    return files, {"search/data/": builds.store / "texts"}


def test_folders_that_did_not_change_are_moved(builds: Builds) -> None:
    """Thousands of files are not linked again, and not unlinked; the site is the same."""
    assert builds.build(*_archive(builds)) == ()
    before, place = builds.files(), os.stat(builds.site / "1" / "a").st_ino
    assert builds.build(*_archive(builds)) == ("1", "2", "search/data")
    assert builds.files() == before
    assert os.stat(builds.site / "1" / "a").st_ino == place
    assert os.listdir(builds.root) and sorted(os.listdir(builds.root)) == ["site", "store", "图.png"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda site: (site / "1" / "a" / "index.html").unlink(),
        lambda site: (site / "1" / "a" / "more.html").write_text("foreign"),
        lambda site: (site / "1" / "empty").mkdir(),
        lambda site: (site / "1" / "图.png").write_bytes(b"png!"),
        lambda site: (site / "1" / "图.png").unlink() or (site / "1" / "图.png").symlink_to("a/index.html"),
        lambda site: (site / "1" / "a" / "index.html").unlink()
        or (site / "1" / "a" / "index.html").write_text("1a"),
        lambda site: (site / "2" / "feed.xml").write_text("fred"),
        lambda site: (site / "search" / "data" / "1.js").unlink(),
        lambda site: (site / "search" / "data" / "2.js").write_text("foreign"),
        lambda site: (site / "search" / "data" / "1.js").unlink() or (site / "search" / "data" / "1.js").mkdir(),
    ],
)
def test_a_folder_that_somebody_changed_is_made_anew(builds: Builds, spoil) -> None:
    """What stands in the old site is taken over only where it is what the store has."""
    builds.build(*_archive(builds))
    whole = builds.files()
    spoil(builds.site)
    assert len(builds.build(*_archive(builds))) == 2
    assert builds.files() == whole
    assert not (builds.site / "1" / "empty").exists()


def _link_elsewhere(site: Path, name: str) -> None:
    (site / name).rename(site.parent / "elsewhere")
    (site / name).symlink_to(site.parent / "elsewhere")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda site: _link_elsewhere(site, "1"),
        lambda site: _link_elsewhere(site, "search"),
        lambda site: (site / "1").chmod(0o700),
        lambda site: (site / "1" / "a").chmod(0o700),
        lambda site: (site / "2" / "feed.xml").chmod(0o600),
        lambda site: (site / "1" / "图.png").chmod(0o600),
        lambda site: (site / "search" / "data").chmod(0o700),
    ],
)
def test_what_is_a_link_or_closed_to_others_is_made_anew(builds: Builds, spoil) -> None:
    """A host that may not read a folder, or that copies no links, would show nothing."""
    builds.build(*_archive(builds))
    whole, modes = builds.files(), builds.modes()
    spoil(builds.site)
    assert len(builds.build(*_archive(builds))) == 2
    assert (builds.files(), builds.modes()) == (whole, modes)


def test_a_site_that_is_a_link_gives_nothing(builds: Builds) -> None:
    """It is put aside as a link, which leads nowhere from there."""
    builds.build(*_archive(builds))
    whole = builds.files()
    builds.site.rename(builds.root / "www")
    builds.site.symlink_to("www")
    assert builds.build(*_archive(builds)) == ()
    assert builds.files() == whole


@pytest.mark.parametrize("refusing", ["scandir", "access"])
def test_what_the_disk_does_not_let_us_see_or_move_is_made_anew(builds: Builds, monkeypatch, refusing) -> None:
    """Somebody else's folders stand there, or closed ones."""
    builds.build(*_archive(builds))
    whole, scandir, access = builds.files(), os.scandir, os.access

    def refuse(path):
        if str(path).startswith(f"{builds.site}/"):
            raise PermissionError(path)
        return scandir(path)

    if refusing == "scandir":
        monkeypatch.setattr(os, "scandir", refuse)
    else:
        monkeypatch.setattr(os, "access", lambda path, mode: not os.fspath(path).endswith("1") and access(path, mode))
    moved = builds.build(*_archive(builds))
    monkeypatch.undo()
    assert moved == (() if refusing == "scandir" else ("2", "search/data"))
    assert builds.files() == whole


def test_a_changed_page_leaves_its_folder_behind(builds: Builds) -> None:
    builds.build(*_archive(builds))
    assert builds.build(*_archive(builds, "!")) == ("search/data",)
    assert builds.files()["1/a/index.html"] == b"1a!"


def test_what_is_there_already_stays_beside(builds: Builds) -> None:
    """The generator's own files stand in the new site before: such a folder cannot be moved onto."""
    builds.build({"assets/a.css": builds.keep("a.css", "a")})
    with staging_folder(builds.site) as staged:
        (staged / "assets").mkdir()
        (staged / "assets" / "own.js").write_bytes(b"own")
        files = {"assets/a.css": builds.keep("a.css", "a")}
        moved = place_files(files, {}, Places(builds.store, staged, builds.site))
        swap_in(staged, builds.site, moved)
    assert (moved, builds.files()) == ((), {"assets/a.css": b"a", "assets/own.js": b"own"})


_SITES = st.dictionaries(
    st.sampled_from(["1/a/", "1/b/", "1/b/c.xml", "2/a/", "2/d.xml", "x.html", "search/", "search/data/v/m.js"]),
    st.sampled_from("xyz"),
)


@given(st.lists(st.tuples(_SITES, st.dictionaries(st.sampled_from("ab"), st.sampled_from("xy"))), max_size=4))
def test_a_site_never_depends_on_the_one_before(tmp_path_factory: pytest.TempPathFactory, sites) -> None:
    builds = Builds(tmp_path_factory.mktemp("site"))
    for pages, texts in sites:
        files: dict[str, Source] = {
            url: content.encode() if url.endswith(".xml") else builds.keep(f"pages/{url}_", content)
            for url, content in pages.items()
        }
        for name, content in texts.items():
            builds.keep(f"texts/{name}{content}/1.js", content)
        folders = {f"search/data/{n}{c}/": builds.store / f"texts/{n}{c}" for n, c in texts.items()}
        builds.build(files, folders)
        assert builds.files() == {
            **{file_of(Path(), url).as_posix(): content.encode() for url, content in pages.items()},
            **{f"search/data/{n}{c}/1.js": c.encode() for n, c in texts.items()},
        }
