"""A draft with everything in it comes through whole."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.importer.word.findings import Weight
from bulletin.load.pictures import Mention, measure
from bulletin.markup import render_body
from bulletin.model import Form
from importer.word.drafts import (
    NAMESPACES,
    body_of,
    bold,
    called,
    cell,
    convert,
    docx,
    levels,
    listed,
    lists,
    notes,
    para,
    picture,
    png,
    read,
    run,
    table,
    text_box,
    title,
)

COMMENT = f'<w:comment w:id="0" w:author="方某">{para("再核一遍数")}</w:comment>'
EVERYTHING = docx(
    para("栏目：调研报告"),
    title("让每一盏路灯都亮着"),
    para("——老城夜间照明的调研", align="center"),
    para("王某某　李某某", called(1), align="center"),
    para("（2026年3月1日）", align="center"),
    para("编者按：这篇调研走了六条街。"),
    para("　　老城有", bold("四百零六盏"), "路灯", called(2), "，亮着的不到三百盏。"),
    para("灯为什么不亮", more=listed(1)),
    para("（一）线路老了。", "线是三十年前的线。"),
    para(
        '<w:ins w:id="1"><w:r><w:t>杆也老了。</w:t></w:r></w:ins>',
        '<w:del w:id="2"><w:r><w:delText>风大。</w:delText></w:r></w:del>',
    ),
    para("怎样让它亮", more=listed(1)),
    para("换线；", more=listed(2)),
    para("换杆。", more=listed(2)),
    para("表1 各街的路灯", align="center"),
    table(
        (cell("街名", merge="restart"), cell("路灯", span=2)),
        (cell(merge="continue"), "亮", "不亮"),
        ("东街", cell("81", align="right"), cell("20", align="right")),
    ),
    para(picture("i1")),
    para("图1 修灯的人（王某某 摄）", align="center"),
    para(picture("i2", "夜里的东街")),
    para("灯下的字，看得清", called(3, "endnote"), "。", text_box(para("框里还有一句。"))),
    parts={
        "numbering.xml": lists(levels(("chineseCounting", "%1、")), levels(("decimal", "%1."), number="2")),
        "footnotes.xml": notes(
            "footnote", {"1": para("作者系市政协委员。"), "2": para("据街道", bold("登记"), "。")}
        ),
        "endnotes.xml": notes("endnote", {"3": para("五号字，一臂远。") + para("阴天也行。")}),
        "comments.xml": f"<w:comments {NAMESPACES}>{COMMENT}</w:comments>",
        "header1.xml": f"<w:hdr {NAMESPACES}>{para('讨论稿')}</w:hdr>",
        "media/a.png": png(),
        "media/b.jpg": png("red", form="JPEG"),
    },
    relations={"i1": "media/a.png", "i2": "media/b.jpg"},
)

EXPECTED = """
老城有**四百零六盏**路灯[^1]，亮着的不到三百盏。

## 一、灯为什么不亮

（一）线路老了。线是三十年前的线。

杆也老了。

## 二、怎样让它亮

1. 换线；
2. 换杆。

表1　各街的路灯

| 街名 | 路灯　亮 | 路灯　不亮 |
| --- | ---: | ---: |
| 东街 | 81 | 20 |

![图1　修灯的人](images/图1.png "王某某　摄")

![夜里的东街](images/图2.jpg)

灯下的字，看得清[^2]。

框里还有一句。

[^1]: 据街道**登记**。

[^2]: 五号字，一臂远。

    阴天也行。
"""


def test_the_article_is_as_an_editor_would_write_it() -> None:
    """Front matter, headings with their automatic numbers, table, pictures, notes of both kinds."""
    text, report = convert(EVERYTHING, department="")
    front = text.split("\n---\n")[0]
    assert (
        "标题: 让每一盏路灯都亮着\n副题: 老城夜间照明的调研\n栏目: 调研报告\n作者: [王某某, 李某某]" in front
    )
    assert "编者按: 这篇调研走了六条街。\n作者简介: 作者系市政协委员" in front
    assert body_of(text) == EXPECTED.strip()
    assert report.lost == ()


def test_what_is_left_out_is_in_the_report_with_its_words() -> None:
    """Deleted words, comments, headers; and nothing else."""
    _, report = convert(EVERYTHING)
    assert {one.text for one in report.of(Weight.OUT)} == {"风大。", "再核一遍数", "讨论稿"}


def test_pictures_come_along_byte_for_byte() -> None:
    """A PNG and a JPEG are not written anew."""
    draft = read(EVERYTHING)
    assert [(one.suffix, one.data) for one in draft.pictures.values()] == [
        (".png", png()),
        (".jpg", png("red", form="JPEG")),
    ]


def test_the_same_draft_gives_the_same_text() -> None:
    """No order of a set or a dictionary shows."""
    assert convert(EVERYTHING) == convert(EVERYTHING)


WORDS = st.text(
    alphabet="政协委员老城停车，。；：“”（）*_[]|<>&#`~!-+.\\123 abc　一二、", min_size=1, max_size=30
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["plain", "bold", "item", "cell", "deleted", "box", "note", "quote"]), WORDS
        ),
        min_size=1,
        max_size=12,
    )
)
def test_every_character_stands_in_the_article_or_in_the_report(content: list[tuple[str, str]]) -> None:
    """Counted character by character, white space apart, over drafts of any make."""
    body, footnotes = [title("一份随便写的稿子")], {}
    for number, (kind, words) in enumerate(content, start=1):
        body.append(_block(kind, words, number))
        if kind == "note":
            footnotes[str(number)] = para(run(words))
    data = docx(
        *body,
        parts={
            "numbering.xml": lists(levels(("bullet", "·"))),
            "footnotes.xml": notes("footnote", footnotes),
        },
    )
    text, report = convert(data)
    front, markdown = text.split("\n---\n", 1)
    rendered = render_body(markdown, first_line=1, form=Form.ARTICLE, resolver=AnyFile()).text
    told = "".join(f"{one.message}{one.text}" for one in report.findings)
    missing = _count("".join(words for _, words in content)) - _count(front + rendered + told)
    assert not missing, text
    assert report.lost == ()


class AnyFile:
    """Takes every picture and link."""

    def picture(self, source: str) -> tuple[int, int] | None:
        return (1, 1) if source else None

    def article(self, href: str) -> str:
        return href


def _block(kind: str, words: str, number: int) -> str:
    deleted = run(words).replace("w:t", "w:delText")
    blocks = {
        "bold": para("前面", bold(words), "后面"),
        "item": para(run(words), more=listed(1)),
        "cell": table(("甲", "乙"), (cell(para(run(words))), "丙")),
        "deleted": para("留着", f'<w:del w:id="{number}">{deleted}</w:del>'),
        "box": para("旁边", text_box(para(run(words)))),
        "note": para("有注", called(number), "的话"),
        "quote": para(run(words), style="Q"),
        "plain": para(run(words)),
    }
    return blocks[kind]


def _count(text: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", text))


def test_a_picture_that_came_along_passes_the_loader(tmp_path) -> None:
    """What the importer writes, the build takes."""
    draft = read(EVERYTHING)
    for number, one in draft.pictures.items():
        file = tmp_path / f"{number}{one.suffix}"
        file.write_bytes(one.data)
        assert measure(Mention(file.name, tmp_path, "稿件.md", 1)) == (40, 30)
