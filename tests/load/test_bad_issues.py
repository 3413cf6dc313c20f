"""Every kind of mistake in tests/bad_issues, and the exact words an editor reads about it.

Each folder there lies over the sound archive in ``_good``; ``messages.txt`` names, under each
folder, all the problems that must come out, with their codes, and no others.
"""

from __future__ import annotations

import re
import shutil
from itertools import groupby
from pathlib import Path

import pytest

from load.archives import BAD_ISSUES, good_archive, problems

TABLE = (BAD_ISSUES / "messages.txt").read_text("utf-8")


def expected_messages() -> dict[str, list[str]]:
    """The table: folder name -> lines ``[code] path:line: message；remedy``."""
    table: dict[str, list[str]] = {}
    for line in TABLE.splitlines():
        if line.startswith(" "):
            table[next(reversed(table))].append(line.strip())
        else:
            table[line] = []
    return table


EXPECTED = expected_messages()


@pytest.mark.parametrize("case", EXPECTED)
def test_a_bad_issue_gives_exactly_these_messages(case: str, tmp_path: Path) -> None:
    """All problems at once, in the order of their places, each with where, what and what to do."""
    root = good_archive(tmp_path)
    shutil.copytree(BAD_ISSUES / case, root, dirs_exist_ok=True)
    assert [f"[{problem.code}] {problem}" for problem in problems(root)] == EXPECTED[case]


def test_the_sound_archive_has_no_problems(tmp_path: Path) -> None:
    """Otherwise every case above would say something about it."""
    assert problems(good_archive(tmp_path)) == ()


def test_every_folder_is_in_the_table_and_the_other_way_round() -> None:
    """A folder that nobody lists would be tested by nobody."""
    folders = {path.name for path in BAD_ISSUES.iterdir() if path.is_dir()} - {"_good"}
    assert folders == set(EXPECTED)
    assert all(EXPECTED.values())


def test_messages_and_remedies_end_without_a_full_stop() -> None:
    """They are joined by ； and stand in lists."""
    assert not re.search(r"[。；]$", TABLE, re.MULTILINE)


def test_a_code_is_short_and_lower_case() -> None:
    """Codes are for machines: letters and hyphens."""
    codes = [match[1] for match in re.finditer(r"^ +\[(.*?)\]", TABLE, re.MULTILINE)]
    assert codes
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+){0,3}", code) for code, _ in groupby(sorted(codes)))
