"""Kept folders are believed only while they are whole, and leave the store when nobody uses them."""

import os

import pytest

from bulletin.store import HEADER, drop_unused, keep_folder, read_whole


def fill(folder):
    (folder / "deep").mkdir()
    (folder / "a.txt").write_text("whole")
    (folder / "deep" / "b.txt").write_text("whole")
    return {"made": 1}


def never(_folder):
    raise AssertionError("made again")


def cut(folder):
    (folder / "a.txt").write_text("who")


def overwrite(folder):
    (folder / "a.txt").write_text("WHOLE")
    os.utime(folder / "a.txt", ns=(1, 1))  # not even a coarse clock hides it


def remove(folder):
    (folder / "deep" / "b.txt").unlink()


def add(folder):
    (folder / "deep" / "c.txt").write_text("")


def close(folder):
    (folder / "a.txt").chmod(0o600)  # a built site shares the file, and a host may no longer read it


def empty_header(folder):
    (folder / HEADER).write_text("")


def foreign_header(folder):
    (folder / HEADER).write_text("[]")


def test_a_folder_is_made_once(tmp_path):
    """And the header tells what was said when it was filled."""
    assert keep_folder(tmp_path / "kept", fill)["made"] == 1
    assert keep_folder(tmp_path / "kept", never)["made"] == 1


@pytest.mark.parametrize("damage", [cut, overwrite, remove, add, close, empty_header, foreign_header])
def test_a_damaged_folder_is_made_anew(tmp_path, damage):
    folder = tmp_path / "kept"
    keep_folder(folder, fill)
    damage(folder)
    assert read_whole(folder) is None
    keep_folder(folder, fill)
    assert (folder / "a.txt").read_text() == "whole"
    assert sorted(path.name for path in folder.rglob("*")) == ["a.txt", "b.txt", "deep", HEADER]


def test_a_new_file_is_not_the_one_that_others_share(tmp_path):
    """A built site still has the old one, and whoever reads it there is not disturbed."""
    keep_folder(tmp_path / "kept", fill)
    shared = tmp_path / "site.txt"
    os.link(tmp_path / "kept" / "a.txt", shared)
    shared.write_text("changed by hand")
    keep_folder(tmp_path / "kept", fill)
    assert shared.read_text() == "changed by hand"
    assert (tmp_path / "kept" / "a.txt").read_text() == "whole"


def test_a_folder_that_cannot_be_filled_leaves_nothing(tmp_path):
    """Neither half a folder nor a scratch one."""

    def fail(folder):
        (folder / "half.txt").write_text("half")
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - whatever the disk says
        keep_folder(tmp_path / "kept", fail)
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_uses_leaves_the_store(tmp_path):
    """Folders and loose files; what another process is just making stays."""
    for name in ("used", "unused", ".being-made"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").touch()
    (tmp_path / "loose.epub").touch()
    drop_unused(tmp_path, {tmp_path / "used"})
    assert sorted(path.name for path in tmp_path.iterdir()) == [".being-made", "used"]
    drop_unused(tmp_path / "none", ())
