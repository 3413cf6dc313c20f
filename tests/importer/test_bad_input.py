"""Whatever is handed to the importer, it answers in plain words or with an issue, and in time."""

import sys

import pytest

from bulletin.errors import BulletinError
from bulletin.importer.pipeline import import_text
from importer.authoring import author_issue
from importer.printed import BODY, CONTENTS, FRONT, ISSUE
from importer.scan import Scanner


@pytest.mark.parametrize(
    "text",
    [
        "It was a dark and stormy night; the rain fell in torrents.\n\n" * 50,
        "天黑了，他一个人走在路上。\n\n" * 50,
        "。\n" * 9,
    ],
)
def test_a_text_that_is_no_bulletin_is_refused(text: str) -> None:
    """Neither contents nor titles: the message says so and what to check."""
    with pytest.raises(BulletinError, match=r"认不出文章.*请确认"):
        import_text(text, "a.txt")


def test_contents_without_a_body_are_refused() -> None:
    """The message names the line where the contents end."""
    with pytest.raises(BulletinError, match="只有目录，没有正文") as caught:
        import_text(FRONT + "\n" + CONTENTS, "a.txt")
    assert caught.value.problems[0].line is not None


def test_an_issue_without_contents_is_read_by_its_titles() -> None:
    """Numbers come from the cover, articles from the form of their titles."""
    made = import_text(FRONT + "\n" + BODY, "a.txt")
    assert made.name == "2021-3"
    assert "怎样把老街的水排出去" in {article.title for article in made.articles}


@pytest.mark.parametrize("file", ["scan.txt", "_scan.txt", "some/where/scan.txt"])
def test_an_issue_whose_number_is_nowhere_gets_a_name_that_builds_pass_over(file: str) -> None:
    """A folder of any other name stops every build of the archive."""
    assert import_text(CONTENTS + "\n" + BODY, file).name == "_scan"


@pytest.mark.parametrize("unit", ["老街的水，", "老街的水,", "老街(水)"])
def test_a_line_of_a_million_characters_is_a_paragraph(unit: str) -> None:
    """It is neither cut nor refused, nor does it take longer than other texts of its length."""
    long = unit * (1_000_000 // len(unit)) + "流走了。"
    made = import_text(ISSUE.replace("孩子们围着老人听故事。", long), "a.txt")
    assert any(len(p.text) == len(long) for article in made.articles for p in article.paragraphs)


@pytest.mark.slow
def test_ten_megabytes_lose_nothing() -> None:
    """A shelf of issues in one file; how long it takes is the benchmark's business."""
    scan = Scanner(5).scan(author_issue(5))
    text = ISSUE + scan * (10_000_000 // len(scan.encode()))
    made = import_text(text, "a.txt")
    assert made.report.lost == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        BODY,
        "（下转3页）\n\n（上接4页）\n\n水流到村口还没有停\n\n",
        "★5月6日，看水。\n\n",
        "老街排水是石桥县多年来的难题，调  \n研组走访了沿街住户，听取了水利站  \n",
        "水流到村口\n\n",
        "1\n\n2\n\n",
    ],
    ids=["articles", "marks", "items", "wrapped lines", "short lines", "numbers"],
)
def test_work_grows_with_the_text(unit: str) -> None:
    """Four times the text takes about four times as many calls, whatever it is made of."""
    small = _calls(unit * (15_000 // len(unit.encode())))
    large = _calls(unit * (60_000 // len(unit.encode())))
    assert large < 6 * small


def _calls(text: str) -> int:
    """Calls of functions, ours and Python's own, that the import of the text takes."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        made = import_text(ISSUE + text, "a.txt")
    finally:
        sys.setprofile(None)
    assert made.report.lost == ()
    return count
