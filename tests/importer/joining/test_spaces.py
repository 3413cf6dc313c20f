"""Soft spaces go, printed ones become full-width."""

from bulletin.importer.joining.spaces import clean_paragraph, clean_title
from bulletin.importer.reading.fit import build_corpus

CORPUS = build_corpus(["开创新时代的水渠", "开创新时代", "水排出去把路修好"])


def test_a_space_inside_a_word_of_the_issue_is_soft() -> None:
    """新|时代 stands together elsewhere."""
    assert clean_title("把水排出去 开创新 时代的水渠", CORPUS) == "把水排出去　开创新时代的水渠"


def test_a_space_that_the_contents_print_too_is_no_soft_one() -> None:
    """The issue writes the words together, but 目录 breaks the title here; without the break it is soft."""
    title = "水排出去 把路修好"
    assert clean_title(title, CORPUS, "王国栋：水排出去　把路修好") == "水排出去　把路修好"
    assert clean_title(title, CORPUS, "水排出去把路修好") == "水排出去把路修好"


def test_letter_spaced_titles_are_closed() -> None:
    """工 作 动 态 is 工作动态."""
    assert clean_title("工 作 动 态", CORPUS) == "工作动态"


def test_slogans_and_datelines_keep_their_space() -> None:
    """Spaces in quotation marks are printed, so is the one behind a dateline; others are not."""
    text = "本报讯 开展“迎盛会 修水渠”活动， 修好三里 水渠。"
    assert clean_paragraph(text, CORPUS) == "本报讯　开展“迎盛会　修水渠”活动，修好三里水渠。"


def test_latin_words_keep_a_plain_space() -> None:
    """A space between Latin letters is a space."""
    assert clean_paragraph("使用Open Source软件", CORPUS) == "使用Open Source软件"
