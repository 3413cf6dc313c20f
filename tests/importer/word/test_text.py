"""The words of paragraphs: emphasis, links, revisions, fields, boxes, symbols, formulas."""

import pytest

from bulletin.importer.word.findings import Weight
from bulletin.importer.word.writing.report import describe, write_json
from importer.word.drafts import (
    NAMESPACES,
    body_of,
    bold,
    called,
    convert,
    docx,
    notes,
    para,
    run,
    text_box,
    title,
)

OPENING = "第一段说路灯，话不长。"


def body(*content: str, **options) -> tuple[str, list[tuple[str, str]]]:
    """The text behind the first paragraph, and kind and words of what was left out."""
    text, report = convert(docx(title("路灯"), para(OPENING), *content, **options))
    assert report.lost == ()
    out = [(one.kind, one.text) for one in report.of(Weight.OUT)]
    return body_of(text).removeprefix(OPENING).strip(), out


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ([bold("重点"), "在后面。"], "**重点**在后面。"),
        (["见", run("《路灯》", "<w:i/>"), "一书。"], "见*《路灯》*一书。"),
        ([run("又重又斜", "<w:b/><w:i/>"), "。"], "***又重又斜***。"),
        ([bold("前"), run("后", "<w:i/>"), "。"], "**前**<i>后</i>。"),
        ([bold("分开"), bold("的一句"), "。"], "**分开的一句**。"),
        ([bold("两边 "), "有空。"], "**两边** 有空。"),
        (["共100", run("2", '<w:vertAlign w:val="superscript"/>'), "。"], "共100<sup>2</sup>。"),
        (["　　缩进两格。"], "缩进两格。"),
        (["    四个空格。"], "四个空格。"),
        (["每 100 盏", "灯 ，", "亮 81 盏。"], "每100盏灯，亮81盏。"),
        (["甲\t乙"], "甲　乙"),
        (["第一行没有完", "<w:r><w:br/></w:r>", "第二行。"], "第一行没有完  \n第二行。"),
        (["第一句完了。", "<w:r><w:br/></w:r>", "第二句。"], "第一句完了。\n\n第二句。"),
        (["分页", '<w:r><w:br w:type="page"/></w:r>', "不断句。"], "分页不断句。"),
        (["选", '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "是。"], "选☑是。"),
    ],
)
def test_words_and_faces(content: list[str], expected: str) -> None:
    assert body(para(*content))[0] == expected


def test_links_lead_to_the_web_only() -> None:
    link = '<w:hyperlink r:id="h"><w:r><w:t>办法</w:t></w:r></w:hyperlink>'
    web = {"h": ("hyperlink", "https://example.org/办法(1)?a=1")}
    assert (
        body(para("见", link, "。"), external=web)[0]
        == "见[办法](https://example.org/%E5%8A%9E%E6%B3%95%281%29?a=1)。"
    )
    for bad in ("file:///C:/a.doc", "javascript:alert(1)"):
        assert body(para("见", link, "。"), external={"h": ("hyperlink", bad)})[0] == "见办法。"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("javascript:alert(1)", "链接里是一段程序（javascript:alert(1)），不能放上网，只留下文字"),
        ("JAVA script:alert(1)", "链接里是一段程序（JAVA script:alert(1)），不能放上网，只留下文字"),
        ("data:text/html,x", "链接里是一段数据（data:text/html,x），不是网址，只留下文字"),
        ("weixin://dl/chat", "链接要用别的程序打开（weixin://dl/chat），不是网址，只留下文字"),
        ("file:///C:/a.doc", "链接指向电脑里的文件（file:///C:/a.doc），只留下文字"),
        (r"D:\\稿件\\a.doc", r"链接指向电脑里的文件（D:\\稿件\\a.doc），只留下文字"),
        ("a.doc", "链接指向电脑里的文件（a.doc），只留下文字"),
    ],
)
def test_a_link_that_is_not_kept_is_called_what_it_is(address: str, said: str) -> None:
    """A script is no file, and an editor may want to know."""
    link = '<w:hyperlink r:id="h"><w:r><w:t>办法</w:t></w:r></w:hyperlink>'
    _, report = convert(docx(title("路灯"), para(OPENING, link), external={"h": ("hyperlink", address)}))
    assert said in [one.message for one in report.of(Weight.DONE)]


