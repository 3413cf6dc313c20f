"""An author with a surname that no list holds is known by 目录 and a line of his own."""

import pytest

from bulletin.importer.front.contents import Entry
from bulletin.importer.reading.fit import build_corpus
from bulletin.importer.reading.lines import read_lines
from bulletin.importer.splitting.split import split_by_contents

BODY = "街口缺一盏灯\n{}\n老街排水是多年的难题，要修。\n"


def read(word: str, body: str = BODY):
    lines = read_lines(body.format(word))
    entry = Entry("社情民意", 1, f"街口缺一盏灯　{word}")
    (draft,), decisions = split_by_contents(lines, [entry], build_corpus([line.text for line in lines]))
    return draft, decisions


@pytest.mark.parametrize("name", ["子某某", "丑某"])
def test_the_line_that_the_contents_end_with_is_the_author(name: str) -> None:
    """Title and entry lose the name; the editor is asked."""
    draft, decisions = read(name)
    assert (draft.block.title, draft.entry.title) == ("街口缺一盏灯", "街口缺一盏灯")
    assert [person.name for person in draft.block.authors] == [name]
    assert [(decision.kind, decision.line, decision.sure) for decision in decisions] == [("作者", 2, False)]


def test_four_characters_stay_in_the_title_and_are_shown() -> None:
    """They are more often half of it."""
    draft, decisions = read("照亮归途")
    assert draft.block.title == "街口缺一盏灯　照亮归途"
    assert draft.block.authors == ()
    assert [decision.alternative for decision in decisions] == ["是作者的名字"]


def test_a_word_on_the_line_of_the_title_belongs_to_it() -> None:
    """Only a line of its own is a byline."""
    draft, decisions = read("子某某", "街口缺一盏灯　{}\n老街排水是多年的难题，要修。\n")
    assert draft.block.authors == ()
    assert decisions == ()
