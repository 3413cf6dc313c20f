"""A command of ours that serves: a process of its own, its addresses, and its end, however the test ends."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*")


@dataclass(frozen=True)
class Served:
    """The running command and the addresses it said, in its order."""

    process: subprocess.Popen[str]
    addresses: tuple[str, ...]
    patience: float

    def end(self, number: int) -> str:
        """What it says after the signal; it must end well and without a word of Python."""
        self.process.send_signal(number)
        said, _ = self.process.communicate(timeout=self.patience)
        assert self.process.returncode == 0, said
        assert "Traceback" not in said
        return said


@contextmanager
def serving(archive: Path, *command: str, addresses: int = 1, patience: float = 240.0) -> Iterator[Served]:
    """The command in the archive, once it has said so many addresses, a line each; ``patience``: seconds."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bulletin.cli", *command],
        cwd=archive,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    watchdog = threading.Timer(patience, process.kill)
    watchdog.start()
    try:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(addresses)]
        found = [ADDRESS.search(line) for line in lines]
        assert all(found), lines
        yield Served(process, tuple(one[0] for one in found if one), patience)
    finally:
        watchdog.cancel()
        process.kill()
        process.wait()
