"""A disk that fills up while an issue is set and written."""

import errno
import os
from dataclasses import replace

import pytest
from tests.print.issues import job_of, proved
from tests.publications import make_article

from bulletin.outputs import write_whole


class FullDisk:
    """A file that takes nothing."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.handle)

    def __init__(self, handle, _mode):
        self.handle = handle

    def write(self, _content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_the_pages_are_the_same_when_nothing_can_be_kept(tmp_path, print_cache, monkeypatch):
    """What is kept between runs costs only time when it cannot be written."""
    job = job_of([make_article("2026-1/01-a", department="特稿")], tmp_path, print_cache)
    *_, with_cache = proved(job)
    poor = replace(job, options=replace(job.options, cache=tmp_path / "full"))
    monkeypatch.setattr("bulletin.outputs.os.fdopen", FullDisk)
    _, faults, pdf = proved(poor)
    assert faults == ()
    assert pdf == with_cache
    assert [file for file in (tmp_path / "full").rglob("*") if file.is_file()] == []


def test_the_old_pdf_stays_whole_and_no_half_file_is_left(tmp_path, monkeypatch):
    old = tmp_path / "晋城政协-2026-1.pdf"
    old.write_bytes(b"%PDF old")
    monkeypatch.setattr("bulletin.outputs.os.fdopen", FullDisk)
    with pytest.raises(OSError, match="No space"):
        write_whole(old, b"%PDF new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(old.name, b"%PDF old")]
