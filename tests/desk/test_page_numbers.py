"""页码 is written into front matter, and no other byte changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.desk import new_pages
from bulletin.desk.page_numbers import with_page, without_page
from bulletin.errors import BulletinError
from bulletin.load.encoding import decode
from bulletin.load.frontmatter import split
from bulletin.load.marked_yaml import read_yaml
from bulletin.model import ArticlePages, PageMap, PageSource, Typesetting
from publications import make_article, make_issue

PAGE_LINES = st.sampled_from(
    ["页码: 3", "页码:  3   # 计划", "页码:", "页码: '3'", 'page: "47"', "页码: 3\t", "页码 : 12"]
)
BODIES = st.sampled_from(["", "正文。", "页码: 9\n---\n又一段", "正文。\n\n\n"])


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Article files with and without 页码, in every line end, with and without a mark in front."""
    sound = [["标题: 停车记"], ["编者按: |", "  页码: 这是正文"], ["副题:", "- 一", "- 二"], ["# 页码: 3"]]
    groups = draw(st.lists(st.sampled_from(sound), unique_by=str, min_size=1))
    if draw(st.booleans()):
        groups.insert(draw(st.integers(0, len(groups))), [draw(PAGE_LINES)])
    lines = ["---", *(line for group in groups for line in group), "---", "", draw(BODIES)]
    text = draw(st.sampled_from(["\n", "\r\n", "\r"])).join(lines)
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


def _values(data: bytes) -> dict[str, object]:
    halves = split(decode(data, "x.md"), "x.md")
    values = read_yaml(halves.yaml, "x.md").values
    # The schema strips text, so the line end behind a last block of text says nothing.
    return {key: value.strip() if isinstance(value, str) else value for key, value in values.items()}


@given(files(), st.integers(1, 9999))
def test_the_page_is_there_and_all_else_is_as_it_was(data: bytes, page: int) -> None:
    """Reading the file again gives the page, and every other key and the body unchanged."""
    written = with_page(data, "x.md", page)
    before, after = _values(data), _values(written)
    name = next(name for name in ("页码", "page") if name in after)
    assert after.pop(name) == str(page)
    before.pop(name, None)
    assert after == before
    assert split(decode(written, "x.md"), "x.md").body == split(decode(data, "x.md"), "x.md").body


@given(files(), st.integers(1, 9999))
def test_writing_twice_changes_nothing_the_second_time(data: bytes, page: int) -> None:
    """The second run has the same bytes."""
    written = with_page(data, "x.md", page)
    assert with_page(written, "x.md", page) == written


@given(files(), st.integers(1, 9999), st.integers(1, 9999))
def test_writing_a_page_and_the_old_one_again_gives_the_bytes_back(data: bytes, one: int, other: int) -> None:
    """A round trip loses nothing, not even a comment behind the number."""
    first = with_page(data, "x.md", one)
    assert with_page(with_page(first, "x.md", other), "x.md", one) == first


@given(files(), st.integers(1, 9999))
def test_a_page_that_was_added_can_be_taken_away(data: bytes, page: int) -> None:
    """Without its line the file is the one before."""
    if "页码" in _values(data) or "page" in _values(data) or b"\xe9\xa1\xb5\xe7\xa0\x81:\r" in data:
        return
    bare = without_page(data, "x.md")
    assert without_page(with_page(bare, "x.md", page), "x.md") == bare


def test_front_matter_in_braces_is_refused_with_a_remedy() -> None:
    """There is no line to add; the editor is told what to do."""
    with pytest.raises(BulletinError) as refused:
        with_page("---\n{标题: 停车记, 栏目: 特稿}\n---\n\n正文\n".encode(), "x.md", 3)
    assert [problem.code for problem in refused.value.problems] == ["front-matter-flow"]


def _pages(*starts: int) -> PageMap:
    articles = tuple(ArticlePages(f"2026-1/{n:02}", (start,)) for n, start in enumerate(starts, 1))
    return PageMap("2026-1", 9, articles)


def test_only_pages_that_differ_are_to_be_written() -> None:
    """A right number stays, a wrong and a missing one are named."""
    articles = [make_article(f"2026-1/{n:02}", page=page) for n, page in ((1, 1), (2, 3), (3, None))]
    found = new_pages(make_issue("2026-1", articles), _pages(1, 4, 7))
    assert [(page.article.id, page.before, page.after) for page in found] == [
        ("2026-1/02", 3, 4),
        ("2026-1/03", None, 7),
    ]


def test_printed_pages_are_facts() -> None:
    """An issue whose numbers are printed is refused."""
    issue = make_issue(
        "2026-1", [make_article("2026-1/01")], typesetting=Typesetting(pages=PageSource.PRINTED)
    )
    with pytest.raises(BulletinError) as refused:
        new_pages(issue, _pages(1))
    assert [problem.code for problem in refused.value.problems] == ["pages-printed"]