def test_nothing_in_a_report_moves_the_cursor_of_a_terminal() -> None:
    """A comment with an escape of the terminal in it; the words beside it stay."""
    words = para("再\u009b2J核一遍")
    inner = f'<w:comment w:id="7" w:author="方\u009b某">{words}</w:comment>'
    comment = f"<w:comments {NAMESPACES}>{inner}</w:comments>"
    mark = '<w:r><w:commentReference w:id="7"/></w:r>'
    _, report = convert(docx(title("路灯"), para(OPENING, mark), parts={"comments.xml": comment}))
    (found,) = report.of(Weight.OUT)
    assert describe(found).endswith("批注（方某）没有收：再2J核一遍")
    assert "\u009b" not in write_json([report])
    assert "\\u009b" in write_json([report])


def test_a_field_shows_its_result() -> None:
    """A hyperlink's address is kept, instructions are no text."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    told = '<w:r><w:instrText> HYPERLINK "https://example.org/" </w:instrText></w:r>'
    assert (
        body(para("见", marks[0], told, marks[1], "这里", marks[2], "。"))[0]
        == "见[这里](https://example.org/)。"
    )


def test_revisions_are_carried_out_and_reported() -> None:
    made, out = body(
        para(
            "灯",
            '<w:ins w:id="1"><w:r><w:t>都</w:t></w:r></w:ins>',
            '<w:del w:id="2"><w:r><w:delText>不</w:delText></w:r></w:del>',
            "亮。",
        )
    )
    assert made == "灯都亮。"
    assert out == [("修订中删去的文字", "不")]


def test_paragraphs_whose_mark_was_deleted_are_one() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert body(para("前半句，", more=gone), para("后半句。"))[0] == "前半句，后半句。"


def test_what_moved_stands_where_it_moved_to() -> None:
    moved = (
        '<w:moveFrom w:id="1"><w:r><w:t>搬走的。</w:t></w:r></w:moveFrom>',
        '<w:moveTo w:id="2"><w:r><w:t>搬走的。</w:t></w:r></w:moveTo>',
    )
    assert body(para("甲。", moved[0]), para("乙。", moved[1]))[0] == "甲。\n\n乙。搬走的。"


def test_hidden_words_phonetic_guides_and_prompts_are_left_out_with_their_words() -> None:
    base = "<w:rubyBase><w:r><w:t>灯</w:t></w:r></w:rubyBase>"
    ruby = f"<w:r><w:ruby><w:rt><w:r><w:t>dēng</w:t></w:r></w:rt>{base}</w:ruby></w:r>"
    inner = "<w:sdtContent><w:r><w:t>单击此处输入</w:t></w:r></w:sdtContent>"
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{inner}</w:sdt>"
    filled = "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>填好了</w:t></w:r></w:sdtContent></w:sdt>"
    made, out = body(para("修", ruby, run("藏着的", "<w:vanish/>"), "，", prompt, filled, "。"))
    assert made == "修灯，填好了。"
    assert sorted(out) == [("模板里没有填的空", "单击此处输入"), ("注音", "dēng"), ("隐藏的文字", "藏着的")]


def test_text_boxes_come_once_and_are_reported() -> None:
    """Word writes each twice, for new and for old programs."""
    text, report = convert(docx(title("路灯"), para(OPENING, text_box(para("框里的话。")))))
    assert body_of(text) == f"{OPENING}\n\n框里的话。"
    assert any(one.kind == "文本框" for one in report.of(Weight.LOOK))


def test_comments_name_who_wrote_them_and_where_they_hang() -> None:
    inner = f'<w:comment w:id="7" w:author="方某">{para("再核一遍")}</w:comment>'
    comment = f"<w:comments {NAMESPACES}>{inner}</w:comments>"
    _, report = convert(
        docx(
            title("路灯"),
            para(OPENING, '<w:r><w:commentReference w:id="7"/></w:r>'),
            parts={"comments.xml": comment},
        )
    )
    (found,) = report.of(Weight.OUT)
    assert (found.place.number, found.message, found.text) == (2, "批注（方某）没有收", "再核一遍")


def test_a_contents_of_the_draft_s_own_is_left_out() -> None:
    made, out = body(para("一、难在哪里\t1", style="toc1"), para("正文一句。"))
    assert made == "正文一句。"
    assert out == [("目录", "一、难在哪里\t1")]


def test_formulas_are_a_line_of_text() -> None:
    formula = (
        "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
        "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
    )
    assert body(para("得", formula, "。"))[0] == "得(a+b)/2x<sup>2</sup>。"


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        ('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e><m:r><m:t>x</m:t></m:r></m:e></m:nary>', "∑x"),
        ("<m:nary><m:e><m:r><m:t>x</m:t></m:r></m:e></m:nary>", "∫x"),
        (
            "<m:rad><m:deg><m:r><m:t>3</m:t></m:r></m:deg><m:e><m:r><m:t>x</m:t></m:r></m:e></m:rad>",
            "<sup>3</sup>√x",
        ),
        (
            (
                '<m:d><m:dPr><m:begChr m:val="["/><m:sepChr m:val=","/><m:endChr m:val=""/></m:dPr>'
                "<m:e><m:r><m:t>a</m:t></m:r></m:e><m:e><m:r><m:t>b</m:t></m:r></m:e></m:d>"
            ),
            r"\[a,b",
        ),
    ],
)
def test_signs_that_a_formula_keeps_as_properties_are_written(formula: str, line: str) -> None:
    """Sums, roots, brackets: they stand in no run of text."""
    assert body(para("得", f"<m:oMath>{formula}</m:oMath>", "。"))[0] == f"得{line}。"


def test_what_would_break_a_file_is_taken_out() -> None:
    """Line ends and control characters from other programs: an article with them could not be read."""
    text, report = convert(docx(title("路灯"), para("第一行话\u2028第二\x85行\x7f说完。")))
    assert body_of(text) == "第一行话  \n第二  \n行说完。"
    assert report.lost == ()


def test_typed_bullets_are_items_and_a_chronicle_is_told_by_them() -> None:
    items = [para(f"★1月{day}日，修了{day}盏灯。") for day in (5, 8, 9)]
    text, _ = convert(docx(title("工作动态"), *items), department="")
    assert body_of(text).startswith("- 1月5日　修了5盏灯。\n- 1月8日　")
    assert "栏目: 工作动态\n" in text
    assert "体裁: 纪事" in text


def test_a_mobile_number_asks_the_editor() -> None:
    _, report = convert(docx(title("路灯"), para("有事请打13900000000。")))
    assert any(one.kind == "手机号码" for one in report.of(Weight.TODO))


def test_the_strict_form_of_the_format_is_read() -> None:
    """ISO 29500 strict differs in its namespaces."""
    data = docx(title("路灯"), para(OPENING))
    assert OPENING in convert(_strict(data))[0]


def _strict(data: bytes) -> bytes:
    import io
    import zipfile

    old, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in old.namelist():
            content = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            package.writestr(
                name,
                content.replace(
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
                ),
            )
    return out.getvalue()


def test_a_note_that_calls_itself_ends() -> None:
    """And one whose call was deleted is in the report with its words."""
    parts = {
        "footnotes.xml": notes(
            "footnote", {"1": para("自己说自己", called(1), "。"), "2": para("没有人叫的注。")}
        )
    }
    text, report = convert(docx(title("路灯"), para(OPENING, called(1)), parts=parts))
    assert body_of(text) == f"{OPENING}[^1]\n\n[^1]: 自己说自己[^1]。"
    assert [one.text for one in report.of(Weight.OUT)] == ["没有人叫的注。"]
    assert report.lost == ()
