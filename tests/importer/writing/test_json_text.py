"""JSON of reports: the same data back, and nothing in it that a terminal obeys."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bulletin.importer.writing.json_text import write_json_text
from bulletin.load.encoding import CONTROLS


@given(st.dictionaries(st.text(max_size=4), st.text('路灯\u009b\x85\u2028\ufeff\n\t\\"a', max_size=8)))
def test_the_data_comes_back_and_no_control_character_stands_in_the_text(data: dict[str, str]) -> None:
    """C1 characters (U+0080 to U+009F) are commands to many terminals."""
    text = write_json_text(data)
    assert json.loads(text) == data
    assert not CONTROLS.search(text)


def test_chinese_stays_as_it_is() -> None:
    """A person may read the report too."""
    assert write_json_text({"标题": "路灯\u009b2J"}) == '{\n "标题": "路灯\\u009b2J"\n}\n'
