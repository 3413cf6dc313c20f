"""``python -m bulletin.cli``: what build.py calls, with Ctrl+C put aside until Python itself has started.

``kill`` (SIGTERM) ends a command as Ctrl+C does: it puts away what it began and says its closing sentence.
"""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

_STOPPED = "已停止；原有的成品没有动。\n"
_INTERRUPTED = 130


def run() -> int:
    """The command. Reading the program takes a second, in which Ctrl+C ends it on the spot.

    Nothing is done yet by then, and libraries turn an interrupt that meets them into errors of theirs.
    """
    try:
        _listen(_stop)
        from bulletin.cli.main import main  # noqa: PLC0415 - see above

        _listen(signal.default_int_handler)
        return main()
    except KeyboardInterrupt:
        sys.stderr.write(_STOPPED)
        return _INTERRUPTED


def _listen(answer: Callable[[int, FrameType | None], None]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, answer)


def _stop(*_: object) -> None:
    sys.stderr.write(_STOPPED)
    sys.stderr.flush()
    os._exit(_INTERRUPTED)


sys.exit(run())
