"""The preview's parts: watching, hands, drafts in their places."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.desk.preview import watching
from bulletin.desk.preview.gallery import Gallery
from bulletin.desk.preview.hands import Hand, Outcome, ProcessWorker
from bulletin.desk.preview.showing import tell_trouble, with_draft
from bulletin.desk.preview.values import DraftMade, ShownPage, ShownSet
from bulletin.desk.preview.watching import article_in, changed, look, settled
from bulletin.errors import BulletinError, MachineError, Problem
from desk.preview.stage import ThreadWorker, make_pdf


def test_new_gone_and_different_files_are_seen(tmp_path: Path) -> None:
    """Programs' scratch files are not."""
    for name in ("a", "b", "c", ".swp", "~lock"):
        (tmp_path / name).write_text(name)
    before = look([tmp_path])
    (tmp_path / "a").write_text("longer")
    (tmp_path / "b").unlink()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "d").write_text("d")
    (tmp_path / ".swp").write_text("other")
    now = look([tmp_path, tmp_path / "missing"])
    assert {file.name for file in changed(before, now)} == {"a", "b", "d"}


def test_one_saved_article_is_known_by_its_id(tmp_path: Path) -> None:
    """Pictures beside it do not count; two articles, one put aside, and one that is gone are none."""
    folder = tmp_path / "2026-1"
    folder.mkdir()
    names = ("01-甲.md", "02-乙.md", "_03-搁着.md", "issue.yml")
    files = [folder / name for name in names]
    for file in files:
        file.write_text("x")
    assert article_in([files[0], files[3]], tmp_path) == "2026-1/01-甲"
    assert article_in(files[:2], tmp_path) == ""
    assert article_in([files[2]], tmp_path) == ""
    assert article_in([folder / "04-没有.md"], tmp_path) == ""
    assert article_in([files[0]], tmp_path.parent) == ""


def test_a_file_that_is_still_being_written_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until two looks see the same."""
    sizes = iter([{"a": (2, 0)}, {"a": (3, 0)}, {"a": (3, 0)}, {"a": (4, 0)}])
    monkeypatch.setattr(watching, "look", lambda _: next(sizes))
    assert settled([], {"a": (1, 0)}) == {"a": (3, 0)}


def test_a_link_in_a_circle_ends(tmp_path: Path) -> None:
    """Folders are not followed through links."""
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "a").write_text("a")
    assert str(tmp_path / "a") in look([tmp_path])


def _wait(hand: Hand) -> Outcome:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        outcome = hand.finish()
        if outcome is not None:
            return outcome
        time.sleep(0.01)
    raise AssertionError("no outcome")


def refuse(kind: str) -> None:
    """Refuse a job, as the loader does."""
    if kind == "content":
        raise BulletinError([Problem("x.md", 3, "写错了", "改过来")])
    raise MachineError("缺少字体", "装上")


@pytest.mark.slow
def test_refusals_come_back_from_another_process_whole() -> None:
    """With every problem; the process goes on."""
    hand = Hand(ProcessWorker, lambda: None, 30)
    try:
        hand.start("x", refuse, "content")
        error = _wait(hand).error
        assert isinstance(error, BulletinError)
        assert [(problem.path, problem.line) for problem in error.problems] == [("x.md", 3)]
        hand.start("y", refuse, "machine")
        error = _wait(hand).error
        assert isinstance(error, MachineError)
        assert error.remedy == "装上"
    finally:
        hand.stop()


@pytest.mark.slow
def test_a_crashed_process_is_replaced() -> None:
    """The job fails, the next one is done by another process."""
    hand = Hand(ProcessWorker, lambda: None, 30)
    try:
        hand.start("x", os._exit, 3)
        assert isinstance(_wait(hand).error, BrokenExecutor)
        hand.start("y", len, "abc")
        assert _wait(hand) == Outcome("y", 3)
    finally:
        hand.stop()


def test_a_job_that_is_stuck_is_given_up() -> None:
    """After its time the hand is free again."""
    release = threading.Event()
    hand = Hand(ThreadWorker, lambda: None, 0.05)
    hand.start("x", release.wait, 10)
    assert isinstance(_wait(hand).error, TimeoutError)
    assert hand.job == ""
    release.set()


@given(st.integers(1, 8), st.integers(0, 3), st.integers(1, 6))
def test_a_draft_takes_the_place_of_its_pages(first: int, more: int, count: int) -> None:
    """The pages around it stay, in their order; a second draft replaces the first."""
    labels = ["封面", "版权页", *map(str, range(1, 13)), "封底"]
    shown = ShownSet("2026-1", tuple(ShownPage(label, label) for label in labels), "", "", "", 1.0)
    draft = DraftMade("2026-1", "甲", b"", first, first + more)
    once = with_draft(shown, draft, "7", count, 0.5)
    at = labels.index(str(first))
    left = [*labels[:at], *[""] * count, *labels[at + more + 1 :]]
    assert ["" if page.draft else page.label for page in once.pages] == left
    twice = with_draft(once, draft, "8", count, 0.5)
    assert ["" if page.draft else page.label for page in twice.pages] == left


def test_the_gallery_keeps_what_is_shown() -> None:
    """It answers None for what was taken down, and for pages that are not there."""
    gallery = Gallery()
    for number in range(3):
        assert gallery.hang(str(number), make_pdf(2, "5")) == ("5", "6")
        assert gallery.picture(str(number), 0)
    gallery.keep({"0", "2"})
    assert gallery.pdf("1") is None
    assert gallery.picture("1", 0) is None
    assert gallery.picture("2", 2) is None
    picture = gallery.picture("0", 1)
    assert picture is not None
    assert picture == gallery.picture("0", 1)


def test_troubles_are_told_in_sentences() -> None:
    """Whatever went wrong."""
    for error in (BrokenExecutor(), TimeoutError("很久"), SystemExit(1), ValueError()):
        assert tell_trouble("网页", error).endswith("。")
