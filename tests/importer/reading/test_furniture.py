"""Page numbers, running heads and rules leave the text, with a reason each."""

import pytest

from bulletin.importer.reading.furniture import take_out_furniture
from bulletin.importer.reading.lines import read_lines
from bulletin.importer.reading.running_heads import HeadWords


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("— 12 —", "页码"),
        ("第12页", "页码"),
        ("---", "分隔线"),
        ("![](page3.png)", "图片或标记，文字里没有内容"),
        ("ZEN YANG BA SHUI PAI CHU QU", "拼音"),
        ("社情民意", "书眉或栏目名"),
        ("石桥政协 总第27期", "书眉"),
    ],
)
def test_furniture_is_left_out_with_its_reason(text: str, why: str) -> None:
    """An editor reads in the report why a line is gone."""
    kept, out = take_out_furniture(read_lines(f"正文一段。\n\n{text}\n"), HeadWords(frozenset(["社情民意"])))
    assert [line.text for line in kept] == ["正文一段。"]
    assert [item.why for item in out] == [why]


@pytest.mark.parametrize("text", ["一、基本情况", "为此建议：", "2021年，全县推进老街改造"])
def test_text_that_comes_back_is_kept(text: str) -> None:
    """Numbered headings and set phrases stand in many articles."""
    kept, out = take_out_furniture(read_lines(f"{text}\n\n" * 6), HeadWords())
    assert len(kept) == 6
    assert not out
