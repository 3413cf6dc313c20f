"""Bytes to text: what Windows adds is taken away, nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.errors import BulletinError
from bulletin.load.encoding import decode

LINES = st.lists(st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=20), min_size=1)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_bom_and_line_ends_lose_nothing(lines: list[str], end: str, bom: bool) -> None:
    """A text saved on any system with or without BOM reads the same."""
    data = (b"\xef\xbb\xbf" if bom else b"") + end.join(lines).encode()
    assert decode(data, "a.md") == "\n".join(lines)


@given(st.binary())
def test_any_bytes_are_text_or_one_problem(data: bytes) -> None:
    """Never another exception."""
    places: list[str] = []
    text = ""
    try:
        text = decode(data, "a.md")
    except BulletinError as error:
        places = [problem.path for problem in error.problems]
    assert "\r" not in text
    assert places in ([], ["a.md"])


def test_gbk_is_named_with_the_line_and_the_remedy() -> None:
    """The first line is ASCII, so only the second tells."""
    with pytest.raises(BulletinError, match=r"a.md:2: .*GBK.*另存为.*UTF-8"):
        decode("---\r\n标题: 停车".encode("gbk"), "a.md")


def test_a_control_character_is_found_by_line_and_column() -> None:
    """It cannot be seen, so its place is all that helps."""
    with pytest.raises(BulletinError) as caught:
        decode("一\n二三\u2028四\x00".encode(), "a.md")
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.code) == (2, 3, "control-character")
    assert "U+2028，全文共2个" in problem.message
