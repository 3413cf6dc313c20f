"""Cover, contents, body and back cover are told apart."""

from bulletin.importer.reading.lines import read_lines
from bulletin.importer.reading.regions import find_regions
from importer.printed import BODY, CONTENTS, FRONT, ISSUE


def test_the_four_regions_are_all_the_lines() -> None:
    """Nothing stands in two regions or in none."""
    lines = read_lines(ISSUE + "\n内部资料\n\n注意保存\n")
    regions = find_regions(lines)
    assert (*regions.front, *regions.contents, *regions.body, *regions.back) == lines
    assert regions.contents[0].text == "目 录"
    assert regions.body[0].text == "怎样把老街的水排出去"
    assert [line.text for line in regions.back] == ["内部资料", "注意保存"]


def test_a_table_without_its_heading_is_found_by_its_entries() -> None:
    """Several entries close together are contents even when 目录 was not read."""
    entries = "".join(f"- {page} 第{page}篇文章的题目\n\n" for page in (1, 4, 6, 9, 12))
    regions = find_regions(read_lines(FRONT + "\n" + entries + "\n" + BODY))
    assert len(regions.contents) == 5


def test_a_page_without_cover_and_contents_is_all_body() -> None:
    """A newspaper page begins with its first line."""
    assert not find_regions(read_lines(BODY)).front
    assert CONTENTS not in BODY
