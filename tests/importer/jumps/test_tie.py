"""Marks are tied to the place where they stand, misprinted words or not."""

from bulletin.importer.jumps.tie import tie_marks
from bulletin.importer.reading.fit import build_corpus
from bulletin.importer.reading.lines import Line, read_lines


def tie(text: str) -> tuple[Line, ...]:
    lines = read_lines(text)
    return tie_marks(lines, build_corpus([line.text for line in lines]))


def test_a_mark_on_its_own_line_goes_to_its_neighbour() -> None:
    """下转 to the line before, 上接 to the line after."""
    head, tail = tie("水沿着老街\n\n（下转8页）\n\n（上接4页）\n\n流进了河里。\n")
    assert head.jump_out is not None
    assert head.jump_out.number == 8
    assert tail.jump_in is not None
    assert tail.jump_in.number == 4


def test_a_continued_mark_before_a_title_is_a_misprinted_jump() -> None:
    """A sentence is broken off, a title follows: the mark must be 下转, whatever it says."""
    head, title, _ = tie("二要完善排水的\n\n（上接54页）\n\n关于果园灌溉的建议\n\n果园每年春天都缺水。\n")
    assert head.jump_out is not None
    assert head.jump_out.printed == "（上接54页）"
    assert title.jump_in is None


def test_a_continued_mark_between_two_texts_stays_what_it_is() -> None:
    """The text before is finished and the tail begins inside a sentence."""
    _, tail = tie("会议结束了。\n\n（上接3页）的办法，逐项落实。\n")
    assert tail.jump_in is not None
