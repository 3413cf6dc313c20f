"""A picture stands where it was written: before, between or behind the words of its paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from markup.bodies import body

LINES = st.lists(st.one_of(st.text("山路书灯", min_size=1, max_size=4), st.just("![桥](a.png)")), min_size=1)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("![桥](a.png)\n桥修好了。", "桥\n桥修好了。"),
        ("![桥](a.png)桥修好了。", "桥\n桥修好了。"),
        ("路通了。\n![桥](a.png)\n桥修好了。", "路通了。\n桥\n桥修好了。"),
        ("路通了。  \n![桥](a.png)  \n桥修好了。", "路通了。\n桥\n桥修好了。"),
        ("路通了：![桥](a.png)桥修好了。", "路通了：\n桥\n桥修好了。"),
        ("路通了。\n[![桥](a.png)](02-桥.md)\n桥修好了。", "路通了。\n桥\n桥修好了。"),
        ("one\n![桥](a.png)\ntwo", "one\n桥\ntwo"),
    ],
)
def test_a_picture_between_lines_or_sentences_parts_the_paragraph(source, text):
    result = body(source)
    assert result.text == text
    assert "<br>" not in result.html


@pytest.mark.parametrize(
    "source", ["路![桥](a.png)通了。", "路![桥](a.png)\n通了。", "**路。![桥](a.png)通了。**"]
)
def test_a_picture_inside_a_sentence_stands_behind_it(source):
    """Half a sentence is no paragraph."""
    assert body(source).text.replace("。", "") == "路通了\n桥"


def test_a_picture_in_a_list_stands_behind_the_list():
    assert body("- 路\n![桥](a.png)\n- 山").text == "路\n山\n桥"


@given(LINES)
def test_lines_of_words_and_lines_of_pictures_keep_their_order(lines):
    shown = ["桥" if line.startswith("!") else line for line in lines]
    assert body("\n".join(lines)).text.replace("\n", "") == "".join(shown)
