"""The suite itself: every file of tests is run when all are."""

from fnmatch import fnmatch
from pathlib import Path

import pytest

TESTS = Path(__file__).parent


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    """Unless told otherwise, pytest looks into no folder that is named build, dist or venv."""
    left_out = pytestconfig.getini("norecursedirs")
    names = {name for file in TESTS.rglob("test_*.py") for name in file.relative_to(TESTS).parts[:-1]}
    assert "build" in names
    assert not [name for name in names if any(fnmatch(name, pattern) for pattern in left_out)]
