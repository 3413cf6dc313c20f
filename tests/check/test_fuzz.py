"""Five hundred damaged archives: ``check`` says what is wrong, and neither crashes nor hangs."""

import subprocess
import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parents[2] / "benchmarks" / "check" / "fuzz.py"


@pytest.mark.slow
def test_damaged_files_are_named_and_nothing_else_happens():
    """The same five hundred each time; benchmarks/check/fuzz.py does twenty thousand."""
    done = subprocess.run(
        [sys.executable, FUZZ, "--count", "500", "--seed", "7"],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    assert done.stdout.endswith("失败 0 次\n")
