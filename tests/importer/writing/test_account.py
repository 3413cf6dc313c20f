"""Nothing is lost, and the account would notice if it were."""

from bulletin.importer.pipeline import import_text
from bulletin.importer.reading.lines import read_lines
from bulletin.importer.writing.account import Made, find_lost
from importer.printed import ISSUE


def test_an_import_loses_nothing() -> None:
    """Every line stands in an article or in the list of what was left out."""
    assert import_text(ISSUE, "scan.txt").report.lost == ()


def test_a_line_that_is_in_no_text_is_found() -> None:
    """The second line was read and written nowhere."""
    lines = read_lines("甲乙丙。\n丁戊己。\n")
    assert [item.line for item in find_lost(lines, [Made("甲乙丙。", (1,))], [])] == [2]


def test_a_line_of_which_a_part_is_missing_is_found() -> None:
    """A text that claims the line must hold all of it."""
    lines = read_lines("甲乙丙丁戊己庚辛壬癸子丑寅卯。\n")
    assert find_lost(lines, [Made("甲乙丙丁戊己庚。", (1,))], [])
