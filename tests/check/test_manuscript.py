"""How a file is read: its prose, each offset a place in the file."""

from hypothesis import given
from hypothesis import strategies as st

from bulletin.check.manuscript import Kind, read_manuscript
from bulletin.check.masking import MASK
from check.texts import texts

ARTICLE = """---
引题: 样刊
标题:
  - 山路通到哪里
  - '石榴树下'
作者: {姓名: 林某某, 职务: 编辑}
编者按: 这是一段话。 # 备注
---

## 一、起头

正文`code,不查`，见[这篇](03-停车.md)。
接着一行。

- 一条

| 甲 | 乙 |
|---|---|
| 1 | 2 |

    python3 build.py check,不查

![桥,图](images/a,b.png "某某　绘"){.通栏} <!-- 不查, -->
"""


def read(text=ARTICLE, path="issues/2026-1/01.md"):
    return read_manuscript(path, text)


def test_prose_of_front_matter_is_one_passage_a_line_without_marks_of_yaml():
    fields = [(one.key, one.text) for one in read().of_kind(Kind.FIELD)]
    assert fields == [
        ("引题", "样刊"),
        ("标题", "山路通到哪里"),
        ("标题", "石榴树下"),
        ("编者按", "这是一段话。"),
    ]


def test_blocks_of_the_body_have_their_kinds():
    kinds = [one.kind for one in read().passages if one.kind is not Kind.FIELD]
    assert kinds == [
        Kind.HEADING,
        Kind.PARAGRAPH,
        Kind.ITEM,
        *[Kind.CELLS] * 3,
        *[Kind.PARAGRAPH] * 2,
    ]


def test_code_comments_addresses_and_attributes_are_masked_but_words_for_readers_are_not():
    prose = "\n".join(one.text for one in read().passages)
    assert "不查" not in prose
    assert "images" not in prose
    assert "通栏" not in prose
    assert "桥,图" in prose
    assert "某某　绘" in prose
    assert "这篇" in prose


def test_an_offset_becomes_line_and_column_from_one():
    manuscript = read()
    assert manuscript.place(ARTICLE.index("石榴树")) == (5, 6)


def test_a_yaml_file_has_fields_only():
    manuscript = read("说明: 样刊。\n印数: 500\n导读:\n  - 山路\n", "issues/2026-1/issue.yml")
    assert [one.text for one in manuscript.passages] == ["样刊。", "山路"]


def test_a_line_in_four_spaces_that_goes_on_with_a_list_item_is_text():
    assert "下文" in read("- 一条\n\n    下文\n").passages[-1].text


@given(st.one_of(st.text(), texts()))
def test_every_passage_is_the_text_of_the_file_but_for_masks(text):
    for passage in read(text).passages:
        original = text[passage.start : passage.end]
        assert len(original) == len(passage.text)
        assert all(b in (a, MASK) for a, b in zip(original, passage.text, strict=True))
