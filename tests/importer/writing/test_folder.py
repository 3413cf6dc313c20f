"""The files of an issue folder."""

import yaml

from bulletin.importer.pipeline import import_text
from bulletin.importer.writing.folder import slug
from importer.printed import ISSUE

FILES = dict(import_text(ISSUE, "scan.txt").files)


def test_the_issue_says_that_its_pages_are_printed() -> None:
    """Numbers, masthead, highlights, and the typesetting of a back issue."""
    data = yaml.safe_load(FILES["issue.yml"])
    assert (data["年份"], data["期号"], data["总期号"]) == (2021, 3, 27)
    assert data["编委会"]["编委"] == ["李文", "张晓梅", "陈海波"]
    assert data["导读"] == ["怎样把老街的水排出去", "果园里的学堂"]
    assert data["排版"]["页码"] == "已印"


def test_articles_are_numbered_files_with_front_matter() -> None:
    """Title, department, author and printed page; the jump stands at the break."""
    text = FILES["01-怎样把老街的水排出去.md"]
    head = yaml.safe_load(text.split("---\n")[1])
    assert head == {"标题": "怎样把老街的水排出去", "栏目": "调研报告", "作者": "王国栋", "页码": 1}
    assert "水利站逐一测量了高程，（下转4页）（上接2页）画出了水流的方向。" in text


def test_slugs_are_short_and_plain() -> None:
    """The first line of the title, without marks."""
    assert slug("“水”往哪里走？　一条老街的调查") == "水往哪里走"
    assert slug("…") == "无题"
