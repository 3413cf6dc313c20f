"""Paragraphs that are code for their indent alone."""

import pytest

from bulletin.errors import Severity
from check.reading import problems

PROSE = "记者问：水到了没有？大家都说，到了。"


@pytest.mark.parametrize("indent", ["    ", "\t", "     "])
def test_a_block_of_indented_prose_is_told_once(indent):
    (found,) = problems(f"开头。\n\n{indent}{PROSE}\n\n{indent}{PROSE}\n\n结尾。\n")
    assert (found.code, found.severity, found.line) == ("indented", Severity.WARNING, 8)


@pytest.mark.parametrize(
    "text",
    [
        f"　　{PROSE}\n",
        f"   {PROSE}\n",
        f"```\n\n    {PROSE}\n```\n",
        f"<!--\n\n    {PROSE}\n-->\n",
        f"- 甲\n\n    {PROSE}\n",
        f"开头。\n    {PROSE}\n",
        f"    标题: 停车，怎么办\n    {PROSE}\n",
        "    python3 build.py check 2026-1\n",
    ],
)
def test_what_is_no_code_or_meant_as_code_is_left(text):
    assert problems(text) == ()
