"""``python -m bulletin.cli``: what build.py calls, with Ctrl+C put aside until Python itself has started."""

import signal
import sys


def run() -> int:
    """The command; Ctrl+C may come while the program is still being read, which takes a second."""
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        from bulletin.cli.main import main  # noqa: PLC0415 - see above

        return main()
    except KeyboardInterrupt:
        sys.stderr.write("已停止；原有的成品没有动。\n")
        return 130


sys.exit(run())
