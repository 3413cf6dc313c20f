"""Tables: merged cells, heads of two rows, frames, pictures set by a table."""

from bulletin.importer.word.findings import Weight
from bulletin.importer.word.writing.report import describe
from importer.word.drafts import (
    body_of,
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
    table,
    title,
)  # fmt: skip

TEXT = para("下面是一张表，说的是路灯。")


def body(*content: str, parts: dict | None = None, relations: dict | None = None) -> tuple[str, str]:
    text, report = convert(docx(title("路灯"), TEXT, *content, parts=parts, relations=relations))
    assert report.lost == ()
    told = "\n".join(describe(one) for one in report.of(Weight.LOOK))
    return body_of(text).removeprefix("下面是一张表，说的是路灯。\n\n"), told


def test_a_plain_table() -> None:
    """A line end in a cell stays, a bar is no border."""
    made, _ = body(table(("街", "灯"), (cell("东街", "北段"), "8|1")))
    assert made == "| 街 | 灯 |\n| --- | --- |\n| 东街<br>北段 | 8\\|1 |"


def test_cells_over_rows_are_repeated_and_cells_over_columns_stand_first() -> None:
    """And the editor is told to look."""
    made, told = body(
        table(
            ("区", "街", "灯"),
            (cell("老城", merge="restart"), "东街", "81"),
            (cell(merge="continue"), "西街", "67"),
            (cell("合计", span=2), "148"),
        )
    )
    assert made.splitlines()[2:] == ["| 老城 | 东街 | 81 |", "| 老城 | 西街 | 67 |", "| 合计 |  | 148 |"]
    assert "横着合并的格子有1个" in told
    assert "竖着合并的格子有1个" in told


def test_a_head_of_two_rows_becomes_one() -> None:
    made, _ = body(
        table(
            (cell("街", merge="restart"), cell("灯", span=2)),
            (cell(merge="continue"), "亮", "不亮"),
            ("东街", "81", "20"),
        )
    )
    assert made.splitlines()[0] == "| 街 | 灯　亮 | 灯　不亮 |"


def test_a_title_in_the_first_row_stands_above_the_table() -> None:
    made, _ = body(table((cell("表1 路灯", span=2),), ("街", "灯"), ("东街", "81")))
    assert made.startswith("表1　路灯\n\n| 街 | 灯 |")


def test_title_and_unit_above_a_table() -> None:
    """表1　路灯（单位：盏）: the form that is set as a table's title."""
    made, _ = body(
        para("表1：路灯", align="center"), para("单位：盏", align="right"), table(("街", "灯"), ("东", "1"))
    )
    assert made.startswith("表1　路灯（单位：盏）\n\n| 街 |")


def test_numbers_at_the_right_stay_at_the_right() -> None:
    made, _ = body(table(("街", "灯"), ("东", cell("1", align="right")), ("西", cell("2", align="right"))))
    assert "| --- | ---: |" in made


def test_a_table_of_one_cell_is_a_frame() -> None:
    made, told = body(table((cell("框里的第一句。", "框里的第二句。"),)))
    assert made == "框里的第一句。\n\n框里的第二句。"
    assert "只有一格的表当作正文收" in told


def test_a_table_in_a_table_loses_nothing() -> None:
    made, told = body(table(("甲", "乙"), (cell(table(("一", "二"), ("三", "四"))), "丙")))
    assert "| 一；二；三；四 | 丙 |" in made
    assert "格子里套着的表" in told


def test_notes_and_numbers_in_cells() -> None:
    made, _ = body(
        table(("街", "灯"), (cell(para("东街", more=listed(1))), cell(para("81", called(1))))),
        parts={
            "footnotes.xml": notes("footnote", {"1": para("自己数的。")}),
            "numbering.xml": lists(levels(("decimal", "%1."))),
        },
    )
    assert "| 1.东街 | 81[^1] |" in made
    assert made.endswith("[^1]: 自己数的。")


def test_pictures_set_by_a_table_are_pictures_with_their_captions() -> None:
    made, told = body(
        table(
            (cell(para(picture("i1"))), cell(para(picture("i2")))),
            (cell("灯亮以前"), cell("灯亮以后")),
        ),
        parts={"media/a.png": png(), "media/b.png": png("red")},
        relations={"i1": "media/a.png", "i2": "media/b.png"},
    )
    assert made == "![灯亮以前](images/图1.png)\n\n![灯亮以后](images/图2.png)"
    assert "用表格排的图片" in told


def test_a_deleted_row_is_left_out_and_reported() -> None:
    gone = '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>' + cell("南街") + cell("9") + "</w:tr>"
    data = docx(
        title("路灯"), TEXT, table(("街", "灯"), ("东街", "1")).replace("</w:tbl>", gone + "</w:tbl>")
    )
    text, report = convert(data)
    assert "南街" not in text
    assert [one.text for one in report.of(Weight.OUT)] == ["南街9"]
    assert report.lost == ()
