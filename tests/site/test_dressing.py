"""The body on the web: tables, notes, pictures, links and code, dressed for readers and their tools."""

from __future__ import annotations

from lxml import html

from bulletin.site.dressing import dress_body
from publications import make_article


def dressed(source: str) -> html.HtmlElement:
    body = make_article("2026-1/01-文", source).body
    return html.fragment_fromstring(dress_body(body, ()), create_parent="div")


def sides(page: html.HtmlElement) -> list[list[str]]:
    return [[cell.get("class", "") for cell in row.iterchildren("td", "th")] for row in page.iter("tr")]


def test_columns_of_figures_stand_flush_right() -> None:
    """Also with units and per cents; a column with words stays flush left."""
    page = dressed(
        "| 类别 | 点 | 占比 | 说明 |\n|---|---|---|---|\n| 近 | 11 | 45.5% | 好 |\n| 远 | 7 | 约12% | 差 |\n"
    )
    assert sides(page) == [["", "right", "right", ""]] * 3


def test_the_editors_alignment_wins() -> None:
    """Written in the Markdown, and not as the obsolete attribute in the HTML."""
    page = dressed("| 甲 | 乙 |\n|:--|:-:|\n| 1 | 2 |\n")
    assert sides(page) == [["", "center"]] * 2
    assert not page.xpath("//@align")


def test_a_table_scrolls_and_is_named_by_its_caption() -> None:
    """With the keyboard too; without a caption it has a number."""
    page = dressed("表1　三类点\n\n| 甲 |\n|---|\n| 1 |\n\n文。\n\n| 乙 |\n|---|\n| 2 |\n")
    first, second = page.xpath("//div[@class='scroll']")
    assert page.get_element_by_id(first.get("aria-labelledby")).text_content() == "表1　三类点"
    assert second.get("aria-label") == "表2"
    assert {first.get("tabindex"), first.get("role")} == {"0", "region"}
    assert first.xpath(".//th/@scope") == ["col"]


def test_notes_can_be_walked_to_and_back() -> None:
    """Both links say in words where they lead."""
    page = dressed("文[^1]。\n\n[^1]: 注。")
    (reference,) = page.xpath("//a[@role='doc-noteref']")
    (back,) = page.xpath("//a[@role='doc-backlink']")
    assert reference.get("aria-label") == "注[1]"
    assert page.get_element_by_id(reference.get("href")[1:]).text_content().startswith("注。")
    assert page.get_element_by_id(back.get("href")[1:]) is not None


def test_pictures_load_late_with_their_size_known() -> None:
    """So that nothing jumps; the file is the WebP beside the issue."""
    (image,) = dressed("![桥](images/桥1.png)\n").xpath("//img")
    assert image.get("src") == "../images/%E6%A1%A51.png-64.webp"
    assert (image.get("width"), image.get("height"), image.get("loading")) == ("64", "36", "lazy")
    assert image.get("alt") == "桥"


def test_links_to_articles_are_relative() -> None:
    """The site works under any path."""
    page = dressed("见[前文](2026-1/02-路.md)。")
    assert page.xpath("//a/@href") == ["../../2026-1/02-%E8%B7%AF/"]


def test_the_editors_marks_leave_nothing_behind() -> None:
    """They have become links, or nothing."""
    page = dressed("做实（下转8页）（上接4页）续完。")
    assert page.text_content().strip() == "做实续完。"
    assert not page.xpath("//span")


def test_code_can_be_scrolled_with_the_keyboard() -> None:
    """A long command line is wider than a phone."""
    assert dressed("```\npython3 build.py\n```\n").xpath("//pre/@tabindex") == ["0"]


def test_a_web_address_may_break_but_stays_the_same_text() -> None:
    """In running text, in front of an element and behind one; a link and code are left as they are."""
    source = (
        "见https://a.example/x和**https://b.example/y**后https://c.example/z，"
        "[链](https://d.example/)，`https://e.example/`。"
    )
    page = dressed(source)
    assert page.xpath("//span[@class='url']/text()") == [
        "https://a.example/x",
        "https://b.example/y",
        "https://c.example/z",
    ]
    assert page.text_content().strip() == source.replace("**", "").replace("`", "").replace(
        "[链](https://d.example/)", "链"
    )
