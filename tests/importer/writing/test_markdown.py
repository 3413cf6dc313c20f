"""Bodies are Markdown that reads back as the same text."""

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.importer.joining.paragraphs import Paragraph
from bulletin.importer.writing.markdown import write_block, write_body

ACCIDENTS = [
    "# 不是标题",
    "1. 不是列表",
    "12) 也不是",
    "- 不是列表",
    "> 不是引文",
    "*不是强调* 与 _不是_",
    "数组[1]与[注](不是链接)",
    "2*3=6，a_b_c",
    "`不是代码`",
    "<b>不是标签</b>与 a < b",
    "&amp;不是实体",
    "![不是图](x.png)",
    "=====",
    "|不是|表格|",
    "[^1]不是脚注",
    "~~~",
    "反斜线\\*",
]


def rendered(text: str) -> str:
    html = markdown.markdown(
        text, extensions=["tables", "footnotes", "attr_list", "sane_lists", "fenced_code"]
    )
    plain = re.sub(r"<[^>]+>", "", html)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#126;", "~"), ("&amp;", "&")):
        plain = plain.replace(entity, character)
    return plain.strip()


@pytest.mark.parametrize("text", ACCIDENTS)
def test_markdown_by_accident_shows_as_text(text: str) -> None:
    """The page shows exactly the characters that were scanned."""
    html = markdown.markdown(write_block(Paragraph(text.strip(), (1,))))
    assert html.startswith("<p>")
    assert rendered(write_block(Paragraph(text.strip(), (1,)))) == text.strip()


@given(
    st.text(alphabet="甲乙。#*_-+>1.)[]()!`<&\\|~^:= {}", min_size=1, max_size=24).map(str.strip).filter(bool)
)
def test_any_line_shows_as_itself(text: str) -> None:
    """Whatever stands in a scan, nothing of it is read as Markdown."""
    shown = rendered(write_block(Paragraph(text, (1,))))
    assert re.sub(r"\s+", " ", shown) == re.sub(r"\s+", " ", text)


def test_blocks_have_their_form() -> None:
    """Headings, bold leads of numbered sentences, one list for items on end."""
    body = write_body(
        [
            Paragraph("一、看水", (1,), "heading", 2),
            Paragraph("一要认真。再说别的。", (2,), lead=5),
            Paragraph("★5月6日，看水。", (3,), "item"),
            Paragraph("★5月7日上午，修渠。", (4,), "item"),
        ]
    )
    assert body == "## 一、看水\n\n**一要认真。**再说别的。\n\n- 5月6日　看水。\n- 5月7日上午　修渠。\n"


def test_a_table_is_a_table_again() -> None:
    """The first row is the head; short rows are filled up; cells are plain text."""
    table = Paragraph(" 地点 | 处数 \n 井边_a ", (1, 2), "table")
    assert write_block(table) == "| 地点 | 处数 |\n| --- | --- |\n| 井边\\_a |  |"
