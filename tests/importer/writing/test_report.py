"""The report names every doubt, and the source can be made back from it."""

import json

from bulletin.importer.pipeline import import_text
from bulletin.importer.reading.punctuation import Change, narrow_again
from bulletin.importer.writing.report import write_report
from importer.printed import ISSUE

MADE = import_text(ISSUE, "scan.txt")
DATA = json.loads(write_report(MADE.report))


def test_every_change_of_punctuation_is_on_record() -> None:
    """Line by line, the changes taken back give the characters of the source."""
    source = ISSUE.split("\n")
    assert DATA["标点"]
    for item in DATA["标点"]:
        line = source[item["行"] - 1]
        wide = list(line)
        for column, _, new in item["改动"]:
            wide[column - 1] = new
        assert narrow_again("".join(wide), tuple(Change(*change) for change in item["改动"])) == line


def test_articles_jumps_and_omissions_are_listed() -> None:
    """With the lines of the source."""
    assert [article["文件"] for article in DATA["文章"]] == [
        "01-怎样把老街的水排出去.md",
        "02-果园里的学堂.md",
    ]
    assert DATA["转接"][0]["原印"] == ["（下转4页）", "（上接2页）"]
    assert {item["文字"] for item in DATA["未收"]} >= {"目 录", "石桥政协"}
    assert DATA["遗失"] == []


def test_a_misprinted_jump_is_a_doubt() -> None:
    """What was printed, what is written now, and what else it could be."""
    made = import_text(ISSUE.replace("下转4页", "下转1页"), "scan.txt")
    (doubt,) = [d for d in made.report.unsure if d.kind == "转接标记有误"]
    assert "印作（下转1页）" in doubt.chosen
    assert doubt.alternative
