"""The plan of an issue at a glance: every page, its articles, blanks and jumps."""

from xml.etree import ElementTree

import pytest

from bulletin.print.press.drawing import colour_of, page_plan_svg
from bulletin.print.press.plan_text import page_plan_text
from print.press.samples import layout

SVG = "{http://www.w3.org/2000/svg}"


def drawn(**values: object) -> ElementTree.Element:
    return ElementTree.fromstring(page_plan_svg(layout(**values)))


def rects(root: ElementTree.Element, fill: str) -> list[tuple[float, ...]]:
    """Left, top, width and height of what is filled so."""
    return [
        tuple(float(rect.get(key)) for key in ("x", "y", "width", "height"))
        for rect in root.iter(f"{SVG}rect")
        if rect.get("fill") == fill
    ]


def texts(root: ElementTree.Element) -> list[str]:
    return [item.text for item in root.iter(f"{SVG}text")]


def test_every_page_is_there_once_and_no_two_overlap():
    root = drawn(body_pages=23)
    pages = [box for box in rects(root, "#fff") if box[2] == 96]
    assert len(pages) == 23
    for index, (x, y, width, height) in enumerate(pages):
        for other in pages[index + 1 :]:
            apart = abs(other[0] - x) >= width - 0.01 or abs(other[1] - y) >= height
            assert apart, (index, other)
    assert [text for text in texts(root) if text.isdecimal()].count("23") >= 1


def test_page_one_is_a_right_hand_page_and_two_and_three_face_each_other():
    first, second, third, *_ = [box for box in rects(drawn(), "#fff") if box[2] == 96]
    assert first[0] == pytest.approx(24 + 96)
    assert third[0] - second[0] == pytest.approx(96, abs=0.1)


def test_an_article_has_its_colour_on_its_pages_and_in_the_legend():
    """The first article: its page, its tail on page 3, the legend."""
    root = drawn()
    assert len(rects(root, colour_of(0))) == 3
    assert len(rects(root, colour_of(1))) == 2
    assert "第1篇　<题>" in texts(root)
    assert "1, 3" in texts(root)


def test_sixty_articles_have_sixty_colours_that_print_light():
    colours = [colour_of(index) for index in range(60)]
    assert len(set(colours)) == 60
    assert all(int(colour[5:7], 16) > 130 and int(colour[1:3], 16) > 130 for colour in colours)


def test_only_pages_with_blanks_are_hatched():
    """Page 2 of five, in two columns; a page with a little blank is hatched but not labelled."""
    assert len(rects(drawn(), "url(#blank)")) == 2
    assert "2　空75%" in texts(drawn())
    little = drawn(blank=[{"page": 4, "share": 0.06}])
    assert len(rects(little, "url(#blank)")) == 2
    assert not any("空" in text for text in texts(little))


def test_a_jump_is_an_arrow_from_its_page_to_its_tail():
    root = drawn()
    (arrow,) = (path for path in root.iter(f"{SVG}path") if path.get("marker-end"))
    assert arrow.find(f"{SVG}title").text == "第1篇　<题>：第1页下转第3页"
    start, end = arrow.get("d")[1:].split("C")[0], arrow.get("d").split(" ")[-2:]
    pages = [box for box in rects(root, "#fff") if box[2] == 96]
    x0, y0 = map(float, start.split())
    x1, y1 = map(float, end)
    assert pages[0][0] < x0 < pages[0][0] + 96
    assert pages[0][1] < y0 < pages[0][1] + pages[0][3]
    assert pages[2][0] < x1 < pages[2][0] + 96
    assert pages[2][1] < y1 < pages[2][1] + pages[2][3]


def test_nothing_comes_from_outside():
    svg = page_plan_svg(layout()).replace("http://www.w3.org/2000/svg", "")
    assert "http" not in svg
    assert "href" not in svg


def test_the_terminal_shows_pages_tails_blanks_and_articles():
    assert page_plan_text(layout()) == (
        "版面图　2026-1　正文 5 页，5 篇，转页 1 处，省下 1 页\n"
        "\n"
        "页     1     2     3     4     5\n"
        "文     1     2   3+1     4     5\n"
        "空     .   75%     .     .     .\n"
        "\n"
        "  1　第1篇　<题>　1, 3（1页下转3页）\n"
        "  2　第2篇　<题>　2\n"
        "  3　第3篇　<题>　3\n"
        "  4　第4篇　<题>　4\n"
        "  5　第5篇　<题>　5\n"
    )


def test_long_issues_go_on_in_rows_of_ten():
    lines = page_plan_text(layout(body_pages=23)).splitlines()
    assert sum(line.startswith("页") for line in lines) == 3


def test_an_issue_without_articles_is_an_empty_desk():
    assert "正文 0 页" in page_plan_text(layout(0))
    assert drawn(body_pages=0, articles=[], blank=[]) is not None
