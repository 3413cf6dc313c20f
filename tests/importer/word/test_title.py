"""The title block and the end of a draft become front matter."""

import pytest

from bulletin.importer.word.findings import Weight
from importer.word.drafts import body_of, bold, convert, docx, para, run, table, title

PROPOSAL = "提案:\n  案号: （待填）\n  提案者: 王某某\n"
TEXT = para("老城的街道窄，车却越来越多，这是一段正文。")


def front_of(*body: str, department: str = "社情民意") -> str:
    return convert(docx(*body), department=department)[0].split("\n---\n")[0].removeprefix("---\n") + "\n"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ([title("停车新规")], "标题: 停车新规\n"),
        ([para("停车新规", style="T")], "标题: 停车新规\n"),
        ([para("停车新规", style="1")], "标题: 停车新规\n"),
        ([para(bold("停车新规"), align="center")], "标题: 停车新规\n"),
        ([para("停车新规")], "标题: 停车新规\n"),
        ([title("停车"), title("新规")], "标题: 停车　新规\n"),
        ([title("停 车 新 规")], "标题: 停车新规\n"),
        ([para("市政协全会发言", align="center"), title("停车新规")], "\n引题: 市政协全会发言\n"),
        ([title("停车新规"), para("——一条街的试点", align="center")], "副题: 一条街的试点\n"),
        ([title("停车新规"), para("市政协委员　王某某", align="center")], "姓名: 王某某\n  职务: 市政协委员"),
        ([title("停车新规"), para("市政协提案委员会", align="center")], "作者:\n  单位: 市政协提案委员会"),
        ([title("停车新规"), para("通讯员：王某某", align="center")], "作者: 王某某"),
        ([title("停车新规"), para("（2026年3月1日）", align="center")], "日期: '2026-03-01'"),
        ([title("停车新规"), para("编者按：这是编者写的话。看完再说。")], "编者按: 这是编者写的话。"),
        ([title("停车新规"), para("提案者：王某某"), para("界别：经济界")], f"{PROPOSAL}  界别: 经济界"),
    ],
)  # fmt: skip
def test_heads_of_drafts(head: list[str], expected: str) -> None:
    """By style, size, weight or place; what stands above and below by the recogniser of back issues."""
    assert expected in front_of(*head, TEXT)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("样刊调研组　甲某某　乙某某", ["甲某某", "乙某某"]),
        ("市政协调研组 王某某 李某", ["王某某", "李某"]),
        ("王某某、李某某", ["王某某", "李某某"]),
        ("买买提·艾力", ["买买提·艾力"]),
        ("市政协委员　买买提·艾力", ["买买提·艾力"]),
    ],
)
def test_a_line_of_a_unit_and_names_is_the_author_line(line: str, names: list[str]) -> None:
    """Several persons of one unit, and names with points; nothing of the line stays in the text."""
    text, report = convert(docx(title("停车新规"), para(line), TEXT))
    assert all(name in text.split("\n---\n")[0] for name in names)
    assert body_of(text).startswith("老城的街道窄")
    assert report.lost == ()


def test_a_line_that_only_looks_like_authors_stays_and_is_quoted() -> None:
    """A pen name is no certain name: the editor is shown the line."""
    text, report = convert(docx(title("停车新规"), para("市政协调研组　闲云野鹤"), TEXT))
    assert "作者" not in text
    assert body_of(text).startswith("市政协调研组　闲云野鹤")
    (told,) = [one.message for one in report.of(Weight.LOOK) if one.kind == "作者"]
    assert "“市政协调研组　闲云野鹤”" in told


def test_text_under_the_title_stays_text() -> None:
    """A first subheading is no deck, a short first sentence no byline."""
    text, _ = convert(docx(title("停车新规"), para(bold("停车难在哪里")), TEXT, para(bold("怎样办")), TEXT))
    assert body_of(text).startswith("## 停车难在哪里\n\n老城的街道窄")


def test_a_draft_without_a_title_is_named_after_its_file_and_says_so() -> None:
    text, report = convert(docx(TEXT), name="停车调研.docx")
    assert "标题: 停车调研\n" in text
    assert [one.kind for one in report.of(Weight.TODO)] == ["标题"]


