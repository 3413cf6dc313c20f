"""One build at a time in an archive."""

import subprocess
import sys

import pytest

from bulletin.cli.turns import take_turn
from bulletin.errors import MachineError

HOLD = """
import sys, time
from pathlib import Path
from bulletin.cli.turns import take_turn
with take_turn(Path(sys.argv[1]), print):
    print("mine", flush=True)
    sys.stdin.readline()
"""


def test_nobody_waits_alone(tmp_path):
    told = []
    for _ in range(2):
        with take_turn(tmp_path / "cache" / "lock", told.append):
            pass
    assert told == []


@pytest.mark.parametrize("end", ["finish", "kill"])
def test_the_second_waits_until_the_first_has_ended_however(tmp_path, end):
    """It says so once."""
    file = tmp_path / "lock"
    first = subprocess.Popen(
        [sys.executable, "-c", HOLD, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert first.stdout.readline() == b"mine\n"
    told = []

    def tell(line):
        told.append(line)
        first.communicate(b"\n") if end == "finish" else first.kill()

    with take_turn(file, tell):
        assert told == ["另一个 build 正在做，等它做完…"]
        assert first.wait() in {0, -9}
    first.stdin.close()
    first.stdout.close()


def test_a_lock_that_cannot_be_had_is_told(tmp_path):
    (tmp_path / "lock").mkdir()
    with pytest.raises(MachineError, match="打不开"), take_turn(tmp_path / "lock", print):
        pass
    (tmp_path / "text").write_text("no lock at all, but some text" * 100)
    with pytest.raises(MachineError, match="打不开"), take_turn(tmp_path / "text", print):
        pass
