"""The small servers: what nobody foresaw is told in one line, a browser that leaves is not."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Iterator
from http.client import RemoteDisconnected

import pytest

from bulletin.desk.loopback import HOST, LoopbackHandler, LoopbackServer


class Failing(LoopbackServer):
    """Fails at every request with this error."""

    error: Exception


class _Handler(LoopbackHandler):
    server: Failing

    def do_GET(self) -> None:  # noqa: N802 - the library calls it so
        raise self.server.error


@pytest.fixture
def failing() -> Iterator[Failing]:
    with Failing((HOST, 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(server: Failing, error: Exception) -> None:
    """The server closes only when all is said, so the terminal can be read at once."""
    server.error = error
    with pytest.raises(RemoteDisconnected):
        urllib.request.urlopen(server.address)


def test_what_nobody_foresaw_is_one_plain_line(failing: Failing, capsys: pytest.CaptureFixture[str]) -> None:
    """What it was, where, and what to do; nothing of it moves the cursor of a terminal."""
    ask(failing, RuntimeError("内页\n没有\x1b[2J了"))
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("程序出了意外（RuntimeError：内页 没有 [2J了；test_loopback.py 第 ")
    assert line.endswith("请刷新页面再试，还是这样，就把这一行发给维护人员")


@pytest.mark.parametrize("error", [ConnectionResetError(), BrokenPipeError(), TimeoutError()])
def test_a_browser_that_went_away_is_not_told(
    failing: Failing, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    ask(failing, error)
    assert capsys.readouterr() == ("", "")
