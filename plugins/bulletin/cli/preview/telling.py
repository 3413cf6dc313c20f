"""The preview's troubles in the terminal: what its page shows in red goes in, a line for each comes out."""

from __future__ import annotations

import threading
from collections.abc import Callable

from bulletin.desk.preview import Board

_SECONDS = 3600.0
"""How long to wait for news at a time; the end of the preview is news."""


def tell_troubles(board: Board, say: Callable[[str], None]) -> threading.Thread:
    """Say each trouble once, and when all is well again, in a thread that ends with the preview."""
    thread = threading.Thread(target=_tell, args=(board, say), daemon=True)
    thread.start()
    return thread


def _tell(board: Board, say: Callable[[str], None]) -> None:
    version, told = -1, ""
    while board.is_open:
        shown = board.newer(version, _SECONDS)
        if shown is None:
            continue
        version = shown.version
        if shown.working or shown.trouble == told:  # website and pages tell of one fault
            continue
        told = shown.trouble
        say(told or "改好了，预览已更新。")
