"""Lines know what Markdown said of them and carry clean text."""

from bulletin.importer.reading.lines import read_lines


def test_markdown_marks_are_taken_off_and_remembered() -> None:
    """Level, bullet and bold beginning are attributes, not text."""
    heading, item, lead = read_lines("## 一、背景\n\n- 1 标题\n\n**一要认真。**再说\n")
    assert (heading.text, heading.level) == ("一、背景", 2)
    assert (item.text, item.bullet) == ("1 标题", True)
    assert (lead.text, lead.lead) == ("一要认真。再说", 5)


def test_numbers_of_lines_are_those_of_the_source() -> None:
    """Blank lines count, and how many stand before a line is kept."""
    first, second = read_lines("甲\n\n\n乙\n")
    assert (first.number, second.number, second.gap) == (1, 4, 2)


def test_soft_spaces_beside_marks_and_numbers_are_closed() -> None:
    """A scan puts spaces where print has none; a page number at the edge keeps its own."""
    text, entry = read_lines("共 12 个。 要按照\n12 关于停车的建议\n")
    assert text.text == "共12个。要按照"
    assert entry.text == "12 关于停车的建议"


def test_a_hard_line_end_is_remembered() -> None:
    """Two spaces at the end of a line are Markdown's hard break."""
    wrapped, last = read_lines("甲乙丙  \n丁。\n")
    assert (wrapped.wrapped, last.wrapped) == (True, False)
