"""Files that are not what their name says, and files that are too big to be read."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from load.archives import article, good_archive, problems, write


def test_a_20_mb_article_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The size is known from the folder; reading would take the memory of a small machine."""
    root = good_archive(tmp_path)
    file = write(root, "issues/2026-1/02-停车.md", "")
    os.truncate(file, 20_000_000)
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("read") if path == file else read(path))
    started = time.process_time()
    (problem,) = problems(root)
    assert time.process_time() - started < 1
    assert str(problem) == (
        "issues/2026-1/02-停车.md: 文件应在1 MB 以内，现有20.0 MB；"
        "看看是否误放了别的文件；太长的文章请分成几篇，用“续自”接起来"
    )


def test_a_folder_named_like_an_article_is_named(tmp_path: Path) -> None:
    """x.md may be a folder on any system."""
    root = good_archive(tmp_path)
    (root / "issues/2026-1/02-停车.md").mkdir()
    (problem,) = problems(root)
    assert str(problem) == (
        "issues/2026-1/02-停车.md: 应为一个文件，现为文件夹；给它改个名，名字不要以 .md 结尾"
    )


def test_a_pipe_named_like_an_article_does_not_hang(tmp_path: Path) -> None:
    """Reading a pipe would wait for ever."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes in folders")
    root = good_archive(tmp_path)
    os.mkfifo(root / "issues/2026-1/02-停车.md")
    (problem,) = problems(root)
    assert problem.code == "not-a-file"


def test_an_unreadable_article_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The administrator may read everything, so the refusal is simulated."""
    root = good_archive(tmp_path)
    locked = write(root, "issues/2026-1/02-停车.md", article())
    write(root, "issues/2026-1/03-乙.md", article("页码: 零"))
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == locked:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    first, second = problems(root)
    assert str(first) == (
        "issues/2026-1/02-停车.md: 文件打不开：没有读取的权限；"
        "关掉正占着它的程序，或请管理员给这个文件开放读取权限"
    )
    assert second.path == "issues/2026-1/03-乙.md"


def test_a_disk_that_fails_is_a_problem_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the system says, it ends in a message."""
    root = good_archive(tmp_path)

    def fail(_: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert {problem.code for problem in problems(root)} == {"unreadable"}


def test_an_issue_folder_that_cannot_be_listed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rights on a network drive are set folder by folder."""
    root = good_archive(tmp_path)
    listing = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "2026-1":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    (problem,) = problems(root)
    assert (problem.path, problem.code) == ("issues/2026-1", "unreadable")


@pytest.mark.parametrize("target", ["/etc/hostname", "../../mkdocs.yml", "issue-that-is-not-there"])
def test_a_link_out_of_the_issue_is_refused(tmp_path: Path, target: str) -> None:
    """A text that only looks as if it lay in the issue could be anybody's."""
    root = good_archive(tmp_path)
    (root / "issues/2026-1/02-停车.md").symlink_to(target)
    (problem,) = problems(root)
    assert problem.code == ("file-missing" if target.startswith("issue") else "outside")


def test_a_picture_that_is_a_link_out_of_the_issue_is_refused(tmp_path: Path) -> None:
    """The same for pictures: the PDF engine may open the issue's folder only."""
    root = good_archive(tmp_path)
    outside = write(root, "secret.png", b"\x89PNG\r\n\x1a\n")
    write(root, "issues/2026-1/02-停车.md", article(body="![桥](images/桥.png)\n"))
    (root / "issues/2026-1/images").mkdir()
    (root / "issues/2026-1/images/桥.png").symlink_to(outside)
    (problem,) = problems(root)
    assert str(problem) == (
        "issues/2026-1/02-停车.md:6: 图片“images/桥.png”是一个链接，指向这一期文件夹以外；"
        "把原图复制到 images 里"
    )


@pytest.mark.parametrize("name", ["_草稿.md", ".隐藏.md", "~$停车.md", "说明.docx", "Thumbs.db"])
def test_drafts_and_the_litter_of_other_programs_are_left_alone(tmp_path: Path, name: str) -> None:
    """Names with _ . ~ in front are put aside; files of other kinds are no articles."""
    root = good_archive(tmp_path)
    write(root, f"issues/2026-1/{name}", b"\xff\xfe")
    assert problems(root) == ()
