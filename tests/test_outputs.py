"""Outputs appear whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from bulletin.outputs import add_files, drop_leftovers, staging_folder, swap_in, write_whole


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_finished_folder_takes_the_place_of_the_old_one(tmp_path):
    target = tmp_path / "site"
    target.mkdir()
    (target / "old.html").write_text("old")
    with staging_folder(target) as staged:
        (staged / "new.html").write_text("new")
        assert names(target) == ["old.html"]
        swap_in(staged, target)
    assert names(target) == ["new.html"]
    assert names(tmp_path) == ["site"]


def test_a_failure_leaves_the_old_folder_and_no_rest(tmp_path):
    target = tmp_path / "site"
    target.mkdir()
    (target / "old.html").write_text("old")
    with pytest.raises(FileExistsError), staging_folder(target) as staged:
        (staged / "half.html").touch(exist_ok=False) or (staged / "half.html").touch(exist_ok=False)
    assert names(target) == ["old.html"]
    assert names(tmp_path) == ["site"]


def test_a_disk_that_refuses_the_new_folder_gives_the_old_one_back(tmp_path):
    target = tmp_path / "site"
    target.mkdir()
    (target / "old.html").write_text("old")
    with pytest.raises(OSError, match="No such file"):
        swap_in(tmp_path / "missing", target)
    assert names(target) == ["old.html"]
    assert names(tmp_path) == ["site"]


def test_folders_are_taken_over_from_the_old_one(tmp_path):
    target = tmp_path / "site"
    (target / "data" / "1").mkdir(parents=True)
    (target / "data" / "1" / "a.js").write_text("a")
    (target / "old.html").write_text("old")
    with staging_folder(target) as staged:
        (staged / "data").mkdir()
        swap_in(staged, target, ["data/1"])
    assert [path.relative_to(target).as_posix() for path in sorted(target.rglob("*"))] == [
        "data",
        "data/1",
        "data/1/a.js",
    ]
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("moved", [["1", "missing"], ["1", "2"]])
def test_when_the_disk_refuses_a_folder_the_old_one_is_whole_again(tmp_path, monkeypatch, moved):
    """Refused at a folder to be moved, or at the last step."""
    target = tmp_path / "site"
    for name in ("1", "2"):
        (target / name).mkdir(parents=True)
        (target / name / "a.js").write_text(name)
    rename = Path.rename

    def refuse(path, to):
        if to == target and path.parent == tmp_path:
            raise PermissionError("refused")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match=r"refused|No such file"), staging_folder(target) as staged:
        swap_in(staged, target, moved)
    monkeypatch.undo()
    assert sorted(path.parent.name for path in target.glob("*/a.js")) == ["1", "2"]
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("after", range(4))
def test_ctrl_c_right_after_a_step_leaves_the_old_folder_whole(tmp_path, monkeypatch, after):
    """The step is done, and nobody has heard of it yet; nothing of the new folder stays."""
    target = tmp_path / "site"
    for name in ("1", "2"):
        (target / name).mkdir(parents=True)
        (target / name / "a.js").write_text(name)
    rename, steps = Path.rename, iter(range(100))

    def interrupt(path, to):
        rename(path, to)
        if next(steps) == after:
            raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", interrupt)
    with pytest.raises(KeyboardInterrupt), staging_folder(target) as staged:
        swap_in(staged, target, ["1", "2"])
    monkeypatch.undo()
    assert sorted(path.parent.name for path in target.glob("*/a.js")) == ["1", "2"]
    assert names(tmp_path) == ["site"]


def test_one_folder_that_cannot_go_back_does_not_keep_the_others(tmp_path, monkeypatch):
    target = tmp_path / "site"
    for name in ("1", "2"):
        (target / name).mkdir(parents=True)
    rename, gone = Path.rename, []

    def refuse(path, to):
        if (to == target and path.parent == tmp_path) or path.name in gone:
            raise PermissionError("refused")
        gone.extend(["2"] if path.name == "2" else [])
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError), staging_folder(target) as staged:
        swap_in(staged, target, ["1", "2"])
    assert names(target) == ["1"]


def test_what_an_interrupted_swap_left_does_not_stop_the_next(tmp_path):
    """A process of the same number may have been killed between moving aside and removing."""
    target = tmp_path / "site"
    target.mkdir()
    rest = tmp_path / f".site-old-{os.getpid()}"
    rest.mkdir()
    (rest / "old.html").write_text("older")
    with staging_folder(target) as staged:
        (staged / "new.html").write_text("new")
        swap_in(staged, target)
    assert names(target) == ["new.html"]
    assert names(tmp_path) == [rest.name, "site"]


def test_what_killed_processes_left_goes_when_it_is_old(tmp_path):
    """Nothing else goes: another target's folder, a link, a file, a folder of today."""
    names_left = (".site-old-abcd1234", ".site-internal-zz_9zz9z", ".site-abcdefghi", ".other-abcdefgh")
    gone = (".site-abc_e123", ".site-old-zz9zz9zz")
    for name in ("site", *gone, *names_left):
        (tmp_path / name / "deep").mkdir(parents=True)
    (tmp_path / ".site-filefile").write_text("file")
    (tmp_path / ".site-linklink").symlink_to(tmp_path / "site")
    for name in (*gone, *names_left[1:], ".site-filefile"):
        os.utime(tmp_path / name, (0, 0))
    drop_leftovers(tmp_path / "site")
    assert names(tmp_path) == sorted(["site", ".site-filefile", ".site-linklink", *names_left])


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "deep" / "a.json"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert names(path.parent) == ["a.json"]


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_whole(tmp_path / "a", b"new")
    assert names(tmp_path) == ["a"]


def test_files_are_added_without_touching_what_is_beside_the_folder(tmp_path, monkeypatch):
    """The folder above may not be writable; and a file that is replaced is there at every moment."""
    folder = tmp_path / "issue"
    folder.mkdir()
    (folder / "a").write_text("old")
    seen = []
    replace = type(folder).replace

    def watch(self, target):
        seen.append((names(tmp_path), (folder / "a").read_text()))
        return replace(self, target)

    monkeypatch.setattr(type(folder), "replace", watch)
    add_files(folder, {"a": b"new", "images/b": b"b"})
    assert {text for _, text in seen} == {"old", "new"}
    assert all(beside == ["issue"] for beside, _ in seen)
    assert names(folder) == ["a", "images"]


@pytest.mark.parametrize(
    "write", [lambda path: write_whole(path, b"x"), lambda path: staging_folder(path).__enter__()]
)
def test_a_folder_that_refuses_is_named_and_not_our_scratch_folder(tmp_path, monkeypatch, write):
    """An editor knows dist; nobody knows .2026-1-x4k2."""

    def refuse(*, prefix, dir):  # noqa: A002 - the library calls it so
        raise PermissionError(errno.EACCES, "Permission denied", f"{dir}/{prefix}x4k2")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(PermissionError) as refused:
        write(tmp_path / "dist" / "2026-1")
    assert refused.value.filename == str(tmp_path / "dist")
