"""Half-width marks become full-width in Chinese text, nowhere else, and every change can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.importer.reading.punctuation import narrow_again, widen

CHANGED = [
    ("近年来,我市推进建设;成效明显:三处完成.", "近年来，我市推进建设；成效明显：三处完成。"),
    ("(二)完善机制(试行)", "（二）完善机制（试行）"),
    ("根据厅字[2021]30号文件", "根据厅字〔2021〕30号文件"),
    ('他说:"水往低处流。"', "他说：“水往低处流。”"),
    ("占25%,比上年高", "占25%，比上年高"),
    ("五年累计368件,", "五年累计368件，"),
    ("２０２１年", "2021年"),
    ('水到了田头。"老周说。', "水到了田头。”老周说。"),
    ('老周说:"先看水路', "老周说：“先看水路"),
    ("他说：“水到了”.", "他说：“水到了”。"),
    ('他说:"水到了". 大家笑了', "他说：“水到了”。 大家笑了"),
    ("写着“廉让”.村里人都知道", "写着“廉让”。村里人都知道"),
    ("（渠已修通.）", "（渠已修通。）"),
    ('通渠"，又叫"开闸"。', "通渠”，又叫“开闸”。"),
]
KEPT = [
    "共1,200户",
    "比例为3:1",
    "上午10:30开始",
    "电话(0356)2198273",
    "见http://example.org/a,b:c",
    "write a, b; c",
    "一. 指导思想",
    "（1）. 指导思想",
    "卡尔.马克思",
    "渠长3.5公里",
    "“OK”. See",
]


@pytest.mark.parametrize(("narrow", "wide"), CHANGED)
def test_marks_in_chinese_text_are_widened(narrow: str, wide: str) -> None:
    """Commas, colons, brackets, quotes and the brackets of a document's year."""
    assert widen(narrow)[0] == wide


@pytest.mark.parametrize("text", KEPT)
def test_numbers_addresses_and_latin_text_are_left_alone(text: str) -> None:
    """A mark between digits, in an address or between Latin words is not Chinese."""
    assert widen(text)[0].replace("：", ":").replace("，", ",") == text
    assert all(change.column > 3 for change in widen(text)[1]) or not widen(text)[1]


@given(st.text(alphabet='甲乙丙，。,;:?!()[]".12 ab号“”', max_size=60))
def test_every_change_can_be_taken_back(text: str) -> None:
    """The line and its record give the line as it was, character for character."""
    wide, changes = widen(text)
    assert len(wide) == len(text)
    assert narrow_again(wide, changes) == text
