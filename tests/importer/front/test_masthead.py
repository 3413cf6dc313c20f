"""Names by role and the imprint."""

from bulletin.importer.front.masthead import read_masthead
from bulletin.importer.reading.lines import read_lines
from importer.printed import FRONT


def test_names_run_on_and_are_closed_up() -> None:
    """A role's names go on over lines; 李 文 is one name."""
    board = dict(read_masthead(read_lines(FRONT)).board)
    assert board == {"主任": ("王国栋",), "编委": ("李文", "张晓梅", "陈海波"), "主编": ("赵志强",)}


def test_the_imprint_has_its_keys() -> None:
    """An address over two lines, a spaced label, 主办 behind the name."""
    fields = dict(read_masthead(read_lines(FRONT)).fields)
    assert fields == {
        "主办": "石桥县政协",
        "地址": "石桥县中心街1号",
        "电话": "(0000)1234567",
        "邮编": "000000",
        "电子信箱": "bulletin@example.org",
    }


def test_a_site_is_found_behind_any_label() -> None:
    """石桥政协网：<http://…> is the website."""
    fields = dict(read_masthead(read_lines("石桥政协网：<http://example.org>\n")).fields)
    assert fields == {"网址": "http://example.org"}
