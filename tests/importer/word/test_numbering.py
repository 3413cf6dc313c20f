"""Automatic numbers are counted as Word counts them."""

import pytest
from lxml import etree

from bulletin.importer.word.reading.counting import write_number
from bulletin.importer.word.reading.numbering import Numbering
from importer.word.drafts import body_of, convert, docx, levels, listed, lists, para, title


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        ("chineseCounting", 1, "一"), ("chineseCounting", 10, "十"), ("chineseCounting", 11, "十一"),
        ("chineseCounting", 20, "二十"), ("chineseCountingThousand", 103, "一百零三"),
        ("chineseCountingThousand", 110, "一百一十"), ("chineseCountingThousand", 1003, "一千零三"),
        ("chineseLegalSimplified", 12, "壹拾贰"), ("ideographTraditional", 11, "甲"),
        ("decimalEnclosedCircle", 3, "③"), ("lowerLetter", 28, "bb"), ("upperRoman", 1994, "MCMXCIV"),
        ("decimalZero", 7, "07"), ("decimal", 7, "7"), ("of the future", 7, "7"), ("lowerLetter", 0, "0"),
    ],
)  # fmt: skip
def test_formats(form: str, number: int, text: str) -> None:
    assert write_number(number, form) == text


def labels(xml: str, *steps: tuple[str, int]) -> list[str]:
    numbering = Numbering(etree.fromstring(xml.encode()))
    return [label.text if (label := numbering.label(*step)) else "" for step in steps]


THREE = levels(("decimal", "%1."), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"))


def test_a_level_starts_again_under_the_next_number() -> None:
    steps = [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1), ("1", 2)]
    assert labels(lists(THREE), *steps) == ["1.", "1.1", "1.2", "2.", "2.1", "2.1.1"]


def test_lists_of_one_definition_count_on_and_an_override_starts_anew() -> None:
    extra = (
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    steps = [("1", 0), ("7", 0), ("8", 0), ("8", 0)]
    assert labels(lists(THREE, extra=extra), *steps) == ["1.", "2.", "5.", "6."]


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    assert labels(lists(THREE), ("99", 0), ("1", 8), ("1", 99)) == ["", "", ""]
    assert Numbering(None).label("1", 0) is None


def test_short_items_are_a_list_and_long_ones_are_paragraphs() -> None:
    """A hanging indent in a narrow column is for short lines."""
    numbering = {
        "numbering.xml": lists(
            levels(("decimal", "%1.")), levels(("bullet", "\uf0b7"), ("bullet", "o"), number="2")
        )
    }
    short = docx(
        title("办法"),
        para("引子一句，后面是条目。"),
        para("换线", more=listed(1)),
        para("换杆", more=listed(1)),
        parts=numbering,
    )
    assert "1. 换线\n2. 换杆" in body_of(convert(short)[0])
    long = docx(
        title("办法"),
        para("引子一句，后面是条目。"),
        para("换线。" + "线是三十年前的线。" * 12, more=listed(1)),
        parts=numbering,
    )
    assert "1.换线。" in body_of(convert(long)[0])
    nested = docx(
        title("办法"),
        para("引子一句。"),
        para("甲", more=listed(2)),
        para("乙", more=listed(2, 1)),
        para("丙", more=listed(2)),
        parts=numbering,
    )
    assert "- 甲\n    - 乙\n- 丙" in body_of(convert(nested)[0])


def test_numbers_that_markdown_has_not_stay_as_they_are_printed() -> None:
    numbering = {"numbering.xml": lists(levels(("decimal", "（%1）")))}
    text, _ = convert(
        docx(title("办法"), para("引子一句。"), para("换线。", more=listed(1)), parts=numbering)
    )
    assert "（1）换线。" in text
