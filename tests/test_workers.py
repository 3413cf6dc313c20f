"""Workers end with the command that they work for, however it ended."""

import os
import signal
import subprocess
import sys
import time

import pytest

from bulletin import workers

HIRE = """
import os, sys, time, multiprocessing
from concurrent.futures import ProcessPoolExecutor
from bulletin import workers
if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    with ProcessPoolExecutor(3, mp_context=context, initializer=getattr(workers, sys.argv[2])) as executor:
        list(executor.map(time.sleep, [0.2] * 6))
        print(*executor._processes, flush=True)
        time.sleep(60)
"""
PATIENCE = 30.0


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 没有 SIGKILL，也没有 fork")
@pytest.mark.parametrize("begin", [workers.begin_work, workers.begin_work_for_preview])
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_killed_command_leaves_no_worker_behind(tmp_path, method, begin) -> None:
    """Whether processes fork or are made anew: none waits for work that nobody will give."""
    script = tmp_path / "hire.py"
    script.write_text(HIRE, encoding="utf-8")
    command = subprocess.Popen(
        [sys.executable, str(script), method, begin.__name__], stdout=subprocess.PIPE, text=True
    )
    assert command.stdout is not None
    hired = [int(number) for number in command.stdout.readline().split()]
    assert hired
    assert all(map(is_alive, hired))
    command.send_signal(signal.SIGKILL)
    command.wait()
    end = time.monotonic() + PATIENCE
    while any(map(is_alive, hired)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not [number for number in hired if is_alive(number)]
