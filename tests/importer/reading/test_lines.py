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


def test_the_row_of_a_table_keeps_its_cells() -> None:
    """Its text is the cells on one line, for a table of contents; its row is written as a table again."""
    row, rule = read_lines("| 1 | 怎样停车 |\n|:---|---:|\n")
    assert (row.text, row.row) == ("1 怎样停车", " 1 | 怎样停车 ")
    assert rule.ruled


def test_names_of_characters_and_quotation_bars_are_resolved() -> None:
    """&nbsp; is a space, > is no text."""
    (line,) = read_lines("> 引文&nbsp;&ldquo;一句&rdquo;。\n")
    assert line.text == "引文 “一句”。"