def test_a_department_is_taken_only_where_it_is_certain() -> None:
    """Written in the draft, or that of proposals; else the key waits to be filled in."""
    assert "栏目: 特稿\n" in front_of(para("【特稿】"), title("停车新规"), TEXT, department="")
    assert "栏目: 提案选登\n" in front_of(title("停车新规"), para("提案人：王某某"), TEXT, department="")
    text, report = convert(docx(title("停车新规"), TEXT), department="")
    assert "栏目: （待填）\n" in text
    assert [one.kind for one in report.of(Weight.TODO)] == ["栏目"]


def test_the_editors_choice_of_department_wins() -> None:
    assert "栏目: 特稿\n" in front_of(title("停车新规"), TEXT, department="特稿")


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ([para("（作者系市政协委员、某某学校教师）")], "作者简介: 作者系市政协委员、某某学校教师"),
        ([para("（作者分别系市政协委员、教师）")], "作者简介: 作者分别系市政协委员、教师"),
        ([para("（作者单位：市政协研究室）")], "作者简介: 作者单位：市政协研究室"),
        (
            [para("王某某", align="right"), para("2026年3月1日", align="right")],
            "作者: 王某某\n日期: '2026-03-01'",
        ),
        ([para("（王某某）")], "作者: 王某某"),
        ([para("市政协提案委员会", align="right")], "作者:\n  单位: 市政协提案委员会"),
    ],
)
def test_ends_of_drafts(end: list[str], expected: str) -> None:
    """A note on the author, a signature, a date leave the text for the front matter."""
    text, report = convert(docx(title("停车新规"), TEXT, *end))
    assert expected in text
    assert body_of(text) == "老城的街道窄，车却越来越多，这是一段正文。"
    assert report.lost == ()


def test_a_last_line_that_is_text_stays() -> None:
    """张灯结彩 at the end is no signature, though it might be a name."""
    text, _ = convert(docx(title("停车新规"), TEXT, para("万事大吉")))
    assert body_of(text).endswith("万事大吉")


def test_a_digest_has_its_speeches() -> None:
    """发言摘登: title, speaker, speech; the titles stand on one level."""
    text, _ = convert(
        docx(
            title("协商会发言摘登"),
            para(run("把灯修好", "<w:b/>"), align="center"),
            para("市政协委员　王某某", align="center"),
            para("灯坏了很久，应当先修路口的灯。"),
            para(run("把路修平", "<w:b/>"), align="center"),
            para("市政协委员　李某某", align="center"),
            para("路也坏了很久，应当先修校门口的路。"),
        )
    )
    assert "体裁: 发言摘登" in text
    assert "## 把灯修好\n\n市政协委员　王某某\n\n灯坏了很久" in body_of(text)
    assert "## 把路修平\n\n市政协委员　李某某" in body_of(text)


def test_a_table_ends_the_title_block() -> None:
    text, _ = convert(docx(title("停车新规"), table(("甲", "乙"), ("1", "2")), para("王某某")))
    assert body_of(text).startswith("| 甲 | 乙 |")


def test_the_head_of_a_proposal_as_a_form() -> None:
    """A small table of labels and values; any other table stays one."""
    form = table(("案号", "37", "界别", "经济界"), ("提案者", "王某某、李某某", "承办单位", "市城市管理局"))
    text, report = convert(docx(title("停车的提案"), form, TEXT), department="")
    assert "栏目: 提案选登\n作者: [王某某, 李某某]\n提案:\n  案号: '37'\n  提案者: 王某某、李某某\n" in text
    assert "  界别: 经济界\n  承办: 市城市管理局\n" in text
    assert body_of(text) == "老城的街道窄，车却越来越多，这是一段正文。"
    assert report.lost == ()
    other = table(("街道", "37"), ("界别", "经济界"))
    assert "| 街道 | 37 |" in convert(docx(title("停车的提案"), other, TEXT))[0]


@pytest.mark.parametrize(
    ("line", "signs"), [("停车难怎么办", False), ("马上就办", False), ("市委办", True), ("城区信访办", True)]
)
def test_a_last_line_that_ends_in_ban_signs_only_as_an_office(line: str, signs: bool) -> None:
    """Over a date a unit signs; a question or a promise is the end of the text."""
    text, report = convert(
        docx(title("停车新规"), TEXT, para(line, align="right"), para("2026年3月1日", align="right"))
    )
    head, body = text.split("\n---\n")
    assert (f"单位: {line}" in head) is signs
    assert (line in body) is not signs
    assert report.lost == ()
