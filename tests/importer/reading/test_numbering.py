"""Numbered beginnings are read with their order."""

import pytest

from bulletin.importer.reading.numbering import follows, han_number, read_numbering


@pytest.mark.parametrize(
    ("text", "scheme", "level", "ordinal"),
    [
        ("一、背景", "han", 2, 1),
        ("（二十三）加强管理", "bracket", 3, 23),
        ("4.报送信息（15分）", "digit", 4, 4),
        ("一是成立专班", "word", 0, 1),
        ("第三条 委员应当", "clause", 0, 3),
        ("③保持", "circle", 0, 3),
    ],
)
def test_schemes_have_levels_and_ordinals(text: str, scheme: str, level: int, ordinal: int) -> None:
    """一、 is a heading of level 2, （一） of 3, 1. of 4; the others are running text."""
    found = read_numbering(text)
    assert found is not None
    assert (found.scheme, found.level, found.ordinal) == (scheme, level, ordinal)


@pytest.mark.parametrize("text", ["一张红色联系卡", "2022年6月", "十分重要", "3.5万元"])
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    """Words that begin with a numeral, years and decimals are no numbering."""
    assert read_numbering(text) is None


def test_the_next_number_follows() -> None:
    """二、 follows 一、; a list begins with its first number."""
    assert follows("二、保障", read_numbering("一、领导"))
    assert not follows("三、保障", read_numbering("一、领导"))
    assert follows("一、领导", None)


@pytest.mark.parametrize(
    ("text", "number"), [("十", 10), ("二十三", 23), ("一百零五", 105), ("二〇二一", 2021)]
)
def test_chinese_numbers(text: str, number: int) -> None:
    """Positional and counting forms."""
    assert han_number(text) == number
