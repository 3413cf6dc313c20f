"""Newspaper pages without contents: articles by the form of their titles."""

from bulletin.importer.pipeline import import_text

PAGE = """\
石桥日报 2021年7月4日 星期日 第3版

本报责任编辑：李文 版式：王国栋

要闻

石桥县水利站

老街的水有了去处

本报讯（记者 李文 通讯员 陈静） 老街排水改造昨日完工。

沿街住户说：“再也不用淌水



▲工人在老街铺设水管。 李文 摄

过街了。”

（上接第一版）的办法，逐项落实到人。

柳湾镇政府

果园里办起学堂

每到中午，果园里响起读书声。

一棵树的故事

老人从一棵树讲起。
"""


def bodies() -> dict[str, str]:
    made = import_text(PAGE, "page.txt")
    return {article.title: "\n".join(p.text for p in article.paragraphs) for article in made.articles}


def test_titles_with_a_kicker_begin_articles() -> None:
    """The institution above is the kicker, the label of the page the department."""
    first = import_text(PAGE, "page.txt").articles[0]
    assert (first.department, first.kicker, first.title) == ("要闻", "石桥县水利站", "老街的水有了去处")


def test_a_caption_leaves_the_sentence_that_it_stands_in() -> None:
    """The sentence is whole, the caption stands behind it."""
    text = bodies()["老街的水有了去处"]
    assert "沿街住户说：“再也不用淌水过街了。”\n▲工人在老街铺设水管。" in text


def test_a_tail_from_another_page_stands_alone_with_its_mark() -> None:
    """Its head is not on this page, so it is glued to nothing."""
    assert bodies()["（上接1版）"].startswith("（上接1版）的办法")


def test_a_single_short_line_is_a_subheading_and_reported() -> None:
    """It might be another title, so the editor is told."""
    made = import_text(PAGE, "page.txt")
    article = next(a for a in made.articles if a.title == "果园里办起学堂")
    assert [p.text for p in article.paragraphs if p.kind == "heading"] == ["一棵树的故事"]
    assert "小标题" in {decision.kind for decision in made.report.unsure}


def test_headings_of_the_source_part_articles_from_sections() -> None:
    """# begins an article, ### a section."""
    text = (
        "# 路灯亮了\n\n## ——小巷见闻\n\n夜里小巷亮着灯。\n\n### 一盏灯\n\n灯修好了。\n\n"
        "# 学堂开了\n\n学堂开在仓房里。\n"
    )
    made = import_text(text, "page.md")
    assert [(a.title, a.deck) for a in made.articles] == [("路灯亮了", ("小巷见闻",)), ("学堂开了", ())]


def test_a_title_may_hold_a_comma() -> None:
    """Under a kicker, a short line with one comma and no end is a title."""
    text = (
        "柳湾镇政府\n\n读书，让日子更有滋味\n\n"
        "每到中午，果园里响起读书声。\n\n老人从一棵树讲起，讲到村里的路。\n"
    )
    made = import_text(text, "page.txt")
    assert [(a.kicker, a.title) for a in made.articles] == [("柳湾镇政府", "读书，让日子更有滋味")]


def test_a_numbered_list_of_a_newspaper_is_no_contents() -> None:
    """Short numbered lines without a cover before them are text."""
    items = "".join(f"{number}.看好第{number}段水渠。\n\n" for number in range(1, 7))
    made = import_text(f"石桥县水利站\n\n水渠有了看护人\n\n看护人每天要做六件事。\n\n{items}", "page.txt")
    assert [article.title for article in made.articles] == ["水渠有了看护人"]
    assert len(made.articles[0].paragraphs) == 7


def test_a_column_begins_an_article_behind_a_text_that_stops_short() -> None:
    """Names of columns end in words of their own (记事, 随笔), whatever stands before them."""
    text = (
        "水渠修好了\n\n本报讯（记者 李文） 水渠昨日修好，沿街的住户都来帮忙，挑土的\n\n"
        "小镇记事\n\n渠边的读书声\n\n每到中午，渠边响起读书声，老人从一棵树讲起。\n"
    )
    made = import_text(text, "page.txt")
    assert [(a.department, a.title) for a in made.articles][1] == ("小镇记事", "渠边的读书声")


def test_lines_over_the_institution_of_the_first_article_are_the_pages_heading() -> None:
    """The heading is the department of all articles under it."""
    text = (
        "全县水渠故事选刊\n\n石桥县水利站\n\n水渠有了看护人\n\n看护人每天要做六件事。\n\n"
        "柳湾镇政府\n\n果园里办起学堂\n\n每到中午，果园里响起读书声。\n"
    )
    made = import_text(text, "page.txt")
    assert {article.department for article in made.articles} == {"全县水渠故事选刊"}
    assert [article.kicker for article in made.articles] == ["石桥县水利站", "柳湾镇政府"]
