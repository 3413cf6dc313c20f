"""The preview's troubles in the terminal: each once, and a word when all is well."""

from __future__ import annotations

import threading

from bulletin.cli.preview.telling import tell_troubles
from bulletin.desk.preview import Board

PATIENCE = 10.0
"""Seconds after which a test gives up."""


def test_a_trouble_is_told_once_and_its_end_too() -> None:
    """What else changes on the page is no news, and nothing is over while something is being made."""
    board, lines, heard = Board(), list[str](), threading.Semaphore(0)

    def say(line: str) -> None:
        lines.append(line)
        heard.release()

    thread = tell_troubles(board, say)
    for changes in (
        {"trouble": "稿件里有 1 处错误"},
        {"trouble": ""},
        {"trouble": "稿件里有 2 处错误"},
    ):
        board.show(nameplate="另一名", web=board.shown.web + 1)
        board.show(trouble="版面没有做成", working=("网页",))
        board.show(**changes, working=())
        assert heard.acquire(timeout=PATIENCE)
    board.show(trouble="", working=("网页",))
    board.close()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert lines == ["稿件里有 1 处错误", "改好了，预览已更新。", "稿件里有 2 处错误"]
