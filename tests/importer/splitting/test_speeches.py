"""The speeches of a digest are told apart."""

from bulletin.importer.reading.lines import read_lines
from bulletin.importer.splitting.speeches import SpeechLines, find_speeches


def test_titles_stand_before_speakers_of_both_kinds() -> None:
    """A speaker on a line of his own, or at the head of the first paragraph; a title of two lines."""
    lines = read_lines(
        "抓住关键 抓紧落实\n把水排出去\n县政协常委、水利站站长李文：\n近年来，老街积水。\n"
        "为果园引水\n县政协委员、果园负责人王国栋：果园缺水，要修渠。\n再说一段。\n"
    )
    assert find_speeches(lines) == SpeechLines(frozenset({1, 2, 5}), frozenset({3}))


def test_a_sentence_with_a_name_is_no_speaker() -> None:
    """A colon behind a clause introduces a list."""
    assert find_speeches(read_lines("建议如下：\n主要表现在三个方面：一是路窄。\n")) == SpeechLines()
